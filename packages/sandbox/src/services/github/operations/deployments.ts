import { ok, Reply } from '../../../core/Reply';
import {
  GithubContext,
  GithubRequest,
  Operation,
  repositoryOf,
} from '../context';
import { GithubError } from '../GithubError';
import { readWorkflow } from '../actions/workflowFile';
import {
  addDeployment,
  addDeploymentStatus,
  statusesOf,
} from '../actions/deploymentWrites';
import { keyOf } from '../model/GithubState';
import { compareCommits, resolveCommit } from '../model/history';
import { Commit, Deployment, Repository } from '../model/types';
import { paginate } from '../paging';
import { viewDeployment, viewDeploymentStatus } from '../views/deploymentView';
import { failedContexts } from './commitStatuses';

const LONGEST_DESCRIPTION = 140;

function deploymentOf(
  { state }: GithubContext,
  { params }: GithubRequest,
  repository: Repository,
): Deployment {
  const deployment = state.deployments.get(
    keyOf(repository),
    params.deployment_id,
  );
  if (!deployment) {
    throw GithubError.notFound();
  }
  return deployment;
}

/** Whether the default branch holds something that `commit` lacks. */
function isBehindDefault(
  { state }: GithubContext,
  repository: Repository,
  commit: Commit,
): boolean {
  const head = resolveCommit(state, repository, repository.defaultBranch);
  return (
    head !== undefined &&
    (compareCommits(state, repository, commit.sha, head.sha)?.ahead.length ??
      0) > 0
  );
}

function create(context: GithubContext, request: GithubRequest): Reply {
  const repository = repositoryOf(context, request);
  const { state, runner } = context;
  const { body, login } = request;
  const commit = resolveCommit(state, repository, body.ref);
  if (!commit) {
    throw GithubError.invalid(`No ref found for: ${body.ref}`);
  }
  const failed = failedContexts(
    context,
    repository,
    commit,
    body.required_contexts,
  );
  if (failed.length) {
    throw new GithubError(
      409,
      `Conflict: Commit status checks failed for ${body.ref}.`,
      failed.map(name => ({
        contexts: [{ context: name }],
        resource: 'Deployment',
        field: 'required_contexts',
        code: 'invalid',
      })),
    );
  }
  if (
    body.auto_merge !== false &&
    isBehindDefault(context, repository, commit)
  ) {
    return {
      status: 202,
      body: {
        message: `Auto-merged ${repository.defaultBranch} into ${body.ref} on deployment.`,
      },
    };
  }
  const deployment = addDeployment(context, repository, {
    sha: commit.sha,
    ref: body.ref,
    environment: body.environment ?? 'production',
    creator: login,
    task: body.task ?? 'deploy',
    payload: body.payload ?? {},
    description: body.description ?? null,
    transient: body.transient_environment ?? false,
    ...(body.production_environment === undefined
      ? {}
      : { production: body.production_environment }),
  });
  const effects = [`deployment:${deployment.id}`];
  for (const workflow of state.workflows.list(keyOf(repository))) {
    if (readWorkflow(workflow).onDeployment) {
      const { id, environment, sha } = deployment;
      const run = runner.trigger(repository, workflow, {
        event: 'deployment',
        // For a deployment made from a sha, GitHub leaves the ref empty.
        headBranch: commit.sha === body.ref ? null : body.ref,
        headSha: sha,
        actor: login,
        deployment: { id, environment, sha },
      });
      effects.push(`run:${run.id}`);
    }
  }
  return {
    status: 201,
    body: viewDeployment(context, repository, deployment),
    effects,
  };
}

function createStatus(context: GithubContext, request: GithubRequest): Reply {
  const repository = repositoryOf(context, request);
  const deployment = deploymentOf(context, request, repository);
  const { body, login } = request;
  if ((body.description ?? '').length > LONGEST_DESCRIPTION) {
    throw new GithubError(422, 'Validation Failed', [
      {
        resource: 'DeploymentStatus',
        field: 'description',
        code: 'custom',
        message: `description is too long (maximum is ${LONGEST_DESCRIPTION} characters)`,
      },
    ]);
  }
  const status = addDeploymentStatus(context, repository, deployment, {
    state: body.state,
    creator: login,
    description: body.description ?? '',
    logUrl: body.log_url || body.target_url || '',
    environmentUrl: body.environment_url ?? '',
    environment: body.environment ?? deployment.environment,
    autoInactive: body.auto_inactive ?? true,
  });
  return {
    status: 201,
    body: viewDeploymentStatus(context, repository, status),
    effects: [`deployment-status:${status.id}`],
  };
}

export const deployments: Record<string, Operation> = {
  'repos/create-deployment': create,

  'repos/create-deployment-status': createStatus,

  'repos/list-deployments': (context, request) => {
    const repository = repositoryOf(context, request);
    const { sha, ref, task, environment } = request.query;
    // GitHub documents `none` as the default of these four.
    const matches = (wanted: string | undefined, value: string) =>
      wanted === undefined || wanted === 'none' || wanted === value;
    const found = context.state
      .newest(context.state.deployments, repository)
      .filter(
        deployment =>
          matches(sha, deployment.sha) &&
          matches(ref, deployment.ref) &&
          matches(task, deployment.task) &&
          matches(environment, deployment.environment),
      );
    const page = paginate(context, request, found);
    return {
      ...ok(page.items.map(item => viewDeployment(context, repository, item))),
      headers: page.headers,
    };
  },

  'repos/get-deployment': (context, request) => {
    const repository = repositoryOf(context, request);
    const deployment = deploymentOf(context, request, repository);
    return ok(viewDeployment(context, repository, deployment));
  },

  'repos/list-deployment-statuses': (context, request) => {
    const repository = repositoryOf(context, request);
    const deployment = deploymentOf(context, request, repository);
    const all = statusesOf(context, repository, deployment);
    const page = paginate(context, request, all);
    return {
      ...ok(
        page.items.map(item => viewDeploymentStatus(context, repository, item)),
      ),
      headers: page.headers,
    };
  },

  'repos/get-deployment-status': (context, request) => {
    const repository = repositoryOf(context, request);
    const deployment = deploymentOf(context, request, repository);
    const status = statusesOf(context, repository, deployment).find(
      ({ id }) => String(id) === request.params.status_id,
    );
    if (!status) {
      throw GithubError.notFound();
    }
    return ok(viewDeploymentStatus(context, repository, status));
  },
};
