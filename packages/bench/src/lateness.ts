import { run, makeWorkerUtils } from 'graphile-worker';
import { DatabaseClock } from '@signalbox/scheduling-node';
import type { Databases } from './Databases';
import {
  DeploymentScheduler,
  deploymentId,
  insertDeployments,
  standInDriver,
} from './DeploymentScheduler';
import { CONCURRENCY, type BenchOptions } from './options';
import { quietLogger } from './quietLogger';
import { graphileLogger, startPgBoss } from './rivals';
import { percentile, until } from './statistics';

/** How late work was begun, in milliseconds. */
export interface Lateness {
  n: number;
  p50: number;
  p99: number;
  max: number;
}

/** The time from writing the work until the first of it is due. */
const LEAD_MS = 1_000;
/** The fastest that pg-boss allows. */
const POLL_MS = 500;

/** Writes work that comes due at these instants and answers when each was begun, in that order. */
type Contestant = (dueAt: number[], round: number) => Promise<number[]>;

/** Measures how late work that is due at an instant is begun, by turns. */
export async function measureLateness(
  databases: Databases,
  options: BenchOptions,
): Promise<Record<'signalbox' | 'pgBoss' | 'graphileWorker', Lateness>> {
  const { rounds, lateJobs, lateSpreadMs } = options;
  const clockKnex = await databases.open();
  const clock = await DatabaseClock.create({
    database: { getClient: async () => clockKnex },
    logger: quietLogger,
  });
  const late = {
    signalbox: [] as number[],
    pgBoss: [] as number[],
    graphileWorker: [] as number[],
  };
  const contestants = {
    signalbox: await signalbox(databases, lateJobs),
    pgBoss: await pgBoss(databases, clock),
    graphileWorker: await graphileWorker(databases, clock),
  };
  for (let round = 0; round < rounds; round++) {
    for (const name of ['signalbox', 'pgBoss', 'graphileWorker'] as const) {
      const from = clock.now() + LEAD_MS;
      const dueAt = Array.from({ length: lateJobs }, () =>
        Math.floor(from + Math.random() * lateSpreadMs),
      );
      const begun = await contestants[name](dueAt, round);
      late[name].push(...begun.map((at, i) => at - dueAt[i]));
    }
  }
  clock.stop();
  const summarized = (values: number[]): Lateness => ({
    n: values.length,
    p50: percentile(values, 0.5),
    p99: percentile(values, 0.99),
    max: Math.max(...values),
  });
  return {
    signalbox: summarized(late.signalbox),
    pgBoss: summarized(late.pgBoss),
    graphileWorker: summarized(late.graphileWorker),
  };
}

async function signalbox(
  databases: Databases,
  places: number,
): Promise<Contestant> {
  const knex = await databases.open();
  return async (dueAt, round) => {
    const begun = new Map<string, number>();
    const scheduler: DeploymentScheduler = await DeploymentScheduler.start({
      knex,
      places,
      driver: standInDriver({
        dispatch: async ({ deployKey }) => {
          begun.set(deployKey, scheduler.clock.now());
          return { outcome: 'accepted', vendor: { id: deployKey } };
        },
      }),
    });
    await until('a quiet start', () => scheduler.atRest(), 50);
    // The instants were chosen before the start, which takes a while.
    const shift = Math.max(
      0,
      scheduler.clock.now() + LEAD_MS - Math.min(...dueAt),
    );
    dueAt.forEach((at, i) => (dueAt[i] = at + shift));
    await insertDeployments(knex, round, dueAt);
    scheduler.wake();
    await until('all was dispatched', () => begun.size === dueAt.length, 100);
    await until(
      'all has ended',
      async () => {
        const row = await knex('deployments').whereNull('ended_at').first('id');
        return row === undefined;
      },
      200,
    );
    await scheduler.stop();
    return dueAt.map((_, place) => begun.get(deploymentId(round, place))!);
  };
}

async function pgBoss(
  databases: Databases,
  clock: DatabaseClock,
): Promise<Contestant> {
  const connectionString = await databases.create();
  return async dueAt => {
    const begun: number[] = [];
    const boss = await startPgBoss(connectionString);
    await boss.createQueue('late');
    let count = 0;
    await boss.work<{ i: number }>(
      'late',
      { pollingIntervalSeconds: POLL_MS / 1000, batchSize: CONCURRENCY },
      async jobs => {
        for (const { data } of jobs) {
          begun[data.i] = clock.now();
          count += 1;
        }
      },
    );
    await boss.insert(
      'late',
      dueAt.map((at, i) => ({ data: { i }, startAfter: new Date(at) })),
    );
    await until('pg-boss is done', () => count === dueAt.length, 100);
    await boss.stop({ graceful: true });
    return begun;
  };
}

async function graphileWorker(
  databases: Databases,
  clock: DatabaseClock,
): Promise<Contestant> {
  const connectionString = await databases.create();
  return async dueAt => {
    const begun: number[] = [];
    let count = 0;
    const runner = await run({
      connectionString,
      concurrency: CONCURRENCY,
      maxPoolSize: CONCURRENCY + 2,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger: graphileLogger,
      taskList: {
        late: async payload => {
          begun[(payload as { i: number }).i] = clock.now();
          count += 1;
        },
      },
    });
    const utils = await makeWorkerUtils({
      connectionString,
      logger: graphileLogger,
    });
    await utils.addJobs(
      dueAt.map((at, i) => ({
        identifier: 'late',
        payload: { i },
        runAt: new Date(at),
      })),
    );
    await until('graphile-worker is done', () => count === dueAt.length, 100);
    await runner.stop();
    await utils.release();
    return begun;
  };
}
