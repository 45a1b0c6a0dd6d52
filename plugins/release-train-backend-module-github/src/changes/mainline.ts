import {
  changeTitle,
  pullNumberOf,
} from '@signalbox/backstage-plugin-release-train-common';
import type { SourceChange } from '@signalbox/backstage-plugin-release-train-node';

/** What is read of a commit. */
export interface CommitFacts {
  sha: string;
  html_url?: string;
  commit: {
    message: string;
    author?: { name?: string } | null;
    committer?: { date?: string } | null;
  };
  author?: { login?: string } | null;
  parents: Array<{ sha: string }>;
}

/** The login of the author, or the name where GitHub knows no account for them. */
export function authorOf(commit: CommitFacts): string | undefined {
  return commit.author?.login ?? commit.commit.author?.name;
}

/**
 * The commits that stand for a change, in the order given. The commits of a branch that came by
 * "Merge pull request #n" are in that merge already; those of a merge without a number stand for
 * themselves.
 *
 * @param commits - the oldest first, as GitHub compares
 */
export function commitsOfChanges(
  commits: readonly CommitFacts[],
): CommitFacts[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const newest = commits.at(-1);
  const standing = new Set<string>();
  const pending = newest ? [newest.sha] : [];
  while (pending.length > 0) {
    const sha = pending.pop()!;
    const commit = bySha.get(sha);
    if (!commit || standing.has(sha)) continue;
    standing.add(sha);
    const [first, ...others] = commit.parents.map(parent => parent.sha);
    if (first) pending.push(first);
    if (pullNumberOf(subjectOf(commit)) === undefined) pending.push(...others);
  }
  return commits.filter(commit => standing.has(commit.sha));
}

/** The first line of the message. */
export function subjectOf(commit: CommitFacts): string {
  return commit.commit.message.split('\n', 1)[0].trim();
}

/** The change that a commit says it is, by its own message. */
export function changeOf(
  commit: CommitFacts,
  bySha: ReadonlyMap<string, CommitFacts>,
  webUrl: string,
): SourceChange {
  const subject = subjectOf(commit);
  const pullNumber = pullNumberOf(subject);
  const mergedAt = Date.parse(commit.commit.committer?.date ?? '');
  // The button's merge commit is by whoever pressed it, and has the title in its body.
  const merged =
    commit.parents.length > 1 && pullNumber !== undefined
      ? bySha.get(commit.parents[1].sha)
      : undefined;
  const [, body] = commit.commit.message.split(/\n\s*\n/, 2);
  const title = merged ? body?.split('\n', 1)[0].trim() || subject : subject;
  return {
    sha: commit.sha,
    title: changeTitle(title),
    pullNumber,
    authorLogin: authorOf(merged ?? commit),
    url:
      pullNumber === undefined
        ? commit.html_url ?? `${webUrl}/commit/${commit.sha}`
        : `${webUrl}/pull/${pullNumber}`,
    mergedAt: Number.isNaN(mergedAt) ? undefined : mergedAt,
  };
}
