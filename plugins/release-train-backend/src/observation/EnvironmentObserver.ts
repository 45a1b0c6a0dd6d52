import { parseVersion } from '@signalbox/backstage-plugin-release-train-common';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ConfiguredEnvironment, ReleaseTrainModel } from '../config/model';
import { placeId } from '../database/places';
import { toEnvironmentRecord } from '../database/rows';
import { wakeRunsOf } from '../queries/wakeRunsOf';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { probeVersion } from './probes';

/** What an environment is said to hold. */
interface Word {
  version?: string;
  since?: number;
  url?: string;
  source: string;
}

/**
 * Asks each environment, now and then, what is in it: the running service itself where it says so,
 * the vendor otherwise. Pages read what was written down; they cause no question.
 */
export class EnvironmentObserver {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: ReleaseTrainModel,
    private readonly notifier: ChangeNotifier,
  ) {}

  /** Also makes sure that every configured environment has its row. */
  static async create(options: {
    knex: Knex;
    clock: ClockService;
    model: ReleaseTrainModel;
    notifier: ChangeNotifier;
  }): Promise<EnvironmentObserver> {
    const { knex, clock, model, notifier } = options;
    const rows = [...model.components.values()].flatMap(component =>
      component.environments.map(environment => ({
        id: placeId(component.entityRef, environment.name),
        component: component.entityRef,
        environment: environment.name,
        next_at: clock.now(),
      })),
    );
    if (rows.length > 0) {
      for (let i = 0; i < rows.length; i += 100) {
        await knex('environments')
          .insert(rows.slice(i, i + 100))
          .onConflict('id')
          .merge(['next_at']);
      }
    }
    return new EnvironmentObserver(knex, clock, model, notifier);
  }

  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, clock, model, notifier } = this;
    const row = await knex('environments').where({ id: claim.id }).first();
    if (!row) return undefined;
    const record = toEnvironmentRecord(row);
    const environment = model.environmentOf(
      record.component,
      record.environment,
    );
    if (!environment) return undefined;
    const timeout = AbortSignal.any([
      signal,
      AbortSignal.timeout(model.scheduler.vendorTimeoutMs),
    ]);
    let change: Record<string, unknown>;
    try {
      const word = await this.ask(environment, timeout);
      const same = word.version === record.observedVersion;
      change = {
        observed_version: word.version ?? null,
        observed_since:
          word.since ?? (same ? record.observedSince ?? null : clock.now()),
        observed_url: word.url ?? null,
        observed_source: word.source,
        observed_at: clock.now(),
        observed_error: null,
      };
    } catch (error) {
      change = {
        observed_error: error instanceof Error ? error.message : String(error),
      };
    }
    await knex('environments')
      .where({ id: claim.id, fence: claim.fence })
      .update(change);
    if (
      change.observed_error !== (record.observedError ?? null) ||
      ('observed_version' in change &&
        change.observed_version !== (record.observedVersion ?? null))
    ) {
      notifier.changed({ kind: 'environment', component: record.component });
      // A run may wait for this revision to come there by itself.
      await wakeRunsOf(knex, record.component, clock.now());
    }
    return clock.now() + model.scheduler.observeIntervalMs;
  }

  private async ask(
    environment: ConfiguredEnvironment,
    signal: AbortSignal,
  ): Promise<Word> {
    if (environment.version) {
      const source = new URL(environment.version.url).host;
      const answer = await probeVersion(environment.version, signal);
      if (!answer.version) throw new Error(answer.saying);
      return { version: answer.version, source };
    }
    const observation = await environment.driver.observe(
      environment.target,
      signal,
    );
    const version = observation && parseVersion(observation.version);
    if (observation && !version) {
      throw new Error(
        `the vendor names a version that is no sha: '${observation.version}'`,
      );
    }
    return {
      version,
      since: observation?.since,
      url: observation?.url,
      source: environment.driver.mechanism,
    };
  }
}
