import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { HandoffReader } from './handoff/HandoffReader';
import { requireReadable } from './permissions/CallerAccess';
import type { RotationAuthorizer } from './permissions/RotationAuthorizer';
import { callOptionsOf } from './router/createActing';
import type { ScheduleViews } from './schedule/ScheduleViews';
import { invalidRequest } from './service/errors';
import type { Who } from './who/Who';

const readOnly = { readOnly: true, destructive: false, idempotent: true };

/** Written as the configuration has it; a name alone is a component. */
function entityOf(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw invalidRequest(
      `entityRef: '${text}' is no entity reference such as component:default/explorer`,
    );
  }
}

/**
 * What agents and assistants may do: read. There is no action that pages, acknowledges or changes a
 * schedule; those are for people.
 */
export function registerActions(options: {
  registry: ActionsRegistryService;
  auth: AuthService;
  authorizer: RotationAuthorizer;
  who: Who;
  views: ScheduleViews;
  handoffs: HandoffReader;
}): void {
  const { registry, who, views, handoffs } = options;
  const acting = (credentials: BackstageCredentials) =>
    callOptionsOf(credentials, options);

  registry.register({
    name: 'who-is-on-call',
    title: 'Who is on call',
    description:
      'Who is on call for an entity or by a rotation: every level now and next in UTC, where it comes from and how old it is, pages that are open, and where a source outside differs from the configured rotation.',
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .optional()
            .describe(
              'Entity reference, such as component:default/explorer; this or rotation',
            ),
          rotation: z
            .string()
            .optional()
            .describe('Id of a rotation, such as single-cell'),
          at: z
            .string()
            .datetime()
            .optional()
            .describe('An instant in UTC; the present by default'),
        }),
      output: z => z.object({ onCall: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, ...query } = input;
      const onCall = await who.ask(
        {
          ...query,
          entityRef: entityRef === undefined ? undefined : entityOf(entityRef),
        },
        await acting(credentials),
      );
      return { output: { onCall } };
    },
  });

  registry.register({
    name: 'my-shifts',
    title: 'My shifts',
    description:
      "The caller's own shifts in all rotations, those that hold now first, with the swaps and handoff notes that wait for their word. Instants are in UTC; the zone of each rotation is named.",
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          weeks: z
            .number()
            .int()
            .min(1)
            .max(104)
            .optional()
            .describe('How many weeks ahead; 12 by default'),
        }),
      output: z => z.object({ shifts: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const shifts = await views.myShifts(
        input.weeks ?? 12,
        await acting(credentials),
      );
      return { output: { shifts } };
    },
  });

  registry.register({
    name: 'handoff-summary',
    title: 'Handoff summary',
    description:
      'The handoff note of a rotation, or the draft of one while nobody has written it: what the next primary has to know. By default the one at the end of the shift that holds now.',
    attributes: readOnly,
    schema: {
      input: z =>
        z.object({
          rotation: z.string().describe('Id of the rotation'),
          which: z
            .enum(['coming', 'last'])
            .optional()
            .describe(
              '`coming`: at the end of the shift that holds now; `last`: at its beginning',
            ),
        }),
      output: z => z.object({ handoff: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await acting(credentials);
      requireReadable(access, input.rotation);
      const handoff = await handoffs.ofRotation(
        input.rotation,
        input.which ?? 'coming',
      );
      return { output: { handoff } };
    },
  });
}
