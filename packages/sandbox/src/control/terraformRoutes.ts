import { Router } from 'express';
import type { Parts } from '../assemble';
import { TerraformRun, TerraformWorkspace } from '../services/terraform/model';
import { runActions } from '../services/terraform/runActions';
import {
  InputError,
  optionalFlag,
  optionalText,
  readFields,
  requiredText,
} from './input';
import { repositoryIn } from './repositoryRoutes';
import { keyOf } from '../services/github/model/GithubState';
import { TerraformRunSummary } from './types';

const DEFAULT_ORGANIZATION = 'example-org';
const NAME = /^[A-Za-z0-9_-]+$/;

function summarize(
  { organization, name }: TerraformWorkspace,
  { id, sha, status }: TerraformRun,
): TerraformRunSummary {
  return { id, workspace: `${organization}/${name}`, sha, status };
}

/** Terraform's workspaces and runs. */
export function terraformRoutes({ github, terraform, store }: Parts): Router {
  const { state } = terraform;
  const router = Router();

  router.post('/terraform/workspaces', (request, response) => {
    const input = readFields(request.body, [
      'organization',
      'name',
      'repository',
      'environment',
      'autoApply',
    ]);
    const repository = repositoryIn(github.context.state, input);
    const organization =
      optionalText(input, 'organization') ?? DEFAULT_ORGANIZATION;
    const name = requiredText(input, 'name');
    if (!NAME.test(name)) {
      throw new InputError('name', 'must fit into an address');
    }
    if (state.workspace(organization, name)) {
      throw new InputError('name', `${organization}/${name} exists already`);
    }
    const workspace = store.transaction(() =>
      terraform.connect(repository, {
        organization,
        name,
        environment: requiredText(input, 'environment'),
        autoApply: optionalFlag(input, 'autoApply') ?? false,
      }),
    );
    response.status(201).json(workspace);
  });

  router.post('/terraform/runs', (request, response) => {
    const input = readFields(request.body, [
      'organization',
      'workspace',
      'sha',
      'hasChanges',
      'planOnly',
      'isDestroy',
    ]);
    const organization =
      optionalText(input, 'organization') ?? DEFAULT_ORGANIZATION;
    const name = requiredText(input, 'workspace');
    const workspace = state.workspace(organization, name);
    if (!workspace) {
      throw new InputError(
        'workspace',
        `${organization}/${name} is not in the sandbox`,
        404,
      );
    }
    const repository = terraform.repositoryOf(workspace);
    const { branches } = github.context.state;
    const sha =
      optionalText(input, 'sha') ??
      branches.get(keyOf(repository), repository.defaultBranch)!.sha;
    const run = store.transaction(() =>
      terraform.plan(workspace, sha, {
        hasChanges: optionalFlag(input, 'hasChanges') ?? true,
        planOnly: optionalFlag(input, 'planOnly') ?? false,
        isDestroy: optionalFlag(input, 'isDestroy') ?? false,
      }),
    );
    if (!run) {
      throw new InputError('sha', `${sha} is not a commit`, 404);
    }
    response.status(201).json(summarize(workspace, run));
  });

  router.post('/terraform/runs/:id/:action', (request, response, next) => {
    const { id, action } = request.params;
    const act = runActions[action];
    if (!act) {
      next();
      return;
    }
    const run = state.run(id);
    if (!run) {
      throw new InputError('id', `${id} is not a Terraform run`, 404);
    }
    if (!store.transaction(() => act(terraform.runner, run))) {
      throw new InputError(
        'action',
        `${action} is not possible while the run is ${run.status}`,
        409,
      );
    }
    const workspace = state.workspaceById(run.workspaceId)!;
    response.json(summarize(workspace, state.run(id)!));
  });

  return router;
}
