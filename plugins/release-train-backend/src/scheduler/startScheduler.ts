import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import type {
  AuthService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ClaimWorker,
  DueLoop,
  type Claim,
  type ClockService,
} from '@signalbox/scheduling-node';
import type { Announcer } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
import { AnnouncementDeliverer } from '../announcements/AnnouncementDeliverer';
import { Announcements } from '../announcements/Announcements';
import { observeOutbox } from '../announcements/observeOutbox';
import { CandidatePinner } from '../conductor/CandidatePinner';
import { HoldWatcher } from '../conductor/HoldWatcher';
import { Histories } from '../conductor/Histories';
import { PeopleDirectory } from '../conductor/PeopleDirectory';
import { RunConductor } from '../conductor/RunConductor';
import { SlotDiscoverer } from '../conductor/SlotDiscoverer';
import type { ReleaseTrainModel } from '../config/model';
import { GuardEvaluator } from '../guards/GuardEvaluator';
import { EnvironmentObserver } from '../observation/EnvironmentObserver';
import type { ReleaseTrainMetrics } from '../metrics';
import type { ChangeNotifier } from '../service/ChangeNotifier';
import type { DeploymentNews } from '../service/DeploymentNews';
import type { DeploymentRequests } from '../service/DeploymentRequests';
import type { SchedulerContext } from './context';
import { Rollbacks } from './Rollbacks';
import { DatabaseDeploymentRequests } from './DatabaseDeploymentRequests';
import { DeploymentProcessor } from './DeploymentProcessor';

/** What the scheduler is made of. */
export interface SchedulerOptions {
  knex: Knex;
  model: ReleaseTrainModel;
  clock: ClockService;
  logger: LoggerService;
  notifier: ChangeNotifier;
  news: Pick<DeploymentNews, 'ended'>;
  metrics: ReleaseTrainMetrics;
  announcer?: Announcer;
  catalog: CatalogService;
  auth: AuthService;
  /** Where the portal is. */
  appUrl: string;
  lifecycle: LifecycleService;
}

/** The running scheduler. */
export interface RunningScheduler {
  requests: DeploymentRequests;
  rollbacks: Rollbacks;
  pinner: CandidatePinner;
  announcements: Announcements;
  guards: GuardEvaluator;
  /** Looks for due work now; call it after writing some. */
  wake(): void;
  /**
   * Looks now whether the pull requests that cuts wait for have ended; call it when something was
   * heard of them. Without a number it is every one of the component.
   */
  wakeHolds(component: string, pullNumber?: number): Promise<void>;
}

/**
 * Starts the workers of this replica once the backend has started, and ends them with it. Several
 * replicas on one database share the work row by row.
 */
export async function startScheduler(
  options: SchedulerOptions,
): Promise<RunningScheduler> {
  const { knex, model, clock, logger, notifier, news, metrics, lifecycle } =
    options;
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const announcements = Announcements.create({
    model,
    clock,
    appUrl: options.appUrl,
  });
  const context: SchedulerContext = {
    knex,
    model,
    clock,
    logger,
    notifier,
    news,
    metrics,
    announcements,
    guards: GuardEvaluator.create(model),
  };
  const workers: ClaimWorker[] = [];
  const loops: DueLoop[] = [];
  const wake = () => workers.forEach(worker => worker.wake());

  const processor = DeploymentProcessor.create(context);
  const deliverer = AnnouncementDeliverer.create({
    knex,
    clock,
    logger,
    metrics,
    announcer: options.announcer,
  });
  const observer = await EnvironmentObserver.create({
    knex,
    clock,
    model,
    notifier,
  });
  const requests = DatabaseDeploymentRequests.create({ context, wake });
  const people = PeopleDirectory.create({
    catalog: options.catalog,
    auth: options.auth,
    logger,
  });
  const pinner = CandidatePinner.create({ knex, clock, model, people });
  const watcher = HoldWatcher.create({
    knex,
    clock,
    logger,
    model,
    notifier,
    announcements,
  });
  const conductor = RunConductor.create({
    knex,
    clock,
    logger,
    model,
    announcements,
    notifier,
    pinner,
    histories: Histories.create({ knex, model, logger }),
    people,
    promote: request => requests.request(request),
    wakeDeployments: wake,
  });
  const discoverer = SlotDiscoverer.create({ knex, clock, model });

  const startWorker = (
    table: string,
    concurrency: number,
    handle: (claim: Claim, signal: AbortSignal) => Promise<number | undefined>,
  ) => {
    const worker = ClaimWorker.start({
      name: `release-train ${table}`,
      knex,
      table,
      clock,
      logger,
      owner,
      leaseMs: model.scheduler.leaseMs,
      backstopMs: model.scheduler.backstopMs,
      concurrency,
      handle,
    });
    workers.push(worker);
    return worker;
  };

  let endObserving = () => {};
  lifecycle.addStartupHook(() => {
    endObserving = observeOutbox({ knex, clock, metrics });
    const runs = startWorker('runs', 2, (claim, signal) =>
      conductor.handle(claim, signal),
    );
    startWorker('holds', 2, async (claim, signal) => {
      const nextAt = await watcher.handle(claim, signal);
      runs.wake();
      return nextAt;
    });
    const environments = startWorker(
      'environments',
      4,
      async (claim, signal) => {
        const nextAt = await observer.handle(claim, signal);
        runs.wake();
        return nextAt;
      },
    );
    startWorker('deployments', 16, async (claim, signal) => {
      const nextAt = await processor.handle(claim, signal);
      // The end of a deployment gives the others something to do.
      runs.wake();
      environments.wake();
      return nextAt;
    });
    const delivery = startWorker('announcements', 2, (claim, signal) =>
      deliverer.handle(claim, signal),
    );
    announcements.onWake(() => delivery.wake());
    loops.push(
      DueLoop.start({
        name: 'release-train slots',
        clock,
        logger,
        backstopMs: 60 * 60_000,
        earliestDue: async () => discoverer.nextAt(),
        runDue: async () => {
          if ((await discoverer.discover()) > 0) runs.wake();
          return 0;
        },
      }),
    );
  });
  lifecycle.addShutdownHook(async () => {
    endObserving();
    await Promise.all([...workers, ...loops].map(worker => worker.stop()));
  });

  return {
    requests,
    rollbacks: Rollbacks.create({ context, wake }),
    pinner,
    announcements,
    guards: context.guards,
    wake,
    async wakeHolds(component, pullNumber) {
      await knex('holds')
        .where({
          component,
          ...(pullNumber === undefined ? {} : { pull_number: pullNumber }),
        })
        .whereNull('lifted_at')
        .update({ next_at: clock.now() });
      wake();
    },
  };
}
