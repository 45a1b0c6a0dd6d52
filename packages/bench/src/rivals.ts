import { Logger } from 'graphile-worker';
import { quietLogger } from './quietLogger';

/** Keeps graphile-worker's word on each job away from the terminal. */
export const graphileLogger = new Logger(() => (level, message) => {
  if (level === 'error') quietLogger.error(message);
});

/** What of pg-boss is measured. */
interface PgBoss {
  on(event: 'error', listener: (error: Error) => void): void;
  start(): Promise<unknown>;
  stop(options?: { graceful?: boolean }): Promise<void>;
  createQueue(name: string): Promise<void>;
  insert(
    name: string,
    jobs: Array<{ data: object; startAfter?: Date }>,
  ): Promise<unknown>;
  work<T>(
    name: string,
    options: { pollingIntervalSeconds: number; batchSize?: number },
    handler: (jobs: Array<{ data: T }>) => Promise<void>,
  ): Promise<string>;
  fetch(
    name: string,
    options: { batchSize: number },
  ): Promise<Array<{ id: string }>>;
  complete(name: string, ids: string[]): Promise<unknown>;
}

/** Starts pg-boss on a database of its own. */
export async function startPgBoss(connectionString: string): Promise<PgBoss> {
  // Required and not imported: the types that 12.38.0 is published with name one that they lack.
  const { PgBoss: Boss } = require('pg-boss');
  const boss: PgBoss = new Boss({ connectionString });
  boss.on('error', error => quietLogger.error('pg-boss', error));
  await boss.start();
  return boss;
}
