import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { isVersionOf } from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import {
  toCandidateRecord,
  toEnvironmentRecord,
  type CandidateRecord,
  type RunRecord,
} from '../database/rows';
import { vendorSignal } from '../scheduler/vendorCall';

/** Answers that are remembered; a history never changes, so they stay true. */
const MOST_ANSWERS = 1000;

/** A hot-fix stands in the way of a candidate for as long as this, in milliseconds. */
const HOTFIX_MATTERS_MS = 60 * 24 * 3_600_000;

/** When a candidate was first seen where it deploys itself to, by its id. */
export type Arrivals = ReadonlyMap<string, number>;

/** The hot-fixes that a candidate does not hold, by its id. */
export type MissingFixes = ReadonlyMap<string, string[]>;

/**
 * Asks the source whose history holds whose, outside of every transaction and each question once:
 * whether what is seen in an environment holds the candidate, and whether the candidate holds the
 * hot-fixes that are in production.
 */
export class Histories {
  readonly #answers = new Map<string, boolean>();

  private constructor(
    private readonly knex: Knex,
    private readonly model: ReleaseTrainModel,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    knex: Knex;
    model: ReleaseTrainModel;
    logger: LoggerService;
  }): Histories {
    const { knex, model, logger } = options;
    return new Histories(knex, model, logger);
  }

  /** Which pinned candidates of a run have come to where they deploy themselves to. */
  async arrivals(
    run: RunRecord,
    train: ConfiguredTrain,
    now: number,
    signal: AbortSignal,
  ): Promise<Arrivals> {
    const arrived = new Map<string, number>();
    const waiting = (await this.candidates(run)).filter(
      candidate =>
        candidate.state === 'pinned' &&
        !this.deploysTo(candidate.component, train.cutEnvironment),
    );
    if (waiting.length === 0) return arrived;
    const rows = await this.knex('environments').whereIn(
      'id',
      waiting.map(({ component }) => placeId(component, train.cutEnvironment)),
    );
    const places = rows.map(toEnvironmentRecord);
    for (const candidate of waiting) {
      const place = places.find(
        ({ component }) => component === candidate.component,
      );
      if (!place?.observedVersion) continue;
      const here =
        isVersionOf(place.observedVersion, candidate.sha) ||
        (await this.holds(
          candidate.component,
          candidate.sha,
          place.observedVersion,
          signal,
        ));
      if (!here) continue;
      const since = place.observedSince ?? now;
      arrived.set(
        candidate.id,
        since >= candidate.pinnedAt && since <= now ? since : now,
      );
    }
    return arrived;
  }

  /** The hot-fixes in production that the open candidates of a run do not hold. */
  async missingFixes(
    run: RunRecord,
    train: ConfiguredTrain,
    now: number,
    signal: AbortSignal,
  ): Promise<MissingFixes> {
    const missing = new Map<string, string[]>();
    if (run.lane === 'hotfix') return missing;
    const fixes = (
      await this.knex('candidates')
        .select('candidates.*')
        .join('runs', 'runs.id', 'candidates.run_id')
        .where({ 'runs.lane': 'hotfix', 'runs.train': train.id })
        .where('candidates.state', 'verified')
        .where('candidates.pinned_at', '>', now - HOTFIX_MATTERS_MS)
        .orderBy('candidates.id')
    ).map(toCandidateRecord);
    if (fixes.length === 0) return missing;
    for (const candidate of await this.candidates(run)) {
      const lacking: string[] = [];
      for (const fix of fixes) {
        if (fix.component !== candidate.component) continue;
        const { component, sha } = candidate;
        if (!(await this.holds(component, fix.sha, sha, signal))) {
          lacking.push(fix.sha);
        }
      }
      missing.set(candidate.id, lacking);
    }
    return missing;
  }

  private deploysTo(component: string, environment: string): boolean {
    return (
      this.model.environmentOf(component, environment)?.driver.triggers ?? false
    );
  }

  private async candidates(run: RunRecord): Promise<CandidateRecord[]> {
    const rows = await this.knex('candidates')
      .where({ run_id: run.id })
      .whereNotIn('state', ['unchanged', 'superseded'])
      .orderBy('id');
    return rows.map(toCandidateRecord);
  }

  /** Whether `version`, a sha or its beginning, holds `ancestor`; no while it cannot be asked. */
  private async holds(
    component: string,
    ancestor: string,
    version: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const key = `${component} ${ancestor} ${version}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const configured = this.model.components.get(component);
    if (!configured) return false;
    const { source, changeSource } = configured;
    const timeout = vendorSignal(signal, this.model.scheduler.vendorTimeoutMs);
    try {
      const commit = await changeSource.resolve(source, version, timeout);
      const answer =
        commit !== undefined &&
        (await changeSource.contains(source, ancestor, commit.sha, timeout));
      if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
      this.#answers.set(key, answer);
      return answer;
    } catch (error) {
      this.logger.warn(
        `Whether ${version} of ${component} holds ${ancestor} could not be read`,
        error as Error,
      );
      return false;
    }
  }
}
