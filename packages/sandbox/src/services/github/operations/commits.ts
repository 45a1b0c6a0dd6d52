import { ok } from '../../../core/Reply';
import {
  commitOf,
  GithubContext,
  GithubRequest,
  Operation,
  repositoryOf,
} from '../context';
import { GithubError } from '../GithubError';
import { ancestry, compareCommits, resolveCommit } from '../model/history';
import { Commit, Repository } from '../model/types';
import { paginate } from '../paging';
import { viewCommit, viewFiles } from '../views/commitView';
import { repositoryApi, repositoryPage } from '../views/repositoryView';

/** GitHub's caps on a comparison. */
const UNPAGED_COMMITS = 250;
const COMPARED_FILES = 300;

export const commits: Record<string, Operation> = {
  'repos/list-commits': (context, request) => {
    const repository = repositoryOf(context, request);
    const { sha, since, until, author } = request.query;
    const head = resolveCommit(
      context.state,
      repository,
      sha ?? repository.defaultBranch,
    );
    if (!head) {
      throw GithubError.notFound();
    }
    const from = since === undefined ? -Infinity : Date.parse(since);
    const to = until === undefined ? Infinity : Date.parse(until);
    const found = [...ancestry(context.state, repository, head.sha)].filter(
      commit =>
        commit.committedAt >= from &&
        commit.committedAt <= to &&
        (author === undefined || commit.author === author),
    );
    const page = paginate(context, request, found);
    return {
      ...ok(page.items.map(item => viewCommit(context, repository, item))),
      headers: page.headers,
    };
  },

  'repos/get-commit': (context, request) => {
    const repository = repositoryOf(context, request);
    const commit = commitOf(context, repository, request.params.ref);
    const files = viewFiles(context, repository, commit);
    const sum = (field: 'additions' | 'deletions') =>
      files.reduce((total, file) => total + file[field], 0);
    return ok({
      ...viewCommit(context, repository, commit),
      stats: {
        additions: sum('additions'),
        deletions: sum('deletions'),
        total: sum('additions') + sum('deletions'),
      },
      files,
    });
  },

  'repos/compare-commits': (context, request) => {
    const repository = repositoryOf(context, request);
    const [base, head] = [request.params.base, request.params.head].map(ref =>
      resolveCommit(context.state, repository, ref),
    );
    if (!base || !head) {
      throw GithubError.notFound();
    }
    return compare(context, request, repository, base, head);
  },
};

/**
 * Without paging the newest 250 commits, with it all of them page by page,
 * both oldest first; the files stand on the first page only.
 */
function compare(
  context: GithubContext,
  request: GithubRequest,
  repository: Repository,
  base: Commit,
  head: Commit,
) {
  const comparison = compareCommits(
    context.state,
    repository,
    base.sha,
    head.sha,
  );
  if (!comparison) {
    throw new GithubError(
      404,
      `No common ancestor between ${request.params.base} and ${request.params.head}.`,
    );
  }
  const { ahead, behindBy, mergeBase, status } = comparison;
  const { page: pageNumber, per_page: pageSize } = request.query;
  const isPaged = pageNumber !== undefined || pageSize !== undefined;
  const page = isPaged
    ? paginate(context, request, ahead, UNPAGED_COMMITS)
    : { items: ahead.slice(-UNPAGED_COMMITS), number: 1, headers: {} };
  const files = new Map(
    ahead
      .flatMap(commit => viewFiles(context, repository, commit))
      .map(file => [file.filename, file]),
  );
  const self = repositoryApi(context, repository);
  const site = repositoryPage(context, repository);
  const range = `${request.params.base}...${request.params.head}`;
  return {
    ...ok({
      url: `${self}/compare/${range}`,
      html_url: `${site}/compare/${range}`,
      permalink_url: `${site}/compare/${base.sha}...${head.sha}`,
      diff_url: `${site}/compare/${range}.diff`,
      patch_url: `${site}/compare/${range}.patch`,
      base_commit: viewCommit(context, repository, base),
      merge_base_commit: viewCommit(context, repository, mergeBase),
      status,
      ahead_by: ahead.length,
      behind_by: behindBy,
      total_commits: ahead.length,
      commits: page.items.map(item => viewCommit(context, repository, item)),
      ...(page.number === 1
        ? { files: [...files.values()].slice(0, COMPARED_FILES) }
        : {}),
    }),
    headers: page.headers,
  };
}
