import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_RELEASE_TRAIN_TARGET } from '@signalbox/backstage-plugin-release-train-common';

/**
 * What a release-train permission is about: a component, and where the action has one, an
 * environment of it.
 *
 * @public
 */
export interface ReleaseTrainTarget {
  /** Entity reference of the component. */
  component: string;
  /** Name of the environment; absent when the action is about the component as a whole. */
  environment?: string;
}

/**
 * The targets that a rule admits, as data.
 *
 * @public
 */
export interface ReleaseTrainTargetFilter {
  /** Which part of the target is compared. */
  key: keyof ReleaseTrainTarget;
  /** The values that are admitted; any one of them. */
  values: string[];
}

/**
 * The resource type of the release-train permissions.
 *
 * @public
 */
export const releaseTrainTargetResourceRef = createPermissionResourceRef<
  ReleaseTrainTarget,
  ReleaseTrainTargetFilter
>().with({
  pluginId: 'release-train',
  resourceType: RESOURCE_TYPE_RELEASE_TRAIN_TARGET,
});

/**
 * Reads a target from the way the permission framework passes it around, such as
 * `component:default/explorer#staging`.
 */
export function parseTarget(resourceRef: string): ReleaseTrainTarget {
  const [component, environment] = resourceRef.split('#', 2);
  return environment === undefined ? { component } : { component, environment };
}
