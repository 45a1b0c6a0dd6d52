import { ok } from '../../../core/Reply';
import { Operation, repositoryOf } from '../context';
import { viewPublicUser } from '../views/userView';
import { viewRepository } from '../views/repositoryView';

export const repositories: Record<string, Operation> = {
  'repos/get': (context, request) =>
    ok(viewRepository(context, repositoryOf(context, request))),

  'users/get-authenticated': (context, request) =>
    ok(viewPublicUser(context, request.login)),

  'rate-limit/get': (_context, { limit }) =>
    ok({
      resources: { core: limit, search: { ...limit, limit: 30 } },
      rate: limit,
    }),
};
