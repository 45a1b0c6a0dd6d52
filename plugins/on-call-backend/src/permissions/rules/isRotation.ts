import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { onCallRotationResourceRef } from '../resourceRef';

/** Admits what is about one of these rotations. */
export const isRotation = createPermissionRule({
  name: 'IS_ROTATION',
  description: 'Allow what is about one of these rotations',
  resourceRef: onCallRotationResourceRef,
  paramsSchema: z.object({
    rotations: z
      .array(z.string())
      .describe('Ids of the rotations, such as single-cell'),
  }),
  apply: ({ id }, { rotations }) => rotations.includes(id),
  toQuery: ({ rotations }) => ({ key: 'id' as const, values: rotations }),
});
