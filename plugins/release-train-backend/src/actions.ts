import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  releaseTrainPermissions,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ReleaseTrainModel } from './config/model';
import type { TargetAuthorizer } from './permissions/TargetAuthorizer';
import { identifyCaller } from './service/caller';
import { invalidRequest } from './service/errors';
import type { Holds } from './service/Holds';
import type { ReleaseTrainService } from './service/ReleaseTrainService';

/** The run of a component that people ask about: the one under way, else the coming one. */
function runOf(runs: readonly Run[]): Run | undefined {
  return (
    runs.find(({ state }) => state !== 'scheduled') ??
    runs.find(({ state }) => state === 'scheduled')
  );
}

/**
 * What agents and assistants may do: read, and have a cut wait. There is no action that approves or
 * deploys; those are for people.
 */
export function registerActions(options: {
  registry: ActionsRegistryService;
  model: ReleaseTrainModel;
  service: ReleaseTrainService;
  holds: Holds;
  authorizer: TargetAuthorizer;
  auth: AuthService;
}): void {
  const { registry, model, service, holds, authorizer, auth } = options;

  /** Written as the configuration has it; a name alone is a component. */
  const componentOf = (text: string): string => {
    try {
      return stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind: 'component',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      throw invalidRequest(
        `component: '${text}' is no entity reference such as component:default/explorer`,
      );
    }
  };
  const activeRun = async (
    component: string,
    credentials: BackstageCredentials,
  ): Promise<Run> => {
    const page = await service.listRuns(
      { component, active: true, limit: 20 },
      { credentials },
    );
    const run = runOf(page.items);
    if (!run) {
      throw invalidRequest(
        `component: ${component} rides on no train that you may see`,
      );
    }
    return run;
  };

  registry.register({
    name: 'train-status',
    title: 'Status of the release train',
    description:
      'The run of the release train that a component is in: its state, its stops in UTC, holds, the candidates of all components with their LGTMs, and what is in each environment of the component.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: z
            .string()
            .describe('Entity reference, such as component:default/explorer'),
        }),
      output: z => z.object({ run: z.any(), environments: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const component = componentOf(input.component);
      const run = await activeRun(component, credentials);
      const matrix = await service.getMatrix({ component }, { credentials });
      return {
        output: { run, environments: matrix.items[0]?.environments ?? [] },
      };
    },
  });

  registry.register({
    name: 'explain-blocked',
    title: 'Why a promotion waits',
    description:
      'Every reason why the candidate of a component cannot be promoted now, with a code and, where it is known, the time from which it no longer stands in the way; and what should be known before. It promotes nothing.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ component: z.string() }),
      output: z =>
        z.object({
          allowed: z.boolean(),
          reasons: z.any(),
          warnings: z.any(),
          detail: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const component = componentOf(input.component);
      const run = await activeRun(component, credentials);
      const candidate = run.candidates.find(
        found => found.component === component,
      );
      const environment = model.trainOf(component)?.promoteEnvironment;
      if (!candidate || !environment) {
        return {
          output: {
            allowed: false,
            reasons: [],
            warnings: [],
            detail: run.detail ?? `The run is ${run.state}; nothing is pinned.`,
          },
        };
      }
      const report = await service.explainGuards(
        { component, environment, candidate: candidate.id },
        { credentials },
      );
      const { allowed, reasons, warnings } = report;
      return { output: { allowed, reasons, warnings, detail: run.detail } };
    },
  });

  registry.register({
    name: 'release-notes',
    title: 'Release notes',
    description:
      'What each component of the run brings to production: changes with their authors, grouped by effect (feature, fix, none).',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z => z.object({ component: z.string() }),
      output: z => z.object({ sections: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const component = componentOf(input.component);
      const run = await activeRun(component, credentials);
      const { sections } = await service.getRunNotes(
        { runId: run.id },
        { credentials },
      );
      return { output: { sections } };
    },
  });

  registry.register({
    name: 'deployment-history',
    title: 'Deployment history',
    description:
      'The last deployments of a component, the newest first: what, where, why, by whom, and how they ended.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: z.string(),
          environment: z.string().optional(),
          limit: z.number().int().min(1).max(100).optional(),
        }),
      output: z => z.object({ deployments: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const { items } = await service.listDeployments(
        {
          component: componentOf(input.component),
          environment: input.environment,
          limit: input.limit ?? 20,
        },
        { credentials },
      );
      return { output: { deployments: items } };
    },
  });

  registry.register({
    name: 'hold-train',
    title: 'Hold the train',
    description:
      'Has the coming cut of the train wait for a pull request of a component, until it is merged or closed or somebody lifts the hold.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: z.string(),
          pullNumber: z.number().int().positive(),
          reason: z.string().min(1).max(2000),
        }),
      output: z => z.object({ hold: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const component = componentOf(input.component);
      const page = await service.listRuns(
        { component, active: true, limit: 20 },
        { credentials },
      );
      const run = page.items.find(({ state }) =>
        ['scheduled', 'collecting'].includes(state),
      );
      if (!run) {
        throw invalidRequest(
          `component: there is no coming cut of ${component} that could wait`,
        );
      }
      const access = await authorizer.accessOf(
        credentials,
        releaseTrainPermissions,
      );
      const { actor } = identifyCaller(auth, credentials);
      const { hold } = await holds.create(
        {
          runId: run.id,
          component,
          pullNumber: input.pullNumber,
          reason: input.reason,
        },
        { credentials, access, actor },
      );
      return { output: { hold } };
    },
  });
}
