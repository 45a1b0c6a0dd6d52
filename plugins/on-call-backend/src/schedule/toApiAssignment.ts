import {
  formatShiftId,
  type ApiAssignment,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import { optionalIso } from '../service/iso';

/** Who is on call for a time, the way the API shows it. */
export function toApiAssignment(
  rotationId: string,
  { shift, start, end, ...assignment }: Assignment,
): ApiAssignment {
  return {
    ...assignment,
    start: optionalIso(start),
    end: optionalIso(end),
    shiftId: shift === undefined ? undefined : formatShiftId(rotationId, shift),
  };
}
