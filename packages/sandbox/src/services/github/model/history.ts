import { GithubState, keyOf } from './GithubState';
import { Commit, Repository } from './types';

const SHORTEST_ABBREVIATION = 7;

/**
 * Resolves what GitHub accepts as a commit: a branch, a tag, either with its
 * prefix, a full sha or an unambiguous abbreviation.
 */
export function resolveCommit(
  state: GithubState,
  repository: Repository,
  ref: string,
): Commit | undefined {
  const key = keyOf(repository);
  const name = ref.replace(/^refs\//, '');
  const named =
    state.branches.get(key, name.replace(/^heads\//, '')) ??
    state.tags.get(key, name.replace(/^tags\//, ''));
  const exact = state.commits.get(key, named?.sha ?? ref.toLowerCase());
  if (exact || named || ref.length < SHORTEST_ABBREVIATION) {
    return exact;
  }
  if (!/^[0-9a-f]+$/i.test(ref)) {
    return undefined;
  }
  const found = state.commits
    .list(key)
    .filter(({ sha }) => sha.startsWith(ref.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/** The commit and its first parents, newest first. */
export function* ancestry(
  state: GithubState,
  repository: Repository,
  sha: string,
): Generator<Commit> {
  const key = keyOf(repository);
  let commit = state.commits.get(key, sha);
  while (commit) {
    yield commit;
    commit = commit.parent ? state.commits.get(key, commit.parent) : undefined;
  }
}

/** @public */
export interface Comparison {
  mergeBase: Commit;
  /** What `head` has beyond `base`, oldest first. */
  ahead: Commit[];
  behindBy: number;
  status: 'identical' | 'ahead' | 'behind' | 'diverged';
}

/** Undefined when the two have no common ancestor. */
export function compareCommits(
  state: GithubState,
  repository: Repository,
  base: string,
  head: string,
): Comparison | undefined {
  const ofBase = new Map<string, number>();
  for (const { sha } of ancestry(state, repository, base)) {
    ofBase.set(sha, ofBase.size);
  }
  const ahead: Commit[] = [];
  for (const commit of ancestry(state, repository, head)) {
    const behindBy = ofBase.get(commit.sha);
    if (behindBy !== undefined) {
      ahead.reverse();
      return {
        mergeBase: commit,
        ahead,
        behindBy,
        status: statusOf(ahead.length, behindBy),
      };
    }
    ahead.push(commit);
  }
  return undefined;
}

function statusOf(ahead: number, behind: number): Comparison['status'] {
  if (ahead > 0) {
    return behind > 0 ? 'diverged' : 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}
