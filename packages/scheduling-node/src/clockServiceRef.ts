import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { ClockService } from './clock';
import { DatabaseClock } from './DatabaseClock';

/**
 * The clock that every Signalbox plugin reads. By default it follows the clock of the plugin's
 * database; a development portal or a test sets another one.
 *
 * @public
 */
export const clockServiceRef = createServiceRef<ClockService>({
  id: 'signalbox.clock',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async factory({ database, lifecycle, logger }) {
        const clock = await DatabaseClock.create({ database, logger });
        lifecycle.addShutdownHook(() => clock.stop());
        return clock;
      },
    }),
});
