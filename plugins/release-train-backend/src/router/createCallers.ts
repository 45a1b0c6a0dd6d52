import type {
  AuthService,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { releaseTrainPermissions } from '@signalbox/backstage-plugin-release-train-common';
import type { TargetAuthorizer } from '../permissions/TargetAuthorizer';
import { identifyCaller, ownershipOf } from '../service/caller';
import type { RouterParts } from './RouterParts';

/** Finds out who calls and what they may do, once a request. */
export function createCallers(options: {
  httpAuth: HttpAuthService;
  auth: AuthService;
  userInfo: UserInfoService;
  authorizer: TargetAuthorizer;
}): Pick<RouterParts, 'acting' | 'belonging'> {
  const { httpAuth, auth, userInfo, authorizer } = options;
  const acting: RouterParts['acting'] = async req => {
    const credentials = await httpAuth.credentials(req);
    const access = await authorizer.accessOf(
      credentials,
      releaseTrainPermissions,
    );
    const { actor } = identifyCaller(auth, credentials);
    return { credentials, access, actor };
  };
  return {
    acting,
    belonging: async req => {
      const known = await acting(req);
      const caller = identifyCaller(auth, known.credentials);
      const ownership = await ownershipOf(userInfo, caller, known.credentials);
      return { ...known, caller, ownership };
    },
  };
}
