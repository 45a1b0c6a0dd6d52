import { ok } from '../../../core/Reply';
import { GithubContext, Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { Issue, Repository } from '../model/types';
import { paginate } from '../paging';
import { iso, isoOrNull, nodeId } from '../views/basics';
import { viewLabel } from '../views/pullView';
import { repositoryApi, repositoryPage } from '../views/repositoryView';
import { viewUser } from '../views/userView';

function viewIssue(
  context: GithubContext,
  repository: Repository,
  issue: Issue,
) {
  const api = repositoryApi(context, repository);
  const self = `${api}/issues/${issue.number}`;
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url: self,
    repository_url: api,
    labels_url: `${self}/labels{/name}`,
    comments_url: `${self}/comments`,
    events_url: `${self}/events`,
    html_url: `${repositoryPage(context, repository)}/issues/${issue.number}`,
    number: issue.number,
    state: issue.state,
    state_reason: null,
    title: issue.title,
    body: issue.body,
    user: viewUser(context, issue.author),
    labels: issue.labels.map(label => viewLabel(context, repository, label)),
    assignee: null,
    assignees: [],
    milestone: null,
    locked: false,
    comments: 0,
    author_association: 'MEMBER',
    closed_at: isoOrNull(issue.closedAt),
    created_at: iso(issue.createdAt),
    updated_at: iso(issue.closedAt ?? issue.createdAt),
  };
}

export const issues: Record<string, Operation> = {
  'issues/create': (context, request) => {
    const repository = repositoryOf(context, request);
    const { state, clock, events } = context;
    const labels: Array<string | { name: string }> = request.body.labels ?? [];
    const issue: Issue = {
      id: state.store.next('issue', 40001),
      number: state.nextNumber(repository),
      title: String(request.body.title),
      body: request.body.body ?? null,
      author: request.login,
      labels: labels.map(label =>
        typeof label === 'string' ? label : label.name,
      ),
      state: 'open',
      createdAt: clock.now(),
    };
    const source = keyOf(repository);
    state.issues.put(source, issue.number, issue);
    const id = issue.number;
    events.publish({ name: 'issues', action: 'opened', source, id });
    return {
      status: 201,
      body: viewIssue(context, repository, issue),
      effects: [`issue:${id}`],
    };
  },

  'issues/list-for-repo': (context, request) => {
    const repository = repositoryOf(context, request);
    const { state = 'open', labels, creator, since } = request.query;
    const wanted = labels?.split(',') ?? [];
    const found = context.state
      .newest(context.state.issues, repository)
      .filter(
        issue =>
          (state === 'all' || issue.state === state) &&
          wanted.every(label => issue.labels.includes(label)) &&
          (creator === undefined || issue.author === creator) &&
          (since === undefined ||
            (issue.closedAt ?? issue.createdAt) >= Date.parse(since)),
      );
    const page = paginate(context, request, found);
    return {
      ...ok(page.items.map(item => viewIssue(context, repository, item))),
      headers: page.headers,
    };
  },

  'issues/get': (context, request) => {
    const repository = repositoryOf(context, request);
    const issue = context.state.issues.get(
      keyOf(repository),
      request.params.issue_number,
    );
    if (!issue) {
      throw GithubError.notFound();
    }
    return ok(viewIssue(context, repository, issue));
  },
};
