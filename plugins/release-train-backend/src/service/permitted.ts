import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { CallerAccess } from '../permissions/CallerAccess';
import type { ReleaseTrainTarget } from '../permissions/resourceRef';
import { notFound, notPermitted } from './errors';
import { mayRead } from './readable';

/**
 * @throws NotFoundError when the caller may not read about this place, NotAllowedError with these
 * words when they may only read.
 */
export function requirePermission(
  access: CallerAccess | undefined,
  permission: ResourcePermission,
  target: ReleaseTrainTarget,
  refusal: string,
): void {
  if (!mayRead(access, target)) throw notFound('component', target.component);
  if (access && !access.allows(permission, target)) throw notPermitted(refusal);
}
