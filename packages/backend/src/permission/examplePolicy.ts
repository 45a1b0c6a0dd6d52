import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  onCallChangeOwnPermission,
  onCallManagePermission,
  onCallRespondPermission,
  onCallWriteBookPermission,
  onCallPagePermission,
} from '@signalbox/backstage-plugin-on-call-common';
import {
  releaseTrainApprovePermission,
  releaseTrainDeployPermission,
  releaseTrainHoldPermission,
  releaseTrainLockPermission,
  releaseTrainManagePermission,
  releaseTrainOverridePermission,
  releaseTrainRollbackPermission,
  releaseTrainSettlePermission,
} from '@signalbox/backstage-plugin-release-train-common';

/** The group that runs the example components. */
const TEAM = 'group:default/single-cell';

/** What only the team may do. */
const teamOnly = new Set([
  releaseTrainApprovePermission.name,
  releaseTrainDeployPermission.name,
  releaseTrainSettlePermission.name,
  releaseTrainHoldPermission.name,
  releaseTrainManagePermission.name,
  releaseTrainLockPermission.name,
  releaseTrainRollbackPermission.name,
  onCallChangeOwnPermission.name,
  onCallRespondPermission.name,
  onCallWriteBookPermission.name,
]);

/** Whoever answers for the team. */
const MANAGERS = ['user:default/dee'];

/** Passing by a guard that would refuse, and changing the schedule of others. */
const managersOnly = new Set([
  releaseTrainOverridePermission.name,
  onCallManagePermission.name,
]);

/**
 * What everybody may do though it is not named a read: what changes nothing of anybody's, and paging
 * whoever is on call, because whoever finds the house on fire should not look for the key first.
 */
const everybodys = new Set([
  'catalog.entity.refresh',
  'catalog.entity.validate',
  onCallPagePermission.name,
]);

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * A policy to begin from: whoever is signed in may look at everything and page whoever is on call,
 * the team may run its release train and its rotation, its manager may pass by guards and change the
 * schedule on behalf of others, and a change that nobody thought of here is refused.
 */
export class ExamplePolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return deny;
    }
    if (teamOnly.has(permission.name)) {
      return user.info.ownershipEntityRefs.includes(TEAM) ? allow : deny;
    }
    if (managersOnly.has(permission.name)) {
      return MANAGERS.includes(user.info.userEntityRef) ? allow : deny;
    }
    if (
      permission.attributes.action === 'read' ||
      everybodys.has(permission.name)
    ) {
      return allow;
    }
    return deny;
  }
}
