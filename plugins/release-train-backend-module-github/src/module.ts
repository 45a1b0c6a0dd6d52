import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
} from '@signalbox/backstage-plugin-release-train-node';
import { GithubChangeSource } from './changes/GithubChangeSource';
import { GithubClient } from './client/GithubClient';
import { GithubDeploymentDriver } from './drivers/GithubDeploymentDriver';
import { GithubObserveDriver } from './drivers/GithubObserveDriver';
import { GithubWorkflowDriver } from './drivers/GithubWorkflowDriver';

/**
 * Lets the release train deploy by GitHub workflows and GitHub deployments, watch the latter, and
 * read changes from GitHub.
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
      },
      async init({ config, logger, drivers, changeSources }) {
        const client = GithubClient.fromConfig(config, { logger });
        drivers.addDriver(GithubWorkflowDriver.create({ client }));
        drivers.addDriver(GithubDeploymentDriver.create({ client }));
        drivers.addDriver(GithubObserveDriver.create({ client }));
        changeSources.addChangeSource(GithubChangeSource.create({ client }));
      },
    });
  },
});
