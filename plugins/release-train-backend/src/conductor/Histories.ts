import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  isDrifting,
  isOpenCandidate,
  isVersionOf,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import {
  toCandidateRecord,
  toEnvironmentRecord,
  type CandidateRecord,
  type EnvironmentRecord,
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

/** What production holds that a candidate would bring there: the version, by the candidate's id. */
export type BroughtPast = ReadonlyMap<string, string>;

/** What the histories say of the candidates of a run. */
export interface HistoryAnswers {
  arrivals: Arrivals;
  missingFixes: MissingFixes;
  broughtPast: BroughtPast;
  /** False when the source could not answer everything, so that it has to be asked again. */
  complete: boolean;
}

/** A round of questions about one run. */
interface Round {
  run: RunRecord;
  train: ConfiguredTrain;
  candidates: CandidateRecord[];
  now: number;
  signal: AbortSignal;
  unanswered: number;
}

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

  async read(
    run: RunRecord,
    train: ConfiguredTrain,
    now: number,
    signal: AbortSignal,
  ): Promise<HistoryAnswers> {
    const rows = await this.knex('candidates')
      .where({ run_id: run.id })
      .whereNotIn('state', ['unchanged', 'superseded'])
      .orderBy('id');
    const round: Round = {
      run,
      train,
      candidates: rows.map(toCandidateRecord),
      now,
      signal,
      unanswered: 0,
    };
    const arrivals = await this.arrivals(round);
    const missingFixes = await this.missingFixes(round);
    const broughtPast = await this.broughtPast(round);
    const complete = round.unanswered === 0;
    return { arrivals, missingFixes, broughtPast, complete };
  }

  /** Which pinned candidates have come to where they deploy themselves to. */
  private async arrivals(round: Round): Promise<Arrivals> {
    const { train, now } = round;
    const arrived = new Map<string, number>();
    const waiting = round.candidates.filter(
      candidate =>
        candidate.state === 'pinned' &&
        !this.deploysTo(candidate.component, train.cutEnvironment),
    );
    const places = await this.places(waiting, train.cutEnvironment);
    for (const candidate of waiting) {
      const place = places.get(candidate.component);
      if (!place?.observedVersion) continue;
      if (!(await this.isIn(round, candidate, place.observedVersion))) continue;
      const since = place.observedSince ?? now;
      arrived.set(
        candidate.id,
        since >= candidate.pinnedAt && since <= now ? since : now,
      );
    }
    return arrived;
  }

  /** The hot-fixes in production that the candidates do not hold. */
  private async missingFixes(round: Round): Promise<MissingFixes> {
    const { run, train, now } = round;
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
    for (const candidate of round.candidates) {
      const lacking: string[] = [];
      for (const fix of fixes) {
        if (fix.component !== candidate.component) continue;
        // Lacking until the source says otherwise.
        if ((await this.holds(round, fix, candidate.sha)) !== true) {
          lacking.push(fix.sha);
        }
      }
      missing.set(candidate.id, lacking);
    }
    return missing;
  }

  /**
   * Which open candidates production holds already, by a hot-fix or somebody's own deployment. One
   * that we have tried to bring there ourselves is not among them: whatever is seen there then is
   * for the proof of that deployment, or a person, to judge.
   */
  private async broughtPast(round: Round): Promise<BroughtPast> {
    const { train } = round;
    const past = new Map<string, string>();
    const open = round.candidates.filter(
      ({ state }) => isOpenCandidate(state) && state !== 'promoted',
    );
    if (open.length === 0) return past;
    const tried = await this.knex('deployments')
      .whereIn(
        'candidate_id',
        open.map(({ id }) => id),
      )
      .where({ environment: train.promoteEnvironment })
      .whereNotNull('dispatched_at')
      .select('candidate_id');
    const sent = new Set(tried.map(row => row.candidate_id));
    const places = await this.places(open, train.promoteEnvironment);
    for (const candidate of open) {
      const place = places.get(candidate.component);
      if (!place || sent.has(candidate.id)) continue;
      const version =
        place.recordedSha && !isDrifting(place)
          ? place.recordedSha
          : place.observedVersion;
      // What is there since before the cut has been compared then.
      if (
        !version ||
        (candidate.baseSha && isVersionOf(version, candidate.baseSha))
      ) {
        continue;
      }
      if (await this.isIn(round, candidate, version)) {
        past.set(candidate.id, version);
      }
    }
    return past;
  }

  /** What is known of one environment of these components. */
  private async places(
    candidates: readonly CandidateRecord[],
    environment: string,
  ): Promise<Map<string, EnvironmentRecord>> {
    if (candidates.length === 0) return new Map();
    const rows = await this.knex('environments').whereIn(
      'id',
      candidates.map(({ component }) => placeId(component, environment)),
    );
    return new Map(
      rows.map(toEnvironmentRecord).map(place => [place.component, place]),
    );
  }

  private async isIn(
    round: Round,
    candidate: CandidateRecord,
    version: string,
  ): Promise<boolean> {
    return (
      isVersionOf(version, candidate.sha) ||
      (await this.holds(round, candidate, version)) === true
    );
  }

  private deploysTo(component: string, environment: string): boolean {
    return (
      this.model.environmentOf(component, environment)?.driver.triggers ?? false
    );
  }

  /**
   * Whether `version`, a sha or its beginning, holds the ancestor; undefined when that cannot be
   * said now.
   */
  private async holds(
    round: Round,
    { component, sha }: Pick<CandidateRecord, 'component' | 'sha'>,
    version: string,
  ): Promise<boolean | undefined> {
    const key = `${component} ${sha} ${version}`;
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const configured = this.model.components.get(component);
    if (!configured) return undefined;
    const { source, changeSource } = configured;
    const timeout = vendorSignal(
      round.signal,
      this.model.scheduler.vendorTimeoutMs,
    );
    try {
      const commit = await changeSource.resolve(source, version, timeout);
      if (!commit) {
        // The source may not have it yet.
        round.unanswered += 1;
        return undefined;
      }
      const answer = await changeSource.contains(
        source,
        sha,
        commit.sha,
        timeout,
      );
      if (this.#answers.size >= MOST_ANSWERS) this.#answers.clear();
      this.#answers.set(key, answer);
      return answer;
    } catch (error) {
      round.unanswered += 1;
      this.logger.warn(
        `Whether ${version} of ${component} holds ${sha} could not be read`,
        error as Error,
      );
      return undefined;
    }
  }
}
