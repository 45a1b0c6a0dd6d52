import {
  parseShiftId,
  type Level,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import { requireReadable } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { invalidRequest, notFound, notPermitted } from '../service/errors';

/** @throws NotFoundError when there is no such rotation, or the caller may not know of it. */
export function requireRotation(
  { rotations }: OnCallModel,
  rotationId: string,
  { access }: Pick<CallOptions, 'access'>,
): ConfiguredRotation {
  requireReadable(access, rotationId);
  const found = rotations.get(rotationId);
  if (!found) throw notFound('rotation', rotationId);
  return found;
}

/** @throws InputError naming the field when the rotation has no such level. */
export function requireLevel(
  { id, levels }: ConfiguredRotation,
  level: string,
  field = 'level',
): Level {
  const found = levels.find(known => known.id === level);
  if (!found) {
    throw invalidRequest(
      `${field}: ${id} has no level '${level}'; it has ${levels
        .map(known => known.id)
        .join(', ')}`,
    );
  }
  return found;
}

/** Calendar days from the anchor beyond which there is no shift to speak of. */
const FARTHEST_DAYS = 100 * 366;

/** Whether a shift of this number is near enough to the anchor to have a place in the calendar. */
export function isWithinReach(
  { turnDays }: ConfiguredRotation,
  number: number,
): boolean {
  return Math.abs(number * turnDays) <= FARTHEST_DAYS;
}

/** @throws InputError naming the field when it is no id of a shift of the rotation. */
export function requireShift(
  configured: ConfiguredRotation,
  shiftId: string,
  field = 'shiftId',
): number {
  const { id } = configured;
  const parsed = parseShiftId(shiftId);
  if (parsed?.rotationId !== id) {
    throw invalidRequest(
      `${field}: '${shiftId}' is no shift of ${id}; its shifts are called ${id}:0, ${id}:1 and so on`,
    );
  }
  if (!isWithinReach(configured, parsed.number)) {
    throw invalidRequest(
      `${field}: '${shiftId}' is too far from the first shift; choose one within a hundred years of it`,
    );
  }
  return parsed.number;
}

/** @throws NotAllowedError when a service calls by itself: the history names people. */
export function requireUser({ userRef }: CallOptions): string {
  if (userRef === undefined) {
    throw notPermitted('Only a signed-in person can do this.');
  }
  return userRef;
}
