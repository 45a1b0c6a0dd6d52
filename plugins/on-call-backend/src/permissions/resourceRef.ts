import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import { RESOURCE_TYPE_ON_CALL_ROTATION } from '@signalbox/backstage-plugin-on-call-common';

/**
 * What an on-call permission is about: a rotation, and who takes part in it.
 *
 * @public
 */
export interface OnCallRotationResource {
  /**
   * Its id in the configuration. What only a source outside knows is written as `source:key`, such
   * as `pagerduty:PABC123`.
   */
  id: string;
  /** Entity references of who takes turns and of who has a fixed level. */
  members: readonly string[];
}

/**
 * The rotations that a rule admits, as data.
 *
 * @public
 */
export interface OnCallRotationFilter {
  /** Which part of the rotation is compared. */
  key: 'id' | 'members';
  /** The values that are admitted; any one of them. */
  values: string[];
}

/**
 * The resource type of the on-call permissions.
 *
 * @public
 */
export const onCallRotationResourceRef = createPermissionResourceRef<
  OnCallRotationResource,
  OnCallRotationFilter
>().with({
  pluginId: 'on-call',
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});
