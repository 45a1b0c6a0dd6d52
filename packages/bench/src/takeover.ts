import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Databases } from './Databases';
import { deploymentId, insertDeployments } from './DeploymentScheduler';
import type { BenchOptions } from './options';
import { median, pause, until } from './statistics';

/** How long a deployment was nobody's after its replica was killed in the middle of a dispatch. */
export interface Takeover {
  n: number;
  seconds: number[];
  median: number;
  max: number;
}

const DEPLOYMENT = deploymentId(0, 0);

/** Kills replicas, each repetition on a database of its own and all side by side. */
export async function measureTakeover(
  databases: Databases,
  { takeovers, idleMs }: BenchOptions,
): Promise<Takeover> {
  const quick = idleMs < 10_000;
  const repetitions = Array.from({ length: takeovers }, (_, i) =>
    takeOver(databases, i / takeovers, quick ? 1_000 : 15_000),
  );
  const seconds = await Promise.all(repetitions);
  return {
    n: takeovers,
    seconds,
    median: median(seconds),
    max: Math.max(...seconds),
  };
}

async function takeOver(
  databases: Databases,
  /** Where in the rhythms of lease and backstop the kill falls, from 0 to 1. */
  phase: number,
  leaseMs: number,
): Promise<number> {
  const url = await databases.create();
  const knex = await databases.open(url);
  // One after the other: both would bring the schema up to date at once.
  const first = await startReplica(url, leaseMs);
  const second = await startReplica(url, leaseMs);
  try {
    // The second has looked just before the deployment was written, or a while ago.
    await pause(phase * leaseMs);
    const { rows } = await knex.raw(
      'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now',
    );
    await insertDeployments(knex, 0, [Number(rows[0].now)]);
    // Nobody can be sure to have it: the second may look at the same moment.
    const holder = Promise.race(
      [first, second].map(replica =>
        replica.says('dispatching').then(() => replica),
      ),
    );
    first.process.stdin!.write('wake\n');
    const { process: killedProcess } = await holder;
    // The vendor's answer is waited for for ten seconds.
    await pause((phase * leaseMs) / 3);
    killedProcess.kill('SIGKILL');
    const killed = performance.now();
    await until(
      'the other replica took it over',
      async () => {
        const row = await knex('deployments')
          .where({ id: DEPLOYMENT })
          .first('state');
        return row.state !== 'dispatching';
      },
      25,
    );
    return (performance.now() - killed) / 1000;
  } finally {
    await Promise.all([first, second].map(replica => replica.end()));
  }
}

async function startReplica(url: string, leaseMs: number) {
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      resolvePackagePath('@signalbox/bench', 'src/replica.ts'),
      url,
      String(leaseMs),
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = readline.createInterface({ input: child.stdout! });
  const exited = once(child, 'exit');
  const says = (word: string) =>
    new Promise<void>((resolve, reject) => {
      lines.on('line', line => line === word && resolve());
      exited.then(() =>
        reject(new Error(`A replica ended and had not said "${word}"`)),
      );
    });
  await says('ready');
  return {
    process: child,
    says,
    async end() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
