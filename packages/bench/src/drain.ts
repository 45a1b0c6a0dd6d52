import { run, makeWorkerUtils } from 'graphile-worker';
import { ClaimWorker, DatabaseClock } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { Databases } from './Databases';
import {
  DeploymentScheduler,
  insertDeployments,
  standInDriver,
} from './DeploymentScheduler';
import { CONCURRENCY, type BenchOptions } from './options';
import { quietLogger } from './quietLogger';
import { graphileLogger, startPgBoss } from './rivals';
import { median, until } from './statistics';

const NAMES = [
  'bare',
  'signalbox',
  'bareWriting',
  'signalboxWriting',
  'pgBoss',
  'graphileWorker',
] as const;

/** How many rows a second each system got through, by round. */
export interface Drain {
  rows: number;
  /** Rows a second, one for each round. */
  rounds: Record<(typeof NAMES)[number], number[]>;
  /** The median of the rounds. */
  median: Record<(typeof NAMES)[number], number>;
  /** By round, then the median: our rows a second for each of the bare loop's. */
  ratio: number;
  ratioWriting: number;
}

/** Measures by turns how fast rows that are all due at once are drained. */
export async function measureDrain(
  databases: Databases,
  { rounds, drainRows }: BenchOptions,
): Promise<Drain> {
  const knex = await databases.open();
  const clock = await clockOf(knex);
  const bossUrl = await databases.create();
  const graphileUrl = await databases.create();
  const contestants: Record<(typeof NAMES)[number], () => Promise<number>> = {
    bare: () => drainBare(knex, clock, drainRows, false),
    signalbox: () => drainWithWorker(knex, clock, drainRows, { write: false }),
    bareWriting: () => drainBare(knex, clock, drainRows, true),
    signalboxWriting: () =>
      drainWithWorker(knex, clock, drainRows, { write: true }),
    pgBoss: () => drainWithPgBoss(bossUrl, drainRows),
    graphileWorker: () => drainWithGraphileWorker(graphileUrl, drainRows),
  };
  const measured = Object.fromEntries(
    NAMES.map(name => [name, [] as number[]]),
  ) as Drain['rounds'];
  for (let round = 0; round < rounds; round++) {
    for (const name of NAMES) {
      const seconds = (await contestants[name]()) / 1000;
      measured[name].push(drainRows / seconds);
    }
  }
  clock.stop();
  const ratio = (ours: number[], theirs: number[]) =>
    median(ours.map((rate, round) => rate / theirs[round]));
  return {
    rows: drainRows,
    rounds: measured,
    median: Object.fromEntries(
      NAMES.map(name => [name, median(measured[name])]),
    ) as Drain['median'],
    ratio: ratio(measured.signalbox, measured.bare),
    ratioWriting: ratio(measured.signalboxWriting, measured.bareWriting),
  };
}

/** What the process holds after a forced collection of garbage, in MiB. */
export interface Memory {
  percent: number;
  heapUsed: number;
  rss: number;
}

/** Drains once more, untimed, and looks at the memory on the way. */
export async function measureMemory(
  databases: Databases,
  { drainRows }: BenchOptions,
): Promise<Memory[]> {
  const knex = await databases.open();
  const clock = await clockOf(knex);
  const marks = [25, 50, 75, 100];
  const memory: Memory[] = [];
  const look = (percent: number) => {
    global.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    memory.push({ percent, heapUsed: heapUsed / 2 ** 20, rss: rss / 2 ** 20 });
  };
  // Once before, so that code which is compiled at its first use is not counted.
  await drainWithWorker(knex, clock, Math.ceil(drainRows / 10), {
    write: true,
  });
  await drainWithWorker(knex, clock, drainRows, {
    write: true,
    onStart: () => look(0),
    onDone: done => {
      while (marks.length > 0 && (done / drainRows) * 100 >= marks[0]) {
        look(marks.shift()!);
      }
    },
  });
  clock.stop();
  return memory;
}

async function clockOf(knex: Knex): Promise<DatabaseClock> {
  return DatabaseClock.create({
    database: { getClient: async () => knex },
    logger: quietLogger,
  });
}

/** As the tables of the release train have it, with a column for a result. */
async function fill(knex: Knex, now: number, rows: number): Promise<void> {
  await knex.schema.dropTableIfExists('work');
  await knex.schema.createTable('work', table => {
    table.string('id').primary();
    table.bigInteger('next_at').index();
    table.string('lease_owner');
    table.bigInteger('lease_until');
    table.bigInteger('fence').notNullable().defaultTo(0);
    table.boolean('done').notNullable().defaultTo(false);
  });
  await knex.raw(
    `insert into work (id, next_at) select 'w' || n, ?::bigint - n from generate_series(1, ?::int) n`,
    [now - 1, rows],
  );
  await knex.raw('vacuum analyze work');
}

