import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Announcements } from '../announcements/Announcements';
import type { ReleaseTrainModel } from '../config/model';
import { toHoldRecord } from '../database/rows';
import { vendorSignal } from '../scheduler/vendorCall';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import { liftHold } from '../service/Holds';

/** How often a pull request is asked after, at the slowest; a webhook wakes it earlier. */
const CHECK_MS = 60_000;

/** Lifts holds whose pull requests were merged or closed. */
export class HoldWatcher {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly logger: LoggerService,
    private readonly model: ReleaseTrainModel,
    private readonly notifier: ChangeNotifier,
    private readonly announcements: Announcements,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    logger: LoggerService;
    model: ReleaseTrainModel;
    notifier: ChangeNotifier;
    announcements: Announcements;
  }): HoldWatcher {
    const { knex, clock, logger, model, notifier } = options;
    return new HoldWatcher(
      knex,
      clock,
      logger,
      model,
      notifier,
      options.announcements,
    );
  }

  /** Answers when to ask again. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, clock, model } = this;
    const row = await knex('holds').where({ id: claim.id }).first();
    const hold = row && toHoldRecord(row);
    if (!hold || hold.liftedAt !== undefined) return undefined;
    const run = await knex('runs').where({ id: hold.runId }).first();
    // Once the cut has begun or was given up, nobody waits any more.
    if (!['scheduled', 'collecting'].includes(run?.state)) return undefined;
    const component = model.components.get(hold.component);
    const train = model.trains.get(run.train);
    const again =
      clock.now() + Math.min(CHECK_MS, model.scheduler.followIntervalMs * 6);
    if (!component || !train) return again;
    let pull;
    try {
      pull = await component.changeSource.pull(
        component.source,
        hold.pullNumber,
        vendorSignal(signal, model.scheduler.vendorTimeoutMs),
      );
    } catch (error) {
      this.logger.warn(
        `Pull request ${hold.pullNumber} of ${hold.component} could not be read`,
        error as Error,
      );
      await knex('holds')
        .where({ id: hold.id, fence: claim.fence })
        .update({ check_error: (error as Error).message });
      return again;
    }
    const now = clock.now();
    await knex('holds')
      .where({ id: hold.id, fence: claim.fence })
      .update({
        checked_at: now,
        check_error: null,
        ...(pull && { pull_title: pull.title }),
      });
    if (pull?.state === 'open') return again;
    await knex.transaction(trx =>
      liftHold(trx, this.announcements, hold, {
        now,
        // One that is gone is not merged any more either.
        why: pull?.state === 'merged' ? 'merged' : 'closed',
        train,
      }),
    );
    this.announcements.wake();
    this.notifier.changed({ kind: 'run', runId: hold.runId });
    return undefined;
  }
}
