import readline from 'node:readline';
import { openDatabase } from './Databases';
import { DeploymentScheduler, standInDriver } from './DeploymentScheduler';

/**
 * One replica in a process of its own, so that it can be killed like one. Its vendor does not
 * answer, and it looks for work when it reads a line.
 */
async function main(): Promise<void> {
  const [url, leaseMs] = process.argv.slice(2);
  const knex = openDatabase(url);
  const scheduler = await DeploymentScheduler.start({
    knex,
    places: 1,
    leaseMs: Number(leaseMs) || undefined,
    driver: standInDriver({
      dispatch: (_request, signal) =>
        new Promise((_resolve, reject) => {
          process.stdout.write('dispatching\n');
          signal.addEventListener('abort', () => reject(new Error('ended')));
        }),
    }),
  });
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', () => scheduler.wake());
  // Whoever started this process has ended.
  lines.on('close', () => process.exit(0));
  process.stdout.write('ready\n');
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
