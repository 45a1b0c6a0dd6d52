import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { onCallReadinessExtensionPoint } from '@signalbox/backstage-plugin-on-call-node';
import { GithubApi } from './GithubApi';
import { GithubTokenProbe } from './GithubTokenProbe';

/**
 * Adds the readiness probe `github-token`: access to repositories, and by a token that the person
 * hands over for one look, its scopes and whether it is enabled for single sign-on.
 *
 * @public
 */
export const onCallModuleGithub = createBackendModule({
  pluginId: 'on-call',
  moduleId: 'github',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        readiness: onCallReadinessExtensionPoint,
      },
      async init({ auth, catalog, config, readiness }) {
        const api = GithubApi.fromConfig(config);
        readiness.addProbe(GithubTokenProbe.create({ api, auth, catalog }));
      },
    });
  },
});
