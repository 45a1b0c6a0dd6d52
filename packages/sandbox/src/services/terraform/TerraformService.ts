import type { Request } from 'express';
import { EventHub } from '../../core/EventHub';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { Store } from '../../core/Store';
import { GithubState, keyOf } from '../github/model/GithubState';
import { Repository, Speed } from '../github/model/types';
import { LiveServices } from '../live/LiveServices';
import { createTerraformHandler } from './createTerraformHandler';
import {
  idFor,
  TerraformRun,
  TerraformState,
  TerraformWorkspace,
} from './model';
import { TerraformRunner } from './TerraformRunner';

interface TerraformServiceOptions {
  url: string;
  store: Store;
  clock: SandboxClock;
  events: EventHub;
  live: LiveServices;
  github: GithubState;
  speedOf: (repository: Repository) => Speed;
}

/**
 * HCP Terraform: workspaces that are connected to repositories. What lands on
 * the default branch of one makes a run in each of its workspaces.
 */
export class TerraformService {
  readonly state: TerraformState;
  readonly runner: TerraformRunner;
  /** Answers one request; the address is below the API's root. */
  readonly handle: (request: Request) => Reply;
  private readonly unsubscribe: () => void;

  constructor(private readonly options: TerraformServiceOptions) {
    const { url, store, clock, events, live, speedOf } = options;
    this.state = new TerraformState(store);
    this.runner = new TerraformRunner({
      state: this.state,
      clock,
      events,
      live,
      speedOf: workspace => speedOf(this.repositoryOf(workspace)),
    });
    this.handle = createTerraformHandler({
      url,
      state: this.state,
      runner: this.runner,
    });
    this.unsubscribe = events.subscribe(({ name, source, branch, id }) => {
      if (name === 'push') {
        this.planPush(source, branch, String(id));
      }
    });
  }

  /** Makes a workspace for one environment of a repository's component. */
  connect(
    repository: Repository,
    values: Pick<
      TerraformWorkspace,
      'organization' | 'name' | 'environment' | 'autoApply'
    >,
  ): TerraformWorkspace {
    const workspace: TerraformWorkspace = {
      ...values,
      id: idFor('ws', `${values.organization}/${values.name}`),
      repository: `${repository.owner}/${repository.name}`,
      component: repository.component,
      createdAt: repository.createdAt,
    };
    this.state.saveWorkspace(workspace);
    return workspace;
  }

  /**
   * Queues a run of a commit.
   *
   * @returns undefined when the repository has no such commit
   */
  plan(
    workspace: TerraformWorkspace,
    sha: string,
    values: Partial<
      Pick<TerraformRun, 'planOnly' | 'isDestroy' | 'hasChanges' | 'createdAt'>
    > = {},
  ): TerraformRun | undefined {
    const repository = this.repositoryOf(workspace);
    const commit = this.options.github.commits.get(keyOf(repository), sha);
    return (
      commit &&
      this.runner.create(workspace, {
        ...values,
        sha,
        branch: repository.defaultBranch,
        author: commit.author,
        message: commit.message.split('\n')[0],
      })
    );
  }

  repositoryOf(workspace: TerraformWorkspace): Repository {
    const [owner, name] = workspace.repository.split('/');
    return this.options.github.repository(owner, name)!;
  }

  stop(): void {
    this.unsubscribe();
    this.runner.stop();
  }

  private planPush(
    source: string,
    branch: string | undefined,
    sha: string,
  ): void {
    for (const workspace of this.state.workspaces.list('')) {
      const repository = this.repositoryOf(workspace);
      if (keyOf(repository) === source && branch === repository.defaultBranch) {
        this.plan(workspace, sha);
      }
    }
  }
}
