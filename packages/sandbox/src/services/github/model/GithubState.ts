import { Store, Table } from '../../../core/Store';
import {
  Commit,
  CommitStatus,
  Deployment,
  DeploymentStatus,
  Environment,
  Issue,
  Pull,
  Ref,
  Repository,
  ReservedCommit,
  Workflow,
  WorkflowRun,
} from './types';

/** `owner/name` of a repository, in lower case as GitHub compares it. */
export function repositoryKey(owner: string, name: string): string {
  return `${owner}/${name}`.toLowerCase();
}

export function keyOf(repository: Repository): string {
  return repositoryKey(repository.owner, repository.name);
}

/** What GitHub holds; each table is grouped by repository. */
export class GithubState {
  readonly repositories: Table<Repository>;
  readonly commits: Table<Commit>;
  readonly branches: Table<Ref>;
  readonly tags: Table<Ref>;
  readonly pulls: Table<Pull>;
  readonly workflows: Table<Workflow>;
  readonly runs: Table<WorkflowRun>;
  readonly deployments: Table<Deployment>;
  readonly deploymentStatuses: Table<DeploymentStatus>;
  readonly environments: Table<Environment>;
  readonly issues: Table<Issue>;
  readonly commitStatuses: Table<CommitStatus>;
  readonly reserve: Table<ReservedCommit>;

  constructor(readonly store: Store) {
    this.repositories = store.table('repository');
    this.commits = store.table('commit');
    this.branches = store.table('branch');
    this.tags = store.table('tag');
    this.pulls = store.table('pull');
    this.workflows = store.table('workflow');
    this.runs = store.table('run');
    this.deployments = store.table('deployment');
    this.deploymentStatuses = store.table('deployment-status');
    this.environments = store.table('environment');
    this.issues = store.table('issue');
    this.commitStatuses = store.table('commit-status');
    this.reserve = store.table('reserve');
  }

  repository(owner: string, name: string): Repository | undefined {
    return this.repositories.get('', repositoryKey(owner, name));
  }

  saveRepository(repository: Repository): void {
    this.repositories.put('', keyOf(repository), repository);
  }

  /** Issues and pull requests of a repository share one sequence. */
  nextNumber(repository: Repository): number {
    return this.store.next(`number ${keyOf(repository)}`);
  }

  /** Newest first, as GitHub lists runs, deployments and issues. */
  newest<T>(table: Table<T>, repository: Repository): T[] {
    return table.list(keyOf(repository)).reverse();
  }
}
