import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { onCallReadPermission } from '@signalbox/backstage-plugin-on-call-common';
import { notFound, notPermitted } from '../service/errors';

/** What the caller of an operation may do, and with which rotation. */
export interface CallerAccess {
  /** The id of a rotation, or `source:key` of what only a source outside knows. */
  allows(permission: ResourcePermission, rotationId: string): boolean;
}

/** Whether the caller may know of a rotation. */
export function mayRead(access: CallerAccess, rotationId: string): boolean {
  return access.allows(onCallReadPermission, rotationId);
}

/** Leaves what is about rotations that the caller may read. */
export function filterReadable<T>(
  access: CallerAccess,
  items: readonly T[],
  rotationOf: (item: T) => string,
): T[] {
  return items.filter(item => mayRead(access, rotationOf(item)));
}

/** @throws NotFoundError when the caller may not know of the rotation. */
export function requireReadable(
  access: CallerAccess,
  rotationId: string,
  notThere: () => Error = () => notFound('rotation', rotationId),
): void {
  if (!mayRead(access, rotationId)) throw notThere();
}

/**
 * @throws NotFoundError when the caller may not read about this rotation, NotAllowedError with these
 * words when they may only read.
 */
export function requirePermission(
  access: CallerAccess,
  permission: ResourcePermission,
  rotationId: string,
  refusal: string,
  notThere?: () => Error,
): void {
  requireReadable(access, rotationId, notThere);
  if (!access.allows(permission, rotationId)) throw notPermitted(refusal);
}
