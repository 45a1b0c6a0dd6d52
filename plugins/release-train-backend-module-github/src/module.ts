import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
  releaseTrainIntakeExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import { GithubChangeSource } from './changes/GithubChangeSource';
import { GithubClient } from './client/GithubClient';
import { GithubDeploymentDriver } from './drivers/GithubDeploymentDriver';
import { GithubObserveDriver } from './drivers/GithubObserveDriver';
import { GithubWorkflowDriver } from './drivers/GithubWorkflowDriver';
import { listenToWebhooks } from './webhooks/listenToWebhooks';
import { ProtectionRule } from './webhooks/ProtectionRule';

/**
 * Lets the release train deploy by GitHub workflows and GitHub deployments, watch the latter,
 * read changes from GitHub, and hear of both by its webhooks.
 *
 * @public
 */
export const releaseTrainModuleGithub = createBackendModule({
  pluginId: 'release-train',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        drivers: releaseTrainDriversExtensionPoint,
        changeSources: releaseTrainChangeSourcesExtensionPoint,
        events: eventsServiceRef,
        reception: releaseTrainIntakeExtensionPoint,
      },
      async init({
        config,
        logger,
        drivers,
        changeSources,
        events,
        reception,
      }) {
        const client = GithubClient.fromConfig(config, { logger });
        drivers.addDriver(GithubWorkflowDriver.create({ client }));
        drivers.addDriver(GithubDeploymentDriver.create({ client }));
        drivers.addDriver(GithubObserveDriver.create({ client }));
        changeSources.addChangeSource(GithubChangeSource.create({ client }));
        const { intake } = reception;
        await listenToWebhooks(
          events,
          intake,
          ProtectionRule.create({ client, intake, logger }),
        );
      },
    });
  },
});
