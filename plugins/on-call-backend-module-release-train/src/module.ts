import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { onCallHandoffExtensionPoint } from '@signalbox/backstage-plugin-on-call-node';
import { releaseTrainServiceRef } from '@signalbox/backstage-plugin-release-train-node';
import { createReleaseTrainContributors } from './contributors';

/**
 * Adds unfinished deployments, holds and locks of the release train to the draft of a handoff note.
 *
 * @public
 */
export const onCallModuleReleaseTrain = createBackendModule({
  pluginId: 'on-call',
  moduleId: 'release-train',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        handoff: onCallHandoffExtensionPoint,
        releaseTrain: releaseTrainServiceRef,
      },
      async init({ auth, config, handoff, releaseTrain }) {
        const contributors = createReleaseTrainContributors({
          auth,
          releaseTrain,
          appUrl: config.getString('app.baseUrl').replace(/\/$/, ''),
        });
        contributors.forEach(contributor =>
          handoff.addContributor(contributor),
        );
      },
    });
  },
});
