import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource that every release-train permission is about: a component, and where the action
 * has one, an environment of it.
 *
 * @public
 */
export const RESOURCE_TYPE_RELEASE_TRAIN_TARGET = 'release-train-target';

/**
 * See trains, runs, candidates, approvals, deployments and environments of a component.
 *
 * @public
 */
export const releaseTrainReadPermission = createPermission({
  name: 'release-train.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Say LGTM to a candidate, object to it, or take one's word back.
 *
 * @public
 */
export const releaseTrainApprovePermission = createPermission({
  name: 'release-train.candidate.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Ask for a deployment of a component to an environment; promoting a candidate is one.
 *
 * @public
 */
export const releaseTrainDeployPermission = createPermission({
  name: 'release-train.deployment.request',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Cancel a deployment, or say what became of one that needs a human.
 *
 * @public
 */
export const releaseTrainSettlePermission = createPermission({
  name: 'release-train.deployment.settle',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Have a cut wait for a pull request, or lift such a hold.
 *
 * @public
 */
export const releaseTrainHoldPermission = createPermission({
  name: 'release-train.run.hold',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Cut a run by hand, pin another revision, leave a candidate out, cancel a run, write its notes,
 * begin a hot-fix.
 *
 * @public
 */
export const releaseTrainManagePermission = createPermission({
  name: 'release-train.run.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Pass by guards that would refuse a deployment, with a reason.
 *
 * @public
 */
export const releaseTrainOverridePermission = createPermission({
  name: 'release-train.guard.override',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Lock an environment, lift a lock, or take a veto back.
 *
 * @public
 */
export const releaseTrainLockPermission = createPermission({
  name: 'release-train.environment.lock',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Bring an earlier revision back.
 *
 * @public
 */
export const releaseTrainRollbackPermission = createPermission({
  name: 'release-train.deployment.roll-back',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Every permission of the release-train plugin.
 *
 * @public
 */
export const releaseTrainPermissions = [
  releaseTrainReadPermission,
  releaseTrainApprovePermission,
  releaseTrainDeployPermission,
  releaseTrainSettlePermission,
  releaseTrainHoldPermission,
  releaseTrainManagePermission,
  releaseTrainOverridePermission,
  releaseTrainLockPermission,
  releaseTrainRollbackPermission,
];
