import {
  formatShiftId,
  type OverrideRequest,
  type SwapRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import { keyReused } from '../service/errors';
import { fromIso } from '../service/iso';
import type { OverrideRow, SwapRow } from './changeRows';

/** @throws ConflictError when the key has created another override than is asked for. */
export function requireSameOverride(
  row: OverrideRow,
  request: OverrideRequest,
): void {
  const isSame =
    row.level === request.level &&
    Number(row.start_at) === fromIso(request.start, 'start') &&
    // One that was taken back while it held has ended earlier than was asked for.
    (row.deleted_by !== null ||
      Number(row.end_at) === fromIso(request.end, 'end')) &&
    row.person === request.person &&
    row.in_place_of === (request.inPlaceOf ?? null) &&
    row.reason === (request.reason ?? null);
  if (!isSame) throw keyReused('created another override');
}

/** @throws ConflictError when the key has created another swap than is asked for. */
export function requireSameSwap(row: SwapRow, request: SwapRequest): void {
  const { inExchangeFor: other } = request;
  const isSame =
    formatShiftId(row.rotation, row.shift) === request.shiftId &&
    row.level === request.level &&
    row.to_person === request.to &&
    row.mode === request.mode &&
    row.note === (request.note ?? null) &&
    row.exchange_level === (other?.level ?? null) &&
    (row.exchange_shift === null
      ? other === undefined
      : formatShiftId(row.rotation, row.exchange_shift) === other?.shiftId);
  if (!isSame) throw keyReused('created another swap');
}