/** The loop that anybody would write first: no lease, no fence, nobody else's wishes. */
async function drainBare(
  knex: Knex,
  clock: DatabaseClock,
  rows: number,
  write: boolean,
): Promise<number> {
  await fill(knex, clock.now(), rows);
  const start = performance.now();
  for (;;) {
    const { rows: taken } = await knex.raw(
      `with due as (
         select id from work where next_at <= ? order by next_at limit ?
         for update skip locked)
       update work set next_at = null where id in (select id from due)
       returning id`,
      [clock.now(), CONCURRENCY],
    );
    if (taken.length === 0) return performance.now() - start;
    if (write) {
      await Promise.all(
        taken.map(({ id }: { id: string }) =>
          knex('work').where({ id }).update({ done: true }),
        ),
      );
    }
  }
}

async function drainWithWorker(
  knex: Knex,
  clock: DatabaseClock,
  rows: number,
  options: {
    /** Each step writes a result of its own, under the fence. */
    write: boolean;
    onStart?: () => void;
    onDone?: (done: number) => void;
  },
): Promise<number> {
  await fill(knex, clock.now(), rows);
  options.onStart?.();
  const start = performance.now();
  let done = 0;
  const worker = ClaimWorker.start({
    name: 'bench',
    knex,
    table: 'work',
    clock,
    logger: quietLogger,
    owner: `bench:${process.pid}`,
    leaseMs: 15_000,
    backstopMs: 15_000,
    concurrency: CONCURRENCY,
    handle: async ({ id, fence }) => {
      if (options.write) {
        await knex('work').where({ id, fence }).update({ done: true });
      }
      done += 1;
      options.onDone?.(done);
      return undefined;
    },
  });
  await until('all was handled', () => done >= rows, 5);
  await worker.stop();
  const elapsed = performance.now() - start;
  const left = await knex('work').whereNotNull('next_at').first('id');
  if (left || done !== rows) throw new Error('The drain was not clean');
  return elapsed;
}

async function drainWithPgBoss(
  connectionString: string,
  rows: number,
): Promise<number> {
  const boss = await startPgBoss(connectionString);
  await boss.createQueue('drain');
  for (let written = 0; written < rows; written += 1_000) {
    await boss.insert(
      'drain',
      Array.from({ length: Math.min(1_000, rows - written) }, (_, i) => ({
        data: { i: written + i },
      })),
    );
  }
  const start = performance.now();
  for (;;) {
    const jobs = await boss.fetch('drain', { batchSize: CONCURRENCY });
    if (jobs.length === 0) break;
    await boss.complete(
      'drain',
      jobs.map(({ id }) => id),
    );
  }
  const elapsed = performance.now() - start;
  await boss.stop({ graceful: true });
  return elapsed;
}

async function drainWithGraphileWorker(
  connectionString: string,
  rows: number,
): Promise<number> {
  const utils = await makeWorkerUtils({
    connectionString,
    logger: graphileLogger,
  });
  await utils.migrate();
  await utils.addJobs(
    Array.from({ length: rows }, (_, i) => ({
      identifier: 'drain',
      payload: { i },
    })),
  );
  let done = 0;
  const start = performance.now();
  const runner = await run({
    connectionString,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    noHandleSignals: true,
    logger: graphileLogger,
    taskList: {
      drain: async () => {
        done += 1;
      },
    },
  });
  await until('graphile-worker is done', () => done >= rows, 5);
  await runner.stop();
  const elapsed = performance.now() - start;
  await utils.release();
  return elapsed;
}

/** How fast real deployments go from due to sent, when all are due at once. */
export interface DeploymentDrain {
  n: number;
  /** Sent to the vendor a second. */
  sentPerSecond: number;
  /** Through the whole of their life a second: sent, followed, proven. */
  endedPerSecond: number;
}

/** Drains real deployments, each in a place of its own. */
export async function measureDeploymentDrain(
  databases: Databases,
  { drainDeployments: n }: BenchOptions,
): Promise<DeploymentDrain> {
  const knex = await databases.open();
  let sent = 0;
  const scheduler = await DeploymentScheduler.start({
    knex,
    places: n,
    driver: standInDriver({
      dispatch: async ({ deployKey }) => {
        sent += 1;
        return { outcome: 'accepted', vendor: { id: deployKey } };
      },
    }),
  });
  await until('a quiet start', () => scheduler.atRest(), 50, 20_000);
  const now = scheduler.clock.now();
  await insertDeployments(
    knex,
    0,
    Array.from({ length: n }, () => now),
  );
  const start = performance.now();
  scheduler.wake();
  await until('all was sent', () => sent === n, 10);
  const sentMs = performance.now() - start;
  await until(
    'all has ended',
    async () => {
      const row = await knex('deployments').whereNull('ended_at').first('id');
      return row === undefined;
    },
    50,
  );
  const endedMs = performance.now() - start;
  await scheduler.stop();
  return {
    n,
    sentPerSecond: (n / sentMs) * 1000,
    endedPerSecond: (n / endedMs) * 1000,
  };
}
