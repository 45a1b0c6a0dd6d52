import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod';
import { onCallRotationResourceRef } from '../resourceRef';

/** Admits what is about a rotation that this person takes part in. */
export const isInvolved = createPermissionRule({
  name: 'IS_INVOLVED',
  description: 'Allow what is about a rotation that the person takes part in',
  resourceRef: onCallRotationResourceRef,
  paramsSchema: z.object({
    userRef: z
      .string()
      .describe('Entity reference of the person, such as user:default/ana'),
  }),
  apply: ({ members }, { userRef }) => members.includes(userRef.toLowerCase()),
  toQuery: ({ userRef }) => ({
    key: 'members' as const,
    values: [userRef.toLowerCase()],
  }),
});
