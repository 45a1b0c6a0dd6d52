import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { releaseTrainApiRef } from './api/ReleaseTrainApi';
import { ReleaseTrainClient } from './api/ReleaseTrainClient';
import { pageRouteRef, rootRouteRef } from './routes';

/**
 * The release-train plugin for the legacy frontend system.
 *
 * @public
 */
export const releaseTrainPlugin = createPlugin({
  id: 'release-train',
  routes: { entityContent: rootRouteRef, page: pageRouteRef },
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

/**
 * The page about all trains: board, calendar, history, figures and rehearsal.
 *
 * @public
 */
export const ReleaseTrainPage = releaseTrainPlugin.provide(
  createRoutableExtension({
    name: 'ReleaseTrainPage',
    component: () =>
      import('./components/ReleaseTrainPage').then(m => m.ReleaseTrainPage),
    mountPoint: pageRouteRef,
  }),
);

/**
 * A card for the overview of a component: the next stop, what is where, and what is waited for.
 *
 * @public
 */
export const EntityReleaseTrainCard = releaseTrainPlugin.provide(
  createComponentExtension({
    name: 'EntityReleaseTrainCard',
    component: {
      lazy: () => import('./components/Card').then(m => m.ReleaseTrainCard),
    },
  }),
);

/**
 * A widget for the home page: the candidates that wait for the reader's own LGTM, and the trains.
 *
 * @public
 */
export const HomePageReleaseTrain = releaseTrainPlugin.provide(
  createCardExtension({
    name: 'HomePageReleaseTrain',
    title: 'Your approvals and your train',
    description: 'Candidates that wait for your LGTM, and where the trains are',
    layout: { height: { minRows: 4 }, width: { minColumns: 4 } },
    components: () =>
      import('./components/HomeWidget').then(m => ({
        Content: m.HomeReleaseTrain,
      })),
  }),
);
