import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { ClaimWorker, DueLoop } from '@signalbox/scheduling-node';
import type { MessageOutbox } from '../messages/MessageOutbox';
import type { PluginContext } from '../PluginContext';
import { DatabaseReadinessReader } from './DatabaseReadinessReader';
import { DatabaseFindingStore } from './FindingStore';
import { GapNotices } from './GapNotices';
import { LookStore } from './LookStore';
import { MachineLooks } from './MachineLooks';
import { ReadinessChecks } from './ReadinessChecks';
import { ReadinessPlanner } from './ReadinessPlanner';
import type { ReadinessReader } from './ReadinessReader';
import { ReadinessService } from './ReadinessService';

/** Looks are due once a day and gaps a week ahead; nobody waits for either. */
const PLAN_EVERY_MS = 10 * 60_000;

/** Readiness as a part of the plugin. */
export interface ReadinessParts {
  service: ReadinessService;
  /** Plans looks anew; call it after a commit that changed a schedule. */
  scheduleChanged(): void;
}

/** What tells others whether people are ready; it needs nothing that is started. */
export function createReadinessReader({
  model,
  knex,
  clock,
}: Pick<PluginContext, 'model' | 'knex' | 'clock'>): ReadinessReader {
  const findings = DatabaseFindingStore.create({ knex });
  return DatabaseReadinessReader.create({ model, findings, clock });
}

/**
 * Starts the looks of this replica once the backend has started, and ends them with it. Several
 * replicas on one database share the work row by row.
 */
export function startReadiness(
  context: PluginContext,
  outbox: MessageOutbox,
): ReadinessParts {
  const { knex, model, clock, logger, lifecycle, schedules, notifier } =
    context;
  const checks = ReadinessChecks.create(context);
  const findings = DatabaseFindingStore.create({ knex });
  const looks = LookStore.create({ knex });
  const planner = ReadinessPlanner.create({ looks, checks, clock });
  const gaps = GapNotices.create({
    knex,
    model,
    findings,
    looks,
    checks,
    outbox,
    clock,
  });
  const machine = MachineLooks.create({
    knex,
    looks,
    findings,
    checks,
    clock,
    logger,
    notifier,
  });

  const running: Array<{ stop(): Promise<void> }> = [];
  let wake = () => {};
  lifecycle.addStartupHook(() => {
    const worker = ClaimWorker.start({
      name: 'on-call readiness looks',
      knex,
      table: LookStore.table,
      clock,
      logger,
      owner: `${hostname()}:${process.pid}:${randomUUID()}`,
      leaseMs: model.scheduler.leaseMs,
      backstopMs: model.scheduler.backstopMs,
      concurrency: 2,
      handle: async (claim, signal) => {
        const again = await machine.handle(claim, signal);
        // Whoever waited for this look to be told of a gap is told now.
        wake();
        return again;
      },
    });
    const loop = DueLoop.start({
      name: 'on-call readiness',
      clock,
      logger,
      backstopMs: PLAN_EVERY_MS,
      earliestDue: async () => undefined,
      runDue: async () => {
        const all = await schedules.loadAll();
        await planner.plan(all);
        worker.wake();
        await gaps.give(all);
        return 0;
      },
    });
    wake = () => loop.wake();
    running.push(loop, worker);
  });
  lifecycle.addShutdownHook(async () => {
    await Promise.all(running.map(part => part.stop()));
  });

  return {
    service: ReadinessService.create({
      schedules,
      findings,
      checks,
      clock,
      notifier,
    }),
    scheduleChanged: () => wake(),
  };
}
