import { GithubContext } from '../context';
import { Pull, Repository } from '../model/types';
import { idOf, iso, isoOrNull, nodeId } from './basics';
import {
  repositoryApi,
  repositoryPage,
  viewRepository,
} from './repositoryView';
import { viewUser } from './userView';

export function viewLabel(
  context: GithubContext,
  repository: Repository,
  name: string,
) {
  return {
    id: idOf(`label ${name}`),
    node_id: nodeId('Label', name),
    url: `${repositoryApi(context, repository)}/labels/${encodeURIComponent(
      name,
    )}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

/** `pull-request-simple`, as lists give it. */
export function viewPull(
  context: GithubContext,
  repository: Repository,
  pull: Pull,
) {
  const api = repositoryApi(context, repository);
  const self = `${api}/pulls/${pull.number}`;
  const page = `${repositoryPage(context, repository)}/pull/${pull.number}`;
  const addresses = {
    comments: `${api}/issues/${pull.number}/comments`,
    commits: `${self}/commits`,
    statuses: `${api}/statuses/${pull.headSha}`,
    html: page,
    issue: `${api}/issues/${pull.number}`,
    review_comments: `${self}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    self,
  };
  const repo = viewRepository(context, repository);
  const end = (ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    repo,
    user: viewUser(context, repository.owner),
  });
  return {
    url: self,
    id: pull.id,
    node_id: nodeId('PullRequest', pull.id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: addresses.issue,
    commits_url: addresses.commits,
    review_comments_url: addresses.review_comments,
    review_comment_url: addresses.review_comment,
    comments_url: addresses.comments,
    statuses_url: addresses.statuses,
    number: pull.number,
    state: pull.closedAt === undefined ? 'open' : 'closed',
    locked: false,
    title: pull.title,
    user: viewUser(context, pull.author),
    body: null,
    labels: pull.labels.map(label => viewLabel(context, repository, label)),
    milestone: null,
    created_at: iso(pull.createdAt),
    updated_at: iso(pull.closedAt ?? pull.createdAt),
    closed_at: isoOrNull(pull.closedAt),
    merged_at: isoOrNull(pull.mergedAt),
    merge_commit_sha: pull.mergeCommitSha ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    head: end(pull.headRef, pull.headSha),
    base: end(pull.baseRef, pull.mergeCommitSha ?? pull.headSha),
    _links: Object.fromEntries(
      Object.entries(addresses).map(([name, href]) => [name, { href }]),
    ),
    author_association: 'MEMBER',
    auto_merge: null,
    draft: false,
  };
}

/** `pull-request`, as asked for by its number. */
export function viewFullPull(
  context: GithubContext,
  repository: Repository,
  pull: Pull,
) {
  const merged = pull.mergedAt !== undefined;
  return {
    ...viewPull(context, repository, pull),
    merged,
    mergeable: pull.closedAt === undefined ? true : null,
    rebaseable: null,
    mergeable_state: pull.closedAt === undefined ? 'clean' : 'unknown',
    merged_by: merged ? viewUser(context, pull.author) : null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 1,
    changed_files: 1,
  };
}
