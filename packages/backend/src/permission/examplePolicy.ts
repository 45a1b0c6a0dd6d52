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
]);

/** Who may pass by a guard that would refuse: whoever answers for the team. */
const MANAGERS = ['user:default/dee'];

/** What changes nothing of anybody's, though it is not named a read. */
const harmless = new Set(['catalog.entity.refresh', 'catalog.entity.validate']);

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

/**
 * A policy to begin from: whoever is signed in may look at everything, the team may run its release
 * train, and a change that nobody thought of here is refused.
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
    if (permission.name === releaseTrainOverridePermission.name) {
      return MANAGERS.includes(user.info.userEntityRef) ? allow : deny;
    }
    if (
      permission.attributes.action === 'read' ||
      harmless.has(permission.name)
    ) {
      return allow;
    }
    return deny;
  }
}
