import type {
  AuditorService,
  LifecycleServiceShutdownHook,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { readModel } from '../config/readModel';
import { migrate } from '../database/migrate';
import { manualDriver } from '../drivers/ManualDriver';
import { PeopleDirectory } from '../conductor/PeopleDirectory';
import { OutsideDeployments } from '../intake/OutsideDeployments';
import { PersonalWords } from '../intake/PersonalWords';
import { VendorHints } from '../intake/VendorHints';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toRunRecord,
  type DeploymentRecord,
} from '../database/rows';
import { ReleaseTrainMetrics } from '../metrics';
import { startScheduler } from '../scheduler/startScheduler';
import { Approvals } from '../service/Approvals';
import { Checklists } from '../service/Checklists';
import { Holds } from '../service/Holds';
import { Hotfixes } from '../service/Hotfixes';
import { Places } from '../service/Places';
import { RunActions } from '../service/RunActions';
import { RunFinder } from '../service/RunFinder';
import type { ChangeMessage } from '../service/ChangeNotifier';
import { Fixtures } from './Fixtures';
import { RecordingMetrics } from './RecordingMetrics';
import { RecordingChannel, ScriptedVendor } from './ScriptedVendor';
import { TestClock } from './TestClock';
import { EXPLORER, testConfig } from './testConfig';
import { until } from './until';

const TABLES = [
  'runs',
  'holds',
  'deployments',
  'environments',
  'announcements',
];

/** A user of the catalog with a login at the source. */
export function user(name: string, login = name): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      namespace: 'default',
      name,
      annotations: { 'github.com/user-login': login },
    },
    spec: {},
  };
}

/** Whatever the environments hold is asked for once, so that a week passes quickly. */
const QUIET = { observeInterval: { days: 60 } };

