import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { clockServiceRef, DatabaseClock } from '@signalbox/scheduling-node';
import { SandboxClock } from './SandboxClock';

/**
 * The clock of a portal whose outside world is the sandbox (`sandbox.url`). Without a sandbox, and
 * always in production, it is the clock of the database.
 */
export const sandboxClockServiceFactory = createServiceFactory({
  service: clockServiceRef,
  deps: {
    config: coreServices.rootConfig,
    rootLogger: coreServices.rootLogger,
    lifecycle: coreServices.rootLifecycle,
    logger: coreServices.logger,
    database: coreServices.database,
  },
  async createRootContext({ config, rootLogger, lifecycle }) {
    const url = config.getOptionalString('sandbox.url');
    if (!url || process.env.NODE_ENV === 'production') {
      return undefined;
    }
    const clock = await SandboxClock.create({ url, logger: rootLogger });
    lifecycle.addShutdownHook(() => clock.stop());
    return clock;
  },
  async factory({ database, logger }, sandboxClock) {
    return sandboxClock ?? DatabaseClock.create({ database, logger });
  },
});
