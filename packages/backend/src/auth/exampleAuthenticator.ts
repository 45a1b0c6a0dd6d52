import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import {
  AuthenticationError,
  InputError,
  NotAllowedError,
} from '@backstage/errors';
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';

/** The request header that names the person, as a User entity reference. */
export const PERSON_HEADER = 'x-signalbox-user';

/** The refs under `auth.providers.example.people`, in full form. */
function readUserRefs(config: Config): Set<string> {
  return new Set(
    config
      .getConfigArray('people')
      .map(person => fullRef(person.getString('userRef'))),
  );
}

function fullRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, { defaultKind: 'user', defaultNamespace: 'default' }),
  );
}

/**
 * Takes the caller's word for who they are, as long as it is one of the example people. There is no
 * secret in it, which is why it never runs in production.
 */
export const exampleAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }) {
    return { userRefs: readUserRefs(config) };
  },
  async authenticate({ req }, { userRefs }) {
    const header = req.header(PERSON_HEADER);
    if (!header) {
      throw new AuthenticationError(
        `The header ${PERSON_HEADER} names nobody to sign in as`,
      );
    }
    let userRef: string;
    try {
      userRef = fullRef(header);
    } catch {
      throw new InputError(
        `The header ${PERSON_HEADER} is not an entity reference`,
      );
    }
    if (!userRefs.has(userRef)) {
      throw new NotAllowedError(
        `${userRef} is not one of the people in auth.providers.example.people`,
      );
    }
    return { result: { userRef } };
  },
});
