import { ok } from '../../../core/Reply';
import { Operation, repositoryOf } from '../context';
import { GithubError } from '../GithubError';
import { viewUser } from '../views/userView';

/** Whoever wrote the history may write; so may the sandbox's own account. */
const WRITERS = /^(?:engineer-\d+|signalbox|ana|bo|cy|dee|eli)$/i;

/** Somebody whom GitHub knows and who may read only, as everybody may. */
const READERS = /^(?:vic|gus)$/i;

export const collaborators: Record<string, Operation> = {
  'repos/get-collaborator-permission-level': (context, request) => {
    repositoryOf(context, request);
    const { username } = request.params;
    const writes = WRITERS.test(username);
    if (!writes && !READERS.test(username)) throw GithubError.notFound();
    const permission = writes ? 'write' : 'read';
    return ok({
      permission,
      role_name: permission,
      user: {
        ...viewUser(context, username),
        role_name: permission,
        permissions: {
          pull: true,
          triage: writes,
          push: writes,
          maintain: false,
          admin: false,
        },
      },
    });
  },
};
