import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { ReleaseTrainClient } from './api/ReleaseTrainClient';
import { rootRouteRef } from './routes';

/**
 * The release-train plugin for the legacy frontend system.
 *
 * @public
 */
export const releaseTrainPlugin = createPlugin({
  id: 'release-train',
  routes: { entityContent: rootRouteRef },
  apis: [
    createApiFactory({
      api: releaseTrainApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => ReleaseTrainClient.create(deps),
    }),
  ],
});

/**
 * The release-train tab of a component page, for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityReleaseTrainContent = releaseTrainPlugin.provide(
  createRoutableExtension({
    name: 'EntityReleaseTrainContent',
    component: () =>
      import('./components/ReleaseTrainContent').then(
        m => m.ReleaseTrainContent,
      ),
    mountPoint: rootRouteRef,
  }),
);
