import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  releaseTrainAnnouncerExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import { clockServiceRef } from '@signalbox/scheduling-node';
import { readSettings } from './settings';
import { SlackAnnouncer } from './SlackAnnouncer';
import { createSlackRouter, SLACK_PATHS } from './words/createSlackRouter';
import { SlackPeople } from './words/SlackPeople';
import { SlackWords } from './words/SlackWords';

/**
 * Lets the release train tell a Slack channel what it does, and people give their word there.
 *
 * @public
 */
export const releaseTrainModuleSlack = createBackendModule({
  pluginId: 'release-train',
  moduleId: 'slack',
  register(reg) {
    reg.registerInit({
      deps: {
        announcer: releaseTrainAnnouncerExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
        intake: releaseTrainIntakeExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
      },
      async init({
        announcer,
        auth,
        catalog,
        clock,
        config,
        httpRouter,
        intake: { intake },
        lifecycle,
        logger,
      }) {
        const slack = SlackAnnouncer.fromConfig(config, { logger });
        if (!slack) {
          logger.info(
            'Slack is not told anything: there is no releaseTrain.slack',
          );
          return;
        }
        announcer.setAnnouncer(slack);

        const settings = readSettings(config);
        if (!settings || 'problem' in settings) return;
        const { signingSecret, ...access } = settings;
        if (!signingSecret) return;
        const words = SlackWords.create({
          access,
          people: SlackPeople.create({ catalog, auth }),
          intake,
          logger,
        });
        lifecycle.addShutdownHook(() => words.settled());
        for (const path of SLACK_PATHS) {
          httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
        }
        httpRouter.use(createSlackRouter({ signingSecret, clock, words }));
      },
    });
  },
});