/** One replica of the scheduler on this database, at work at once. */
export async function startTestScheduler(options: {
  knex: Knex;
  now: string;
  /** Shared by replicas that are awake together. */
  clock?: TestClock;
  vendor?: ScriptedVendor;
  /** No announcer is installed when it is null. */
  channel?: RecordingChannel | null;
  catalog?: CatalogService;
  auditor?: AuditorService;
  config?: JsonObject;
  /** Changes what `releaseTrain.scheduler` says. */
  pace?: JsonObject;
  /** Puts rows into the database before the scheduler starts. */
  arrange?: (fixtures: Fixtures) => Promise<void>;
}) {
  const { knex, config = testConfig } = options;
  const vendor = options.vendor ?? new ScriptedVendor();
  const channel = options.channel ?? new RecordingChannel();
  const clock = options.clock ?? new TestClock(options.now);
  channel.now = () => clock.now();
  const logger = mockServices.logger.mock();
  const recorded = new RecordingMetrics();
  const metrics = ReleaseTrainMetrics.create(recorded);
  const notices: ChangeMessage[] = [];
  const news: Array<Pick<DeploymentRecord, 'id' | 'state'>> = [];
  const notifier = {
    changed: (message: ChangeMessage) => void notices.push(message),
  };
  const releaseTrain = config.releaseTrain as JsonObject;
  const model = readModel(
    new ConfigReader({
      ...config,
      releaseTrain: {
        ...releaseTrain,
        scheduler: { ...QUIET, ...options.pace },
      },
    }),
    {
      drivers: new Map(
        [
          vendor.driver('deploys'),
          vendor.driver('watches', false),
          manualDriver,
        ].map(driver => [driver.mechanism, driver]),
      ),
      changeSources: [vendor.changeSource()],
    },
  );
  await migrate(mockServices.database({ knex }));
  const fixtures = Fixtures.create({ knex, now: clock.now() });
  await options.arrange?.(fixtures);

  const shutdown: LifecycleServiceShutdownHook[] = [];
  const catalog =
    options.catalog ??
    catalogServiceMock({ entities: [user('ana'), user('bo'), user('cy')] });
  const auth = mockServices.auth();
  const running = await startScheduler({
    knex,
    model,
    clock,
    logger,
    notifier,
    news: {
      ended: ({ id, state }: DeploymentRecord) => void news.push({ id, state }),
    },
    metrics,
    announcer: options.channel === null ? undefined : channel,
    catalog,
    auth,
    appUrl: 'http://portal.example',
    lifecycle: {
      addStartupHook: hook => void hook(),
      addShutdownHook: hook => void shutdown.push(hook),
    },
  });
  const { requests, rollbacks, announcements, pinner, wake, wakeHolds } =
    running;
  const shared = { knex, model, clock, notifier, wake };
  const approvals = Approvals.create({ ...shared, metrics });
  const runFinder = RunFinder.create({ knex, model });
  const holds = Holds.create({ ...shared, announcements, runs: runFinder });
  const hotfixes = Hotfixes.create({ ...shared, pinner });
  const checklists = Checklists.create(shared);
  const places = Places.create({ ...shared, announcements, rollbacks });
  const people = PeopleDirectory.create({ catalog, auth, logger });
  const outside = OutsideDeployments.create({
    knex,
    clock,
    model,
    guards: running.guards,
    people,
  });
  const hints = VendorHints.create({ knex, clock, model, wake, wakeHolds });
  const words = PersonalWords.create({
    knex,
    model,
    clock,
    approvals,
    people,
    auditor: options.auditor ?? mockServices.auditor.mock(),
  });
  const runActions = RunActions.create({
    ...shared,
    announcements,
    pinner,
    requests,
    runs: runFinder,
  });

  // What a test puts in afterwards is not taken for the last slot that anybody knew of.
  await until(async () => {
    const coming = await knex('runs').where('cut_at', '>=', clock.now());
    return new Set(coming.map(run => run.train)).size >= model.trains.size;
  });

  /** Waits until nothing is due and nobody works on anything. */
  const quiet = async () => {
    let still = 0;
    for (let i = 0; i < 1000; i++) {
      const busy = await Promise.all(
        TABLES.map(table =>
          knex(table)
            .where('next_at', '<=', clock.now())
            .orWhereNotNull('lease_owner')
            .first(),
        ),
      );
      still = busy.some(row => row) ? 0 : still + 1;
      if (still === 2) return;
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
    throw new Error('The scheduler did not come to rest');
  };

  const earliest = async () => {
    const rows = await Promise.all(
      TABLES.map(table => knex(table).min({ at: 'next_at' }).first()),
    );
    return Math.min(
      ...rows.map(row => (row?.at ? Number(row.at) : Number.MAX_SAFE_INTEGER)),
    );
  };

  return {
    knex,
    vendor,
    channel,
    clock,
    logger,
    model,
    metrics: recorded,
    notices,
    /** What other plugins were told of ended deployments. */
    news,
    fixtures,
    requests,
    holds,
    hotfixes,
    places,
    runActions,
    hints,
    words,
    outside,
    wake,
    wakeHolds,
    quiet,

    /** Somebody of this name, who may do everything. */
    as(name: string) {
      const userRef = `user:default/${name}`;
      return {
        credentials: mockCredentials.user(userRef),
        actor: userRef,
        caller: { actor: userRef, userRef, onBehalf: false },
        ownership: new Set([userRef, 'group:default/single-cell']),
      };
    },

    /** Somebody of this name says what came of a test case. */
    async tick(
      candidateId: string,
      itemId: string,
      name: string,
      result: 'pass' | 'fail' | 'skip' = 'pass',
    ): Promise<void> {
      await checklists.put(
        {
          candidateId,
          revision: 1,
          environment: 'staging',
          itemId,
          result,
          note: result === 'pass' ? undefined : 'It does not load',
        },
        this.as(name),
      );
    },

    /** Lets the time pass, stopping whenever something is due. */
    async passTo(instant: string | number): Promise<void> {
      const end = typeof instant === 'string' ? Date.parse(instant) : instant;
      await quiet();
      for (let next = await earliest(); next <= end; next = await earliest()) {
        clock.moveTo(Math.max(next, clock.now()));
        await quiet();
      }
      clock.moveTo(end);
      await quiet();
    },

    /** Lets this many seconds pass. */
    async pass(seconds: number): Promise<void> {
      await this.passTo(clock.now() + seconds * 1000);
    },

    /** Asks for a deployment of the explorer, unless the test says otherwise. */
    async ask(
      request: Partial<Parameters<typeof requests.request>[0]> = {},
    ): Promise<string> {
      const { deployment } = await requests.request({
        component: EXPLORER,
        environment: 'staging',
        reason: 'Try it',
        actor: 'user:default/dee',
        permitted: true,
        ...request,
      });
      return deployment.id;
    },

    /** An approved candidate of the explorer that has soaked, and its run. */
    async approved(
      slotDate = '2026-11-19',
    ): Promise<{ candidateId: string; runId: string }> {
      const runId = await fixtures.run({ slotDate, state: 'ready' });
      const candidateId = await fixtures.candidate({
        runId,
        state: 'approved',
      });
      await fixtures.deployment({ candidateId, runId });
      await fixtures.approval(candidateId, 'user:default/ana');
      await fixtures.approval(candidateId, 'user:default/bo');
      return { candidateId, runId };
    },

    /** The word of a user of this name in the approver group. */
    async lgtm(candidateId: string, name: string, revision = 1): Promise<void> {
      const userRef = `user:default/${name}`;
      await approvals.give({
        candidateId,
        revision,
        verdict: 'lgtm',
        caller: { actor: userRef, userRef, onBehalf: false },
        ownership: new Set([userRef, 'group:default/single-cell']),
      });
    },

    async takeBack(candidateId: string, name: string): Promise<void> {
      const userRef = `user:default/${name}`;
      await approvals.retract({
        candidateId,
        caller: { actor: userRef, userRef, onBehalf: false },
      });
    },

    async deployment(id: string) {
      return toDeploymentRecord(
        await knex('deployments').where({ id }).first(),
      );
    },
    async candidate(id: string) {
      return toCandidateRecord(await knex('candidates').where({ id }).first());
    },
    async run(id: string) {
      return toRunRecord(await knex('runs').where({ id }).first());
    },
    /** The runs of a train, the earliest slot first. */
    async runs(train = 'single-cell') {
      const rows = await knex('runs').where({ train }).orderBy('slot_date');
      return rows.map(toRunRecord);
    },
    /** Every state that a deployment went through. */
    async statesOf(id: string): Promise<string[]> {
      const rows = await knex('deployment_events')
        .where({ deployment_id: id })
        .orderBy('version');
      return rows.map(row => row.to_state);
    },

    async stop(): Promise<void> {
      await Promise.all(shutdown.map(hook => hook()));
    },
  };
}

/** A replica under test. */
export type TestScheduler = Awaited<ReturnType<typeof startTestScheduler>>;
