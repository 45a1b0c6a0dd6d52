import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  releaseTrainChangeSourcesExtensionPoint,
  releaseTrainDriversExtensionPoint,
  type ChangeSource,
  type DeployDriver,
} from '@signalbox/backstage-plugin-release-train-node';

const REPOSITORY = 'https://code.example/';

/** What the vendor says is in an environment: `component#environment` to a version. */
export type Observations = Readonly<Record<string, string>>;

/** Takes every deployment and never finishes one; the vendors have tests of their own. */
function createDriver(
  mechanism: string,
  triggers: boolean,
  observations: Observations,
): DeployDriver {
  return {
    mechanism,
    triggers,
    readOptions: () => ({}),
    dispatch: async request => ({
      outcome: 'accepted',
      vendor: {
        id: request.deployKey,
        url: `${REPOSITORY}runs/${request.deployKey}`,
      },
    }),
    find: async () => ({ found: [] }),
    follow: async () => ({ state: 'running' }),
    cancel: async () => {},
    observe: async ({ component, environment }) => {
      const version = observations[`${component}#${environment}`];
      return version === undefined ? undefined : { version };
    },
  };
}

const changeSource: ChangeSource = {
  handles: repository => repository.startsWith(REPOSITORY),
  head: async () => {
    throw new Error('Nothing is cut in these tests');
  },
  // It knows every commit by its full sha.
  resolve: async (_location, version) =>
    version.length === 40 ? { sha: version } : undefined,
  changes: async () => ({ changes: [], complete: true }),
  contains: async (_location, ancestor, descendant) => ancestor === descendant,
  pull: async () => undefined,
  commitUrl: (location, sha) => `${location.repository}/commit/${sha}`,
  compareUrl: (location, base, head) =>
    `${location.repository}/compare/${base}...${head}`,
};

/** Stands in for the vendors of tests that are about the API: `deploys` and `watches`. */
export function createStandInVendor(
  observations: Observations = {},
  moduleId = 'stand-in-vendor',
) {
  return createBackendModule({
    pluginId: 'release-train',
    moduleId,
    register(env) {
      env.registerInit({
        deps: {
          drivers: releaseTrainDriversExtensionPoint,
          changeSources: releaseTrainChangeSourcesExtensionPoint,
        },
        async init({ drivers, changeSources }) {
          drivers.addDriver(createDriver('deploys', true, observations));
          drivers.addDriver(createDriver('watches', false, observations));
          changeSources.addChangeSource(changeSource);
        },
      });
    },
  });
}
