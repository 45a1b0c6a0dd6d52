/* The plugin exports its scheduler to nobody, and this is not a reason to. */
/* eslint-disable @backstage/no-forbidden-package-imports */
import type {
  AuthService,
  LifecycleServiceShutdownHook,
} from '@backstage/backend-plugin-api';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ConfigReader } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { readModel } from '@signalbox/backstage-plugin-release-train-backend/src/config/readModel';
import { ReleaseTrainMetrics } from '@signalbox/backstage-plugin-release-train-backend/src/metrics';
import { startScheduler } from '@signalbox/backstage-plugin-release-train-backend/src/scheduler/startScheduler';
import type { DeployDriver } from '@signalbox/backstage-plugin-release-train-node';
import { DatabaseClock } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { quietLogger } from './quietLogger';

const BACKEND = '@signalbox/backstage-plugin-release-train-backend';
const ENVIRONMENT = 'staging';

/** Instruments that nobody reads. */
const unheardMetrics = {
  createCounter: () => ({ add: () => {} }),
  createHistogram: () => ({ record: () => {} }),
  createObservableGauge: () => ({
    addCallback: () => {},
    removeCallback: () => {},
  }),
} as unknown as MetricsService;

/** The component that has this place. */
export function componentOf(place: number): string {
  return `component:default/c${place}`;
}

function configuration(places: number, lease?: { milliseconds: number }) {
  return new ConfigReader({
    app: { baseUrl: 'http://portal.example' },
    releaseTrain: {
      components: Array.from({ length: places }, (_, place) => ({
        entityRef: componentOf(place),
        repository: `https://code.example/c${place}`,
        // As for a trial: a candidate would need people, and a week.
        environments: [
          { name: ENVIRONMENT, mechanism: 'bench', needsCandidate: false },
        ],
      })),
      trains: [],
      scheduler: lease ? { lease } : {},
    },
  });
}

/** A vendor that takes what it is sent and has finished it when it is asked. */
export function standInDriver(
  change: Partial<DeployDriver> = {},
): DeployDriver {
  return {
    mechanism: 'bench',
    triggers: true,
    readOptions: () => ({}),
    dispatch: async request => ({
      outcome: 'accepted',
      vendor: { id: request.deployKey },
    }),
    find: async request => ({ found: [{ id: request.deployKey }] }),
    follow: async () => ({ state: 'succeeded' }),
    cancel: async () => {},
    observe: async () => undefined,
    ...change,
  };
}

/** The scheduler of the release train as a replica runs it, with a stand-in for the vendor. */
export class DeploymentScheduler {
  private constructor(
    private readonly knex: Knex,
    readonly clock: DatabaseClock,
    readonly wake: () => void,
    private readonly shutdown: LifecycleServiceShutdownHook[],
  ) {}

  static async start(options: {
    knex: Knex;
    /** How many components there are; each can have one active deployment. */
    places: number;
    driver: DeployDriver;
    leaseMs?: number;
  }): Promise<DeploymentScheduler> {
    const { knex, places, driver, leaseMs } = options;
    await knex.migrate.latest({
      directory: resolvePackagePath(BACKEND, 'migrations'),
    });
    const clock = await DatabaseClock.create({
      database: { getClient: async () => knex },
      logger: quietLogger,
    });
    const model = readModel(
      configuration(places, leaseMs ? { milliseconds: leaseMs } : undefined),
      {
        drivers: new Map([[driver.mechanism, driver]]),
        changeSources: [
          {
            handles: () => true,
            head: unasked,
            resolve: unasked,
            changes: unasked,
            contains: unasked,
            pull: unasked,
            commitUrl: () => 'https://code.example/',
            compareUrl: () => 'https://code.example/',
          },
        ],
      },
    );
    const shutdown: LifecycleServiceShutdownHook[] = [];
    const running = await startScheduler({
      knex,
      model,
      clock,
      logger: quietLogger,
      notifier: { changed: () => {} },
      news: { ended: () => {} },
      metrics: ReleaseTrainMetrics.create(unheardMetrics),
      // Only cuts and calls ask for people, and there is no train.
      catalog: {} as CatalogService,
      auth: {} as AuthService,
      appUrl: 'http://portal.example',
      lifecycle: {
        addStartupHook: hook => void hook(),
        addShutdownHook: hook => void shutdown.push(hook),
      },
    });
    return new DeploymentScheduler(knex, clock, running.wake, shutdown);
  }

  /** Nothing is due now in any of the tables: the first observations are done. */
  async atRest(): Promise<boolean> {
    const due = await Promise.all(
      ['environments', 'deployments', 'announcements'].map(table =>
        this.knex(table).where('next_at', '<=', this.clock.now()).first('id'),
      ),
    );
    return due.every(row => row === undefined);
  }

  async stop(): Promise<void> {
    await Promise.all(this.shutdown.map(hook => hook()));
    this.clock.stop();
  }
}

async function unasked(): Promise<never> {
  throw new Error('No source is asked');
}

/** Writes deployments that come due at these instants, each in a place of its own. */
export async function insertDeployments(
  knex: Knex,
  round: number,
  dueAt: readonly number[],
): Promise<void> {
  await knex.batchInsert(
    'deployments',
    dueAt.map((at, place) => ({
      id: deploymentId(round, place),
      component: componentOf(place),
      environment: ENVIRONMENT,
      sha: (round + 1).toString(16).padStart(40, 'a'),
      kind: 'train',
      state: 'queued',
      mechanism: 'bench',
      requested_by: 'user:default/bench',
      requested_at: at,
      due_at: at,
      reasons: '[]',
      next_at: at,
    })),
    500,
  );
}

/** The id of the deployment of this round and place. */
export function deploymentId(round: number, place: number): string {
  return `BENCH${String(round).padStart(6, '0')}${String(place).padStart(
    15,
    '0',
  )}`;
}
