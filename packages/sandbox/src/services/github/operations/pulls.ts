import { ok } from '../../../core/Reply';
import { Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { resolveCommit } from '../model/history';
import { Pull } from '../model/types';
import { paginate } from '../paging';
import { viewFullPull, viewPull } from '../views/pullView';

const SORT_KEYS: Record<string, (pull: Pull) => number> = {
  created: pull => pull.createdAt,
  updated: pull => pull.closedAt ?? pull.createdAt,
};

export const pulls: Record<string, Operation> = {
  'pulls/list': (context, request) => {
    const repository = repositoryOf(context, request);
    const { state = 'open', base, head, sort, direction } = request.query;
    const keyFor = SORT_KEYS[sort ?? 'created'] ?? SORT_KEYS.created;
    const order = direction === 'asc' ? 1 : -1;
    const found = context.state.pulls
      .list(keyOf(repository))
      .filter(
        pull =>
          (state === 'all' ||
            (state === 'open') === (pull.closedAt === undefined)) &&
          (base === undefined || pull.baseRef === base) &&
          (head === undefined ||
            `${repository.owner}:${pull.headRef}` === head),
      )
      .sort((a, b) => order * (keyFor(a) - keyFor(b) || a.number - b.number));
    const page = paginate(context, request, found);
    return {
      ...ok(page.items.map(item => viewPull(context, repository, item))),
      headers: page.headers,
    };
  },

  'pulls/get': (context, request) => {
    const repository = repositoryOf(context, request);
    const pull = context.state.pulls.get(
      keyOf(repository),
      request.params.pull_number,
    );
    if (!pull) {
      throw GithubError.notFound();
    }
    return ok(viewFullPull(context, repository, pull));
  },

  'repos/list-pull-requests-associated-with-commit': (context, request) => {
    const repository = repositoryOf(context, request);
    const { state } = context;
    const commit = resolveCommit(state, repository, request.params.commit_sha);
    if (!commit) {
      throw GithubError.invalid(
        `No commit found for SHA: ${request.params.commit_sha}`,
      );
    }
    const pull =
      commit.pull === undefined
        ? undefined
        : state.pulls.get(keyOf(repository), commit.pull);
    return ok(pull ? [viewPull(context, repository, pull)] : []);
  },
};
