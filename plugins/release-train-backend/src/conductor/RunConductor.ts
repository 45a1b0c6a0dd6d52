import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ACTIVE_RUN_STATES,
  RUN_TRANSITIONS,
  transition,
  type RunEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { toRunRecord, type RunRecord } from '../database/rows';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import type { CandidatePinner } from './CandidatePinner';
import { composeCall } from './composeCall';
import { progressRun } from './progressRun';

/** How long a cut waits before it tries again when the source cannot be read. */
const RETRY_CUT_MS = 15_000;

/** What the conductor is made of. */
export interface RunConductorOptions {
  knex: Knex;
  clock: ClockService;
  logger: LoggerService;
  model: ReleaseTrainModel;
  pinner: CandidatePinner;
  announcements: Announcements;
  notifier: ChangeNotifier;
  /** Wakes whoever works on deployments. */
  wakeDeployments: () => void;
}

/**
 * Leads each run through its stops. One claimed run at a time, one step at a time; a step reads
 * everything again, so that it does not matter who woke it, how late, or how often.
 */
export class RunConductor {
  private constructor(private readonly options: RunConductorOptions) {}

  static create(options: RunConductorOptions): RunConductor {
    return new RunConductor(options);
  }

  /** Answers when the run has something to do next. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, model, notifier, announcements } = this.options;
    const row = await knex('runs').where({ id: claim.id }).first();
    if (!row) return undefined;
    const run = toRunRecord(row);
    const train = model.trains.get(run.train);
    if (!train || run.fence !== claim.fence) return undefined;
    if (!ACTIVE_RUN_STATES.includes(run.state)) return undefined;
    try {
      return await this.step(run, train, signal);
    } finally {
      announcements.wake();
      notifier.changed({ kind: 'run', runId: run.id });
    }
  }

  private async step(
    run: RunRecord,
    train: ConfiguredTrain,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { knex, clock, pinner, wakeDeployments } = this.options;
    const now = clock.now();
    switch (run.state) {
      case 'scheduled':
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        if (now < run.holdCallAt) return run.holdCallAt;
        await knex.transaction(async trx => {
          const next = await this.move(trx, run, 'call_holds');
          if (next) await this.call(trx, next, train, 'hold-call');
        });
        return Math.max(run.cutAt, now);
      case 'collecting':
        if (now < run.cutAt) return run.cutAt;
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        await knex.transaction(trx => this.move(trx, run, 'cut'));
        return now;
      case 'cutting': {
        if (now > run.cutAt + train.catchUpMs) return this.miss(run, train);
        try {
          const pinned = await pinner.pin(train, signal);
          await knex.transaction(async trx => {
            const next = await this.move(
              trx,
              run,
              pinned.some(member => !member.unchanged) ? 'deploy' : 'pin_none',
            );
            if (!next) return;
            await pinner.write(trx, next, train, pinned);
            await this.replaceEarlierRuns(trx, next);
            if (next.state === 'empty') {
              await this.call(trx, next, train, 'empty');
            }
          });
          wakeDeployments();
          return clock.now();
        } catch (error) {
          this.options.logger.warn(
            `The cut of run ${run.id} has to wait: its candidates could not be read`,
            error as Error,
          );
          await knex('runs')
            .where({ id: run.id, fence: run.fence })
            .update({
              detail: `The candidates could not be read: ${
                error instanceof Error ? error.message : error
              }`,
            });
          return clock.now() + RETRY_CUT_MS;
        }
      }
      default:
        return knex.transaction(trx =>
          progressRun(trx, run, train, {
            now,
            move: (event, change) => this.move(trx, run, event, change),
            call: (what, current) => this.call(trx, current, train, what),
          }),
        );
    }
  }

  /** Moves the run under its fence; undefined when somebody else has it by now. */
  private async move(
    trx: Knex,
    run: RunRecord,
    event: RunEventName,
    change: { stagedAt?: number; promotedAt?: number; soakedAt?: number } = {},
  ): Promise<RunRecord | undefined> {
    const step = transition(RUN_TRANSITIONS, run.state, event);
    if (!step.ok) throw new Error(`Run ${run.id}: ${step.refusal}`);
    const now = this.options.clock.now();
    const ended = !ACTIVE_RUN_STATES.includes(step.to);
    const next: RunRecord = {
      ...run,
      ...change,
      state: step.to,
      version: run.version + 1,
      late: run.late || (event === 'cut' && now > run.cutAt + 60_000),
      endedAt: ended ? now : undefined,
      detail: undefined,
    };
    const changed = await trx('runs')
      .where({ id: run.id, version: run.version, fence: run.fence })
      .update({
        state: next.state,
        version: next.version,
        late: next.late,
        staged_at: next.stagedAt ?? null,
        soaked_at: next.soakedAt,
        promoted_at: next.promotedAt ?? null,
        ended_at: next.endedAt ?? null,
        detail: null,
      });
    return changed === 1 ? next : undefined;
  }

  private async miss(
    run: RunRecord,
    train: ConfiguredTrain,
  ): Promise<undefined> {
    await this.options.knex.transaction(async trx => {
      const next = await this.move(trx, run, 'miss');
      if (next) await this.call(trx, next, train, 'missed');
    });
    return undefined;
  }

  /** A new cut ends whatever an earlier run still waits for; it says so in the channel. */
  private async replaceEarlierRuns(trx: Knex, run: RunRecord): Promise<void> {
    const rows = await trx('runs')
      .where({ train: run.train })
      .andWhere('slot_date', '<', run.slotDate)
      .whereIn('state', ['staging', 'soaking', 'ready']);
    const now = this.options.clock.now();
    for (const row of rows) {
      const earlier = toRunRecord(row);
      const train = this.options.model.trains.get(earlier.train);
      await trx('runs')
        .where({ id: earlier.id })
        .update({
          state: 'missed',
          version: earlier.version + 1,
          ended_at: now,
          next_at: null,
          detail: `Not promoted before the next cut on ${run.slotDate}`,
        });
      await trx('candidates')
        .where({ run_id: earlier.id })
        .whereIn('state', [
          'pinned',
          'staged',
          'soaking',
          'approvable',
          'approved',
        ])
        .update({ state: 'superseded', version: trx.raw('version + 1') });
      if (train) await this.call(trx, earlier, train, 'replaced');
    }
  }

  private async call(
    trx: Knex,
    run: RunRecord,
    train: ConfiguredTrain,
    what: Parameters<typeof composeCall>[0],
  ): Promise<void> {
    await this.options.announcements.run(
      trx,
      run,
      what,
      await composeCall(what, trx, run, train),
      this.options.clock.now(),
    );
  }
}
