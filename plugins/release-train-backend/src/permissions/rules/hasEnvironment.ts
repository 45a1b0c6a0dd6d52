import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { releaseTrainTargetResourceRef } from '../resourceRef';

/**
 * Admits what is about one of these environments. What is about a component as a whole, such as a
 * run or a candidate, is in no environment and is not admitted.
 */
export const hasEnvironment = createPermissionRule({
  name: 'HAS_ENVIRONMENT',
  description: 'Allow what is about one of these environments',
  resourceRef: releaseTrainTargetResourceRef,
  paramsSchema: z.object({
    environments: z
      .array(z.string())
      .describe('Names of the environments, such as staging'),
  }),
  apply: ({ environment }, { environments }) =>
    environment !== undefined && environments.includes(environment),
  toQuery: ({ environments }) => ({
    key: 'environment' as const,
    values: environments,
  }),
});
