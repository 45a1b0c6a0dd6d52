import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { onCallApiRef } from './api/OnCallApi';
import { OnCallClient } from './api/OnCallClient';
import { pageRouteRef, rootRouteRef } from './routes';

/**
 * The on-call plugin for the legacy frontend system.
 *
 * @public
 */
export const onCallPlugin = createPlugin({
  id: 'on-call',
  routes: { entityContent: rootRouteRef, page: pageRouteRef },
  apis: [
    createApiFactory({
      api: onCallApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => OnCallClient.create(deps),
    }),
  ],
});

/**
 * The on-call tab of an entity page, for an `EntityLayout.Route`.
 *
 * @public
 */
export const EntityOnCallContent = onCallPlugin.provide(
  createRoutableExtension({
    name: 'EntityOnCallContent',
    component: () =>
      import('./components/OnCallContent').then(m => m.OnCallContent),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The page about all rotations: roster, one's own shifts, fairness and gaps.
 *
 * @public
 */
export const OnCallPage = onCallPlugin.provide(
  createRoutableExtension({
    name: 'OnCallPage',
    component: () => import('./components/OnCallPage').then(m => m.OnCallPage),
    mountPoint: pageRouteRef,
  }),
);

/**
 * A card for the overview of an entity: who is on call for it, at every level.
 *
 * @public
 */
export const EntityOnCallCard = onCallPlugin.provide(
  createComponentExtension({
    name: 'EntityOnCallCard',
    component: {
      lazy: () => import('./components/OnCallCard').then(m => m.OnCallCard),
    },
  }),
);

/**
 * A widget for the home page: when the reader is on call, and what waits for them.
 *
 * @public
 */
export const HomePageOnCall = onCallPlugin.provide(
  createCardExtension({
    name: 'HomePageOnCall',
    title: 'Your on-call',
    description: 'When you are on call, and what waits for you',
    layout: { height: { minRows: 4 }, width: { minColumns: 4 } },
    components: () =>
      import('./components/HomeWidget').then(m => ({ Content: m.HomeOnCall })),
  }),
);
