import { codedConflict } from '../service/errors';
import type { SwapRow } from './changeRows';
import { holderOf } from './planSwap';
import type { RotationSchedule } from './RotationSchedules';

/** What people make of a swap. */
export type Decision = 'accepted' | 'declined' | 'withdrawn';

/** Where a swap stands at an instant (epoch milliseconds), also before the job has written it down. */
export function stateAt(row: SwapRow, now: number): SwapRow['state'] {
  return row.state === 'asked' && Number(row.lapses_at) <= now
    ? 'lapsed'
    : row.state;
}

/** @throws ConflictError when the swap does not wait for this any more. */
export function requireOpen(
  row: SwapRow,
  decision: Decision,
  now: number,
): void {
  const state = stateAt(row, now);
  if (state === 'lapsed') {
    throw codedConflict(
      'Nobody answered before the shift began, so the swap has lapsed; use an override for the rest of it.',
      'SWAP_LAPSED',
    );
  }
  if (state === 'accepted' && decision === 'withdrawn') {
    if (Number(row.lapses_at) > now) return;
    throw codedConflict(
      'A shift of the swap has begun; use an override for the rest of it.',
      'SHIFT_BEGUN',
    );
  }
  if (state !== 'asked') {
    throw codedConflict(`The swap is ${state} already.`, 'SWAP_DECIDED');
  }
}

/** @throws ConflictError when a shift of the swap is not any more whose it was when it was asked. */
export function requireHolders(
  { rotation, changes }: RotationSchedule,
  row: SwapRow,
): void {
  const agreed = row.state === 'accepted';
  const { exchange_level: level, exchange_shift: shift } = row;
  const there = holderOf(rotation, changes, row.level, row.shift);
  const back =
    level === null || shift === null
      ? undefined
      : holderOf(rotation, changes, level, shift);
  const { from_person: from, to_person: to } = row;
  if (
    there !== (agreed ? to : from) ||
    (back !== undefined && back !== (agreed ? from : to))
  ) {
    throw codedConflict(
      'Somebody else has a shift of the swap by now; look at the schedule, and ask anew.',
      'SHIFT_MOVED',
    );
  }
}
