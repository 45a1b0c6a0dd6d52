import { run } from 'graphile-worker';
import type { Databases } from './Databases';
import { DeploymentScheduler, standInDriver } from './DeploymentScheduler';
import { CONCURRENCY, type BenchOptions } from './options';
import { graphileLogger, startPgBoss } from './rivals';
import { pause, until } from './statistics';

/** What a replica that has nothing to do asks of its database, each second. */
export interface Idle {
  seconds: number;
  /** Counted where they are sent. */
  signalboxQueries: number;
  /** Counted by the database, as for the others. */
  signalboxCommits: number;
  pgBossCommits: number;
  graphileWorkerCommits: number;
}

/** A connection at rest tells PostgreSQL's counters within ten seconds what it did before. */
const COUNTED_WITHIN_MS = 11_000;

/** Counts for a while what one replica of each asks while nothing is due. */
export async function measureIdle(
  databases: Databases,
  { idleMs }: BenchOptions,
): Promise<Idle> {
  const urls = [
    await databases.create(),
    await databases.create(),
    await databases.create(),
  ];
  const knex = await databases.open(urls[0]);
  // The start observes each place once; what comes every five minutes thereafter is counted.
  const scheduler = await DeploymentScheduler.start({
    knex,
    places: 3,
    driver: standInDriver(),
  });
  await until('a quiet start', () => scheduler.atRest(), 50);
  const boss = await startPgBoss(urls[1]);
  await boss.createQueue('idle');
  await boss.work('idle', { pollingIntervalSeconds: 0.5 }, async () => {});
  const runner = await run({
    connectionString: urls[2],
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    pollInterval: 500,
    noHandleSignals: true,
    logger: graphileLogger,
    taskList: { idle: async () => {} },
  });
  const settleMs = Math.min(COUNTED_WITHIN_MS, idleMs);
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  await pause(settleMs);
  const commits = () => Promise.all(urls.map(url => databases.commits(url)));
  const before = await commits();
  knex.on('query', count);
  const start = performance.now();
  await pause(idleMs);
  knex.removeListener('query', count);
  const seconds = (performance.now() - start) / 1000;
  await pause(settleMs);
  const after = await commits();
  await Promise.all([scheduler.stop(), boss.stop(), runner.stop()]);
  const [ours, bosss, graphiles] = after.map(
    (value, i) => (value - before[i]) / seconds,
  );
  return {
    seconds,
    signalboxQueries: queries / seconds,
    signalboxCommits: ours,
    pgBossCommits: bosss,
    graphileWorkerCommits: graphiles,
  };
}
