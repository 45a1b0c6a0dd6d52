import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { exampleAuthenticator } from './exampleAuthenticator';

const CONFIG_KEY = 'auth.providers.example';

function isProduction(config: Config): boolean {
  return (
    process.env.NODE_ENV === 'production' ||
    config.getOptionalString('auth.environment') === 'production'
  );
}

/**
 * Signs in as any of the example people without a password. Refuses to start in production, and is
 * not there at all unless it is configured.
 */
export const authModuleExampleProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-provider',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        if (!config.has(CONFIG_KEY)) {
          return;
        }
        if (isProduction(config)) {
          throw new Error(
            `${CONFIG_KEY} lets anybody in without a password, so it is refused in production: remove it from the configuration and configure a real provider, such as auth.providers.github`,
          );
        }
        providers.registerProvider({
          providerId: 'example',
          factory: createProxyAuthProviderFactory({
            authenticator: exampleAuthenticator,
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.userRef }),
            profileTransform: async ({ userRef }, context) => {
              const { entity } = await context.findCatalogUser({
                entityRef: userRef,
              });
              const profile = (entity.spec?.profile ?? {}) as {
                displayName?: string;
                email?: string;
                picture?: string;
              };
              return {
                profile: {
                  displayName: profile.displayName,
                  email: profile.email,
                  picture: profile.picture,
                },
              };
            },
          }),
        });
      },
    });
  },
});
