import { LiveServices } from '../services/live/LiveServices';
import { GithubContext } from '../services/github/context';
import { keyOf } from '../services/github/model/GithubState';
import { Repository, ReservedCommit } from '../services/github/model/types';
import { idOf, shaOf } from '../services/github/views/basics';
import { titleOf } from './Landing';

const DAY = 24 * 3600_000;

/** A repository to be made. */
export interface RepositorySeed {
  owner: string;
  name: string;
  description: string;
  component: string;
  /** Default: `version`. */
  liveField?: string;
  environments: string[];
  /** Texts of the files in `.github/workflows`, by file name. */
  workflows: Record<string, string>;
  /** Oldest first. */
  history: ReservedCommit[];
  /** How many of the newest commits are kept back to land later. */
  reserve?: number;
  /** Further branches, by the number of commits that they are behind main. */
  branches?: Record<string, number>;
}

/** Writes a repository with its whole past into the state. */
export function seedRepository(
  context: GithubContext,
  live: LiveServices,
  seed: RepositorySeed,
): Repository {
  const { state, clock } = context;
  const { owner, name, description, component, history } = seed;
  const landed = history.slice(0, history.length - (seed.reserve ?? 0));
  const repository: Repository = {
    id: idOf(`repository ${owner}/${name}`),
    owner,
    name,
    description,
    component,
    liveField: seed.liveField ?? 'version',
    defaultBranch: 'main',
    createdAt: landed[0]?.authoredAt ?? clock.now(),
  };
  const key = keyOf(repository);
  state.saveRepository(repository);
  live.describe(component, repository.liveField);
  landed.forEach(({ tags = [], ...commit }, index) => {
    state.commits.put(key, commit.sha, {
      ...commit,
      parent: landed[index - 1]?.sha,
      committedAt: commit.authoredAt,
    });
    for (const tag of tags) {
      state.tags.put(key, tag, { name: tag, sha: commit.sha });
    }
  });
  for (const commit of history.slice(landed.length)) {
    state.reserve.put(key, commit.sha, commit);
  }
  seedPulls(context, repository, landed, history.slice(landed.length));
  const branches = { main: 0, ...seed.branches };
  for (const [branch, behind] of Object.entries(branches)) {
    const { sha } = landed[Math.max(landed.length - 1 - behind, 0)];
    state.branches.put(key, branch, { name: branch, sha });
  }
  for (const environment of seed.environments) {
    state.environments.put(key, environment, {
      id: state.store.next('environment', 500),
      name: environment,
      createdAt: repository.createdAt,
    });
  }
  for (const [file, text] of Object.entries(seed.workflows)) {
    const id = state.store.next('workflow', 901);
    state.workflows.put(key, id, {
      id,
      path: `.github/workflows/${file}`,
      text,
      createdAt: repository.createdAt,
    });
  }
  return repository;
}

/** Landed commits have merged pull requests; those in reserve open ones. */
function seedPulls(
  { state, clock }: GithubContext,
  repository: Repository,
  landed: ReservedCommit[],
  waiting: ReservedCommit[],
): void {
  const key = keyOf(repository);
  const put = (
    commit: ReservedCommit,
    isMerged: boolean,
    createdAt: number,
  ) => {
    if (commit.pull === undefined) {
      return;
    }
    // Several commits may name one pull request: the last of them merged it.
    const earlier = state.pulls.get(key, commit.pull);
    state.pulls.put(key, commit.pull, {
      id: earlier?.id ?? state.store.next('pull', 50001),
      number: commit.pull,
      title: earlier?.title ?? titleOf(commit.message),
      author: earlier?.author ?? commit.author,
      createdAt: earlier?.createdAt ?? createdAt,
      headRef: `${commit.author}/pull-${commit.pull}`,
      headSha: shaOf(`${key} head of ${commit.pull}`),
      baseRef: repository.defaultBranch,
      labels: [],
      ...(isMerged
        ? {
            closedAt: commit.authoredAt,
            mergedAt: commit.authoredAt,
            mergeCommitSha: commit.sha,
          }
        : {}),
    });
  };
  for (const commit of landed) {
    put(commit, true, commit.authoredAt - DAY);
  }
  waiting.forEach((commit, index) =>
    put(commit, false, clock.now() - DAY + index * 60_000),
  );
  const numbers = [...landed, ...waiting].map(commit => commit.pull ?? 0);
  const sequences = state.store.table<number>('sequences');
  const highest = numbers.reduce((most, number) => Math.max(most, number), 0);
  sequences.put('', `number ${key}`, highest + 1);
}
