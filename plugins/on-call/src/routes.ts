import { createRouteRef } from '@backstage/core-plugin-api';

/** The tab of an entity. */
export const rootRouteRef = createRouteRef({ id: 'on-call' });

/** The page about all rotations. */
export const pageRouteRef = createRouteRef({ id: 'on-call-page' });
