import { GithubContext } from '../services/github/context';
import { readWorkflow } from '../services/github/actions/workflowFile';
import { keyOf } from '../services/github/model/GithubState';
import {
  Commit,
  Pull,
  Repository,
  ReservedCommit,
} from '../services/github/model/types';
import { shaOf } from '../services/github/views/basics';
import { generatedCommit } from './generatedHistory';

/** The account behind what the world does by itself. */
export const WORLD_LOGIN = 'signalbox-world';

/** The title of a pull request: the subject without its number. */
export function titleOf(message: string): string {
  return message.split('\n')[0].replace(/\s*\(#\d+\)\s*$/, '');
}

/** Lets commits land on branches, with all that follows from it. */
export class Landing {
  constructor(private readonly context: GithubContext) {}

  /**
   * Lands the next commits of the story on `main`: those kept in reserve, with
   * their true shas, then generated ones. Other branches get generated ones.
   */
  land(
    repository: Repository,
    count: number,
    branch: string = repository.defaultBranch,
  ): Commit[] {
    return Array.from({ length: count }, () => {
      const isMain = branch === repository.defaultBranch;
      const next = isMain ? this.popReserve(repository) : undefined;
      return this.commit(
        repository,
        branch,
        next ?? this.invent(repository, branch),
      );
    });
  }

  /** Merges one open pull request; one in reserve comes with those before it. */
  merge(repository: Repository, pull: Pull): Commit[] {
    const reserve = this.context.state.reserve.list(keyOf(repository));
    const position = reserve.map(item => item.pull).lastIndexOf(pull.number);
    if (position >= 0) {
      return this.land(repository, position + 1);
    }
    const commit: ReservedCommit = {
      sha: shaOf(`${keyOf(repository)} pull ${pull.number}`),
      author: pull.author,
      authoredAt: this.context.clock.now(),
      message: `${pull.title} (#${pull.number})`,
      pull: pull.number,
    };
    return [this.commit(repository, pull.baseRef, commit)];
  }

  /** Opens a pull request that waits to be merged or closed. */
  open(
    repository: Repository,
    values: { title: string; author: string; labels?: string[]; base?: string },
  ): Pull {
    const { state, clock, events } = this.context;
    const number = state.nextNumber(repository);
    const pull: Pull = {
      id: state.store.next('pull', 50001),
      number,
      title: values.title,
      author: values.author,
      createdAt: clock.now(),
      headRef: `${values.author}/pull-${number}`,
      headSha: shaOf(`${keyOf(repository)} head of ${number}`),
      baseRef: values.base ?? repository.defaultBranch,
      labels: values.labels ?? [],
    };
    const source = keyOf(repository);
    state.pulls.put(source, number, pull);
    const id = number;
    events.publish({ name: 'pull_request', action: 'opened', source, id });
    return pull;
  }

  close(repository: Repository, pull: Pull): void {
    const { state, clock, events } = this.context;
    const source = keyOf(repository);
    const id = pull.number;
    state.pulls.put(source, id, { ...pull, closedAt: clock.now() });
    events.publish({ name: 'pull_request', action: 'closed', source, id });
  }

  /** Moves a branch, or makes it, and triggers the workflows of a push. */
  push(repository: Repository, branch: string, sha: string): void {
    const { state, events, runner } = this.context;
    const source = keyOf(repository);
    state.branches.put(source, branch, { name: branch, sha });
    events.publish({ name: 'push', source, branch, id: sha });
    for (const workflow of state.workflows.list(source)) {
      if (readWorkflow(workflow).pushBranches.includes(branch)) {
        runner.trigger(repository, workflow, {
          event: 'push',
          headBranch: branch,
          headSha: sha,
          actor: state.commits.get(source, sha)?.author ?? WORLD_LOGIN,
        });
      }
    }
  }

  private commit(
    repository: Repository,
    branch: string,
    { tags = [], ...reserved }: ReservedCommit,
  ): Commit {
    const { state, clock, events } = this.context;
    const key = keyOf(repository);
    const now = clock.now();
    const commit: Commit = {
      ...reserved,
      parent: state.branches.get(key, branch)?.sha,
      committedAt: now,
    };
    state.commits.put(key, commit.sha, commit);
    for (const name of tags) {
      state.tags.put(key, name, { name, sha: commit.sha });
    }
    const pull =
      commit.pull === undefined ? undefined : state.pulls.get(key, commit.pull);
    if (pull && pull.closedAt === undefined) {
      state.pulls.put(key, pull.number, {
        ...pull,
        closedAt: now,
        mergedAt: now,
        mergeCommitSha: commit.sha,
      });
      const id = pull.number;
      events.publish({
        name: 'pull_request',
        action: 'closed',
        source: key,
        id,
      });
    }
    this.push(repository, branch, commit.sha);
    return commit;
  }

  private popReserve(repository: Repository): ReservedCommit | undefined {
    const { reserve } = this.context.state;
    const [next] = reserve.list(keyOf(repository));
    if (next) {
      reserve.delete(keyOf(repository), next.sha);
    }
    return next;
  }

  private invent(repository: Repository, base: string): ReservedCommit {
    const { state, clock } = this.context;
    const key = keyOf(repository);
    const index = state.store.next(`invented ${key}`);
    const draft = generatedCommit(`${key} invented`, index, clock.now());
    const pull = this.open(repository, {
      title: titleOf(draft.message),
      author: draft.author,
      base,
    });
    return {
      ...draft,
      message: `${pull.title} (#${pull.number})`,
      pull: pull.number,
    };
  }
}
