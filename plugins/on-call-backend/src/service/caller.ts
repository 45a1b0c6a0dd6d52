import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/** Who calls. */
export interface Caller {
  /** How the history names them: the entity reference of a user, or the subject of a service. */
  actor: string;
  /** The signed-in user; absent when a service calls. */
  userRef?: string;
  /** Whether a service or an agent acts for the user. */
  onBehalf: boolean;
}

/** Reads who calls from their credentials. */
export function identifyCaller(
  auth: AuthService,
  credentials: BackstageCredentials,
): Caller {
  if (auth.isPrincipal(credentials, 'user')) {
    const { userEntityRef, actor } = credentials.principal;
    return {
      actor: userEntityRef,
      userRef: userEntityRef,
      onBehalf: actor !== undefined,
    };
  }
  const actor = auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : 'unknown';
  return { actor, onBehalf: false };
}
