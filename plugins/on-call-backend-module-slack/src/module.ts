import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { onCallMessengersExtensionPoint } from '@signalbox/backstage-plugin-on-call-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import { SlackMessenger } from './SlackMessenger';

/**
 * Lets on-call tell people in Slack.
 *
 * @public
 */
export const onCallModuleSlack = createBackendModule({
  pluginId: 'on-call',
  moduleId: 'slack',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        messengers: onCallMessengersExtensionPoint,
      },
      async init({ config, messengers, ...services }) {
        const slack = SlackMessenger.fromConfig(config, services);
        if (slack) messengers.addMessenger(slack);
        else {
          services.logger.info(
            'Nobody is told in Slack: there is no onCall.slack',
          );
        }
      },
    });
  },
});
