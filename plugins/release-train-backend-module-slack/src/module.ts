import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { releaseTrainAnnouncerExtensionPoint } from '@signalbox/backstage-plugin-release-train-node';
import { SlackAnnouncer } from './SlackAnnouncer';

/**
 * Lets the release train tell a Slack channel what it does.
 *
 * @public
 */
export const releaseTrainModuleSlack = createBackendModule({
  pluginId: 'release-train',
  moduleId: 'slack',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        announcer: releaseTrainAnnouncerExtensionPoint,
      },
      async init({ config, logger, announcer }) {
        const slack = SlackAnnouncer.fromConfig(config, { logger });
        if (slack) {
          announcer.setAnnouncer(slack);
        } else {
          logger.info(
            'Slack is not told anything: there is no releaseTrain.slack',
          );
        }
      },
    });
  },
});
