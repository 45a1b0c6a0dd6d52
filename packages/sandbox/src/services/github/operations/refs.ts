import { ok } from '../../../core/Reply';
import { GithubContext, Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { Ref, Repository } from '../model/types';
import { paginate } from '../paging';
import { viewCommit } from '../views/commitView';
import { nodeId } from '../views/basics';
import { repositoryApi, repositoryPage } from '../views/repositoryView';

function viewShortBranch(
  context: GithubContext,
  repository: Repository,
  { name, sha }: Ref,
) {
  const api = repositoryApi(context, repository);
  return {
    name,
    commit: { sha, url: `${api}/commits/${sha}` },
    protected: false,
  };
}

function viewRef(
  context: GithubContext,
  repository: Repository,
  ref: string,
  sha: string,
) {
  const api = repositoryApi(context, repository);
  return {
    ref,
    node_id: nodeId('Ref', `${repository.id}:${ref}`),
    url: `${api}/git/${ref}`,
    object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` },
  };
}

function allRefs({ state }: GithubContext, repository: Repository) {
  const key = keyOf(repository);
  return [
    ...state.branches
      .list(key)
      .map(({ name, sha }) => ({ ref: `refs/heads/${name}`, sha })),
    ...state.tags
      .list(key)
      .map(({ name, sha }) => ({ ref: `refs/tags/${name}`, sha })),
  ];
}

export const refs: Record<string, Operation> = {
  'repos/list-branches': (context, request) => {
    const repository = repositoryOf(context, request);
    const all = context.state.branches.list(keyOf(repository));
    const page = paginate(context, request, all);
    return {
      ...ok(page.items.map(item => viewShortBranch(context, repository, item))),
      headers: page.headers,
    };
  },

  'repos/get-branch': (context, request) => {
    const repository = repositoryOf(context, request);
    const key = keyOf(repository);
    const branch = context.state.branches.get(key, request.params.branch);
    const commit = branch && context.state.commits.get(key, branch.sha);
    if (!branch || !commit) {
      throw new GithubError(404, 'Branch not found');
    }
    const self = `${repositoryApi(context, repository)}/branches/${
      branch.name
    }`;
    return ok({
      name: branch.name,
      commit: viewCommit(context, repository, commit),
      _links: {
        self,
        html: `${repositoryPage(context, repository)}/tree/${branch.name}`,
      },
      protected: false,
      protection: { enabled: false },
      protection_url: `${self}/protection`,
    });
  },

  'repos/list-tags': (context, request) => {
    const repository = repositoryOf(context, request);
    const api = repositoryApi(context, repository);
    const all = context.state.newest(context.state.tags, repository);
    const page = paginate(context, request, all);
    return {
      ...ok(
        page.items.map(({ name, sha }) => ({
          name,
          commit: { sha, url: `${api}/commits/${sha}` },
          zipball_url: `${api}/zipball/${name}`,
          tarball_url: `${api}/tarball/${name}`,
          node_id: nodeId('Ref', `${repository.id}:refs/tags/${name}`),
        })),
      ),
      headers: page.headers,
    };
  },

  'git/get-ref': (context, request) => {
    const repository = repositoryOf(context, request);
    const wanted = `refs/${request.params.ref}`;
    const found = allRefs(context, repository).find(
      ({ ref }) => ref === wanted,
    );
    if (!found) {
      throw GithubError.notFound();
    }
    return ok(viewRef(context, repository, found.ref, found.sha));
  },

  'git/list-matching-refs': (context, request) => {
    const repository = repositoryOf(context, request);
    const prefix = `refs/${request.params.ref}`;
    return ok(
      allRefs(context, repository)
        .filter(({ ref }) => ref.startsWith(prefix))
        .map(({ ref, sha }) => viewRef(context, repository, ref, sha)),
    );
  },
};
