import { createRouteRef } from '@backstage/core-plugin-api';

/** The tab of a component. */
export const rootRouteRef = createRouteRef({ id: 'release-train' });

/** The page about all trains. */
export const pageRouteRef = createRouteRef({ id: 'release-train-page' });
