import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { RotationAuthorizer } from '../permissions/RotationAuthorizer';
import { identifyCaller } from '../service/caller';
import type { CallOptions, RouterParts } from './RouterParts';

/** Who calls with these credentials, and what they may do. */
export async function callOptionsOf(
  credentials: BackstageCredentials,
  options: { auth: AuthService; authorizer: RotationAuthorizer },
): Promise<CallOptions> {
  const access = await options.authorizer.accessOf(credentials);
  return { credentials, access, ...identifyCaller(options.auth, credentials) };
}

/** Finds out who calls and what they may do, once a request. */
export function createActing(options: {
  httpAuth: HttpAuthService;
  auth: AuthService;
  authorizer: RotationAuthorizer;
}): RouterParts['acting'] {
  return async req =>
    callOptionsOf(await options.httpAuth.credentials(req), options);
}
