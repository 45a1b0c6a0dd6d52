import { EventHub } from '../../core/EventHub';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { WorkflowRunner } from './actions/WorkflowRunner';
import { GithubError } from './GithubError';
import { resolveCommit } from './model/history';
import { GithubState } from './model/GithubState';
import { Commit, DispatchMode, Repository } from './model/types';

/** What the operations and views of GitHub work with. */
export interface GithubContext {
  /** The address of the sandbox: web pages stand directly below it. */
  url: string;
  state: GithubState;
  clock: SandboxClock;
  events: EventHub;
  runner: WorkflowRunner;
  /** Applies to repositories without a mode of their own. */
  dispatch: DispatchMode;
}

/** A request that GitHub's description allows. */
export interface GithubRequest {
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  body: Record<string, any>;
  /** The path with its query, for the links to other pages. */
  path: string;
  /** The login behind the token. */
  login: string;
  limit: { limit: number; remaining: number; reset: number; used: number };
}

export type Operation = (
  context: GithubContext,
  request: GithubRequest,
) => Reply;

export function repositoryOf(
  { state }: GithubContext,
  { params }: GithubRequest,
): Repository {
  const repository = state.repository(params.owner, params.repo);
  if (!repository) {
    throw GithubError.notFound();
  }
  return repository;
}

/** @throws GithubError 422 as GitHub words it, when nothing has that name. */
export function commitOf(
  { state }: GithubContext,
  repository: Repository,
  ref: string,
): Commit {
  const commit = resolveCommit(state, repository, ref);
  if (!commit) {
    throw GithubError.invalid(`No commit found for SHA: ${ref}`);
  }
  return commit;
}
