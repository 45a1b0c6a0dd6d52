import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { ReleaseTrainTarget } from './resourceRef';

/** What the caller of an operation may do, and where. */
export interface CallerAccess {
  allows(permission: ResourcePermission, target: ReleaseTrainTarget): boolean;
}

/** Access to everything, for callers that nobody asks the permission framework about. */
export const fullAccess: CallerAccess = { allows: () => true };
