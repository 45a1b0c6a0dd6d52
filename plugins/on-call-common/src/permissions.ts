import { createPermission } from '@backstage/plugin-permission-common';

/**
 * The resource that every on-call permission is about: a rotation.
 *
 * @public
 */
export const RESOURCE_TYPE_ON_CALL_ROTATION = 'on-call-rotation';

/**
 * See who is on call, when, and what came of their pages.
 *
 * @public
 */
export const onCallReadPermission = createPermission({
  name: 'on-call.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Change one's own part of the schedule: stand in for somebody, have somebody stand in for oneself,
 * ask for a swap, answer one, take somebody's shift.
 *
 * @public
 */
export const onCallChangeOwnPermission = createPermission({
  name: 'on-call.schedule.change-own',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Change the schedule on behalf of others, and attest the readiness of others.
 *
 * @public
 */
export const onCallManagePermission = createPermission({
  name: 'on-call.schedule.manage',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Page whoever is on call.
 *
 * @public
 */
export const onCallPagePermission = createPermission({
  name: 'on-call.page.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Acknowledge, escalate and resolve a page.
 *
 * @public
 */
export const onCallRespondPermission = createPermission({
  name: 'on-call.page.respond',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Write in the book of a shift: tick duties, write and acknowledge the handoff note, tick what the
 * pair has been through.
 *
 * @public
 */
export const onCallWriteBookPermission = createPermission({
  name: 'on-call.shift.write',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_ON_CALL_ROTATION,
});

/**
 * Every permission of the on-call plugin.
 *
 * @public
 */
export const onCallPermissions = [
  onCallReadPermission,
  onCallChangeOwnPermission,
  onCallManagePermission,
  onCallPagePermission,
  onCallRespondPermission,
  onCallWriteBookPermission,
];
