import { ok } from '../../../core/Reply';
import { Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { keyOf } from '../model/GithubState';
import { paginate } from '../paging';
import { viewEnvironment } from '../views/deploymentView';

export const environments: Record<string, Operation> = {
  'repos/get-all-environments': (context, request) => {
    const repository = repositoryOf(context, request);
    const all = context.state.environments.list(keyOf(repository));
    const page = paginate(context, request, all);
    return {
      ...ok({
        total_count: all.length,
        environments: page.items.map(item =>
          viewEnvironment(context, repository, item),
        ),
      }),
      headers: page.headers,
    };
  },

  'repos/get-environment': (context, request) => {
    const repository = repositoryOf(context, request);
    const environment = context.state.environments.get(
      keyOf(repository),
      request.params.environment_name,
    );
    if (!environment) {
      throw GithubError.notFound();
    }
    return ok(viewEnvironment(context, repository, environment));
  },
};
