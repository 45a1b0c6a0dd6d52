import { Logger } from 'graphile-worker';
import { quietLogger } from './quietLogger';

/** Keeps graphile-worker's word on each job away from the terminal. */
export const graphileLogger = new Logger(() => (level, message) => {
  if (level === 'error') quietLogger.error(message);
});
