import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { releaseTrainTargetResourceRef } from '../resourceRef';

/** Admits what is about one of these components, in whatever environment. */
export const hasComponent = createPermissionRule({
  name: 'HAS_COMPONENT',
  description: 'Allow what is about one of these components',
  resourceRef: releaseTrainTargetResourceRef,
  paramsSchema: z.object({
    componentRefs: z
      .array(z.string())
      .describe(
        'Entity references of the components, such as component:default/explorer',
      ),
  }),
  apply: ({ component }, { componentRefs }) =>
    componentRefs.some(ref => ref.toLowerCase() === component),
  toQuery: ({ componentRefs }) => ({
    key: 'component' as const,
    values: componentRefs.map(ref => ref.toLowerCase()),
  }),
});
