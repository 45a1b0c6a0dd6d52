import { ok } from '../../../core/Reply';
import { commitOf, GithubContext, Operation, repositoryOf } from '../context';
import { keyOf } from '../model/GithubState';
import { Commit, CommitStatus, Repository } from '../model/types';
import { iso, nodeId } from '../views/basics';
import { repositoryApi, viewRepository } from '../views/repositoryView';
import { viewUser } from '../views/userView';

/** The latest status of each context of a commit. */
function latestByContext(
  { state }: GithubContext,
  repository: Repository,
  { sha }: Commit,
): CommitStatus[] {
  const latest = new Map<string, CommitStatus>();
  for (const status of state.commitStatuses.list(keyOf(repository))) {
    if (status.sha === sha) {
      latest.set(status.context, status);
    }
  }
  return [...latest.values()];
}

/**
 * The contexts that keep a commit from being deployed: of the required ones,
 * or where none are named of all submitted ones, those without a success.
 */
export function failedContexts(
  context: GithubContext,
  repository: Repository,
  commit: Commit,
  required?: string[],
): string[] {
  const statuses = latestByContext(context, repository, commit);
  const wanted = required ?? statuses.map(status => status.context);
  return wanted.filter(
    name =>
      !statuses.some(
        status => status.context === name && status.state === 'success',
      ),
  );
}

function viewStatus(
  context: GithubContext,
  repository: Repository,
  status: CommitStatus,
) {
  const creator = viewUser(context, status.creator);
  return {
    url: `${repositoryApi(context, repository)}/statuses/${status.sha}`,
    avatar_url: creator.avatar_url,
    id: status.id,
    node_id: nodeId('StatusContext', status.id),
    state: status.state,
    description: status.description,
    target_url: null,
    context: status.context,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
  };
}

function combine(statuses: CommitStatus[]): string {
  if (statuses.some(({ state }) => state === 'error' || state === 'failure')) {
    return 'failure';
  }
  const isSettled =
    statuses.length > 0 && statuses.every(({ state }) => state === 'success');
  return isSettled ? 'success' : 'pending';
}

export const commitStatuses: Record<string, Operation> = {
  'repos/create-commit-status': (context, request) => {
    const repository = repositoryOf(context, request);
    const commit = commitOf(context, repository, request.params.sha);
    const { state, clock } = context;
    const status: CommitStatus = {
      id: state.store.next('commit-status', 20001),
      sha: commit.sha,
      context: request.body.context ?? 'default',
      state: request.body.state,
      description: request.body.description ?? null,
      creator: request.login,
      createdAt: clock.now(),
    };
    state.commitStatuses.put(keyOf(repository), status.id, status);
    return {
      status: 201,
      body: {
        ...viewStatus(context, repository, status),
        creator: viewUser(context, status.creator),
      },
      effects: [`commit-status:${status.id}`],
    };
  },

  'repos/get-combined-status-for-ref': (context, request) => {
    const repository = repositoryOf(context, request);
    const commit = commitOf(context, repository, request.params.ref);
    const statuses = latestByContext(context, repository, commit);
    const api = `${repositoryApi(context, repository)}/commits/${commit.sha}`;
    return ok({
      state: combine(statuses),
      statuses: statuses.map(status => viewStatus(context, repository, status)),
      sha: commit.sha,
      total_count: statuses.length,
      repository: viewRepository(context, repository),
      commit_url: api,
      url: `${api}/status`,
    });
  },
};
