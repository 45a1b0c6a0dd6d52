import { changeTitle } from '@signalbox/backstage-plugin-release-train-common';
import type {
  ChangeSource,
  SourceChange,
  SourceCommit,
  SourceLocation,
  SourcePull,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  GithubClient,
  RepositoryConnection,
} from '../client/GithubClient';
import { isAnswer } from '../client/failures';
import { parseRepository } from '../client/repository';
import {
  authorOf,
  changeOf,
  type CommitFacts,
  commitsOfChanges,
} from './mainline';

const PAGE_SIZE = 100;
// Most commits name their pull request; asking for the rest is bounded, so that a long history of
// direct pushes does not use up the rate limit.
const PULL_LOOKUPS = 20;

/**
 * Reads revisions and changes from GitHub.
 *
 * @public
 */
export class GithubChangeSource implements ChangeSource {
  private constructor(private readonly client: GithubClient) {}

  /** Makes a source of the repositories that the client reaches. */
  static create(options: { client: GithubClient }): GithubChangeSource {
    return new GithubChangeSource(options.client);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.handles} */
  handles(repository: string): boolean {
    return this.client.problemWith(repository) === undefined;
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.head} */
  async head(
    { repository, branch }: SourceLocation,
    signal: AbortSignal,
  ): Promise<SourceCommit> {
    return this.client.read(
      `read the head of ${branch}`,
      repository,
      signal,
      async connection => {
        // With `heads/`, a tag of the same name is never meant.
        const commit = await readCommit(connection, `heads/${branch}`);
        return {
          sha: commit.sha,
          authorLogin: authorOf(commit),
          url: commit.html_url,
        };
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.resolve} */
  async resolve(
    { repository }: SourceLocation,
    version: string,
    signal: AbortSignal,
  ): Promise<SourceCommit | undefined> {
    return this.client.read(
      `read the commit ${version}`,
      repository,
      signal,
      async connection => {
        try {
          const commit = await readCommit(connection, version);
          // A branch or tag may have the name of a sha; only a sha is meant.
          if (!commit.sha.startsWith(version)) return undefined;
          return {
            sha: commit.sha,
            authorLogin: authorOf(commit),
            url: commit.html_url,
          };
        } catch (error) {
          if (isAnswer(error, 404, 422)) return undefined;
          throw error;
        }
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.changes} */
  async changes(
    location: SourceLocation,
    base: string | undefined,
    head: string,
    signal: AbortSignal,
  ): Promise<{ changes: SourceChange[]; complete: boolean }> {
    return this.client.read(
      `list the changes up to ${head}`,
      location.repository,
      signal,
      async connection => {
        const compared = base
          ? await compare(connection, base, head)
          : undefined;
        const { commits, complete } = compared ?? {
          commits: [await readCommit(connection, head)],
          // A base that is not there any more leaves the changes since it unknown.
          complete: base === undefined,
        };
        const changes = await changesOf(connection, commits, location.branch);
        return { changes, complete };
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.contains} */
  async contains(
    { repository }: SourceLocation,
    ancestor: string,
    descendant: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (ancestor === descendant) return true;
    return this.client.read(
      `compare ${ancestor} with ${descendant}`,
      repository,
      signal,
      async ({ octokit, at }) => {
        try {
          const { data } = await octokit.repos.compareCommitsWithBasehead({
            ...at,
            basehead: `${ancestor}...${descendant}`,
            per_page: 1,
          });
          return data.status === 'ahead' || data.status === 'identical';
        } catch (error) {
          if (isAnswer(error, 404)) return false;
          throw error;
        }
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.pull} */
  async pull(
    { repository }: SourceLocation,
    number: number,
    signal: AbortSignal,
  ): Promise<SourcePull | undefined> {
    return this.client.read(
      `read pull request ${number}`,
      repository,
      signal,
      async ({ octokit, at }) => {
        try {
          const { data } = await octokit.pulls.get({
            ...at,
            pull_number: number,
          });
          const endedAt = data.merged_at ?? data.closed_at;
          return {
            number: data.number,
            title: data.title,
            url: data.html_url,
            state: stateOf(data),
            authorLogin: data.user?.login,
            endedAt: endedAt === null ? undefined : Date.parse(endedAt),
          };
        } catch (error) {
          if (isAnswer(error, 404)) return undefined;
          throw error;
        }
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.commitUrl} */
  commitUrl({ repository }: SourceLocation, sha: string): string {
    return `${webUrlOf(repository)}/commit/${sha}`;
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#ChangeSource.compareUrl} */
  compareUrl(
    { repository }: SourceLocation,
    base: string,
    head: string,
  ): string {
    return `${webUrlOf(repository)}/compare/${base}...${head}`;
  }
}

function stateOf(pull: {
  state: string;
  merged_at: string | null;
}): SourcePull['state'] {
  if (pull.merged_at !== null) return 'merged';
  return pull.state === 'open' ? 'open' : 'closed';
}

function webUrlOf(repository: string): string {
  return parseRepository(repository)?.webUrl ?? repository.replace(/\/$/, '');
}

async function readCommit(
  { octokit, at }: RepositoryConnection,
  ref: string,
): Promise<CommitFacts> {
  const { data } = await octokit.repos.getCommit({ ...at, ref });
  return data;
}

/**
 * The commits that `head` has beyond where it left the history of `base`, the oldest first. GitHub
 * gives 250 at most at once, and all of them by pages. Nothing when one of the two is unknown or
 * they have no common history, as after a history was rewritten.
 */
async function compare(
  { octokit, at }: RepositoryConnection,
  base: string,
  head: string,
): Promise<{ commits: CommitFacts[]; complete: boolean } | undefined> {
  const commits = new Map<string, CommitFacts>();
  for (let page = 1; ; page++) {
    let comparison;
    try {
      comparison = await octokit.repos.compareCommitsWithBasehead({
        ...at,
        basehead: `${base}...${head}`,
        per_page: PAGE_SIZE,
        page,
      });
    } catch (error) {
      if (isAnswer(error, 404)) return undefined;
      throw error;
    }
    const { data } = comparison;
    for (const commit of data.commits) commits.set(commit.sha, commit);
    if (commits.size >= data.total_commits || data.commits.length === 0) {
      return {
        commits: [...commits.values()],
        complete: commits.size >= data.total_commits,
      };
    }
  }
}

/** The changes behind the commits, the newest first and each pull request once. */
async function changesOf(
  connection: RepositoryConnection,
  commits: readonly CommitFacts[],
  branch: string,
): Promise<SourceChange[]> {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const { webUrl } = connection.repository;
  const changes: SourceChange[] = [];
  const pulls = new Set<number>();
  let lookups = 0;
  for (const commit of commitsOfChanges(commits).reverse()) {
    let change = changeOf(commit, bySha, webUrl);
    if (change.pullNumber === undefined && lookups < PULL_LOOKUPS) {
      lookups++;
      change = await withPull(connection, change, branch);
    }
    if (change.pullNumber !== undefined) {
      if (pulls.has(change.pullNumber)) continue;
      pulls.add(change.pullNumber);
    }
    changes.push(change);
  }
  return changes;
}

/** The pull request that brought a commit whose message names none, if one did. */
async function withPull(
  { octokit, at }: RepositoryConnection,
  change: SourceChange,
  branch: string,
): Promise<SourceChange> {
  try {
    const { data } = await octokit.repos.listPullRequestsAssociatedWithCommit({
      ...at,
      commit_sha: change.sha,
    });
    const pull = data.find(
      ({ merged_at, base }) => merged_at !== null && base.ref === branch,
    );
    if (!pull) return change;
    return {
      ...change,
      title: changeTitle(pull.title),
      pullNumber: pull.number,
      authorLogin: pull.user?.login ?? change.authorLogin,
      url: pull.html_url,
    };
  } catch (error) {
    // A token without access to pull requests still shows the commit.
    if (isAnswer(error, 403, 404, 409, 422)) return change;
    throw error;
  }
}
