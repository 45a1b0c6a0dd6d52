import {
  assignmentAt,
  shiftOf,
  type Rotation,
  type ScheduleChanges,
  type SwapRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';
import type { CallOptions } from '../router/RouterParts';
import { codedConflict, invalidRequest } from '../service/errors';
import type { SwapRow } from './changeRows';
import { requireLevel, requireShift } from './checkChange';
import type { RotationSchedule } from './RotationSchedules';

/** What of a swap follows from the request and the schedule alone. */
export type PlannedSwap = Pick<
  SwapRow,
  | 'rotation'
  | 'level'
  | 'shift'
  | 'exchange_level'
  | 'exchange_shift'
  | 'from_person'
  | 'to_person'
  | 'lapses_at'
>;

/** Who has a shift at a level by turns and swaps, whoever stands in for parts of it. */
export function holderOf(
  rotation: Rotation,
  { transfers }: ScheduleChanges,
  level: string,
  shift: number,
): string | undefined {
  const { start } = shiftOf(rotation, shift);
  return assignmentAt(rotation, { overrides: [], transfers }, level, start)
    .person;
}

/** @throws InputError naming the field for what no swap can be, whatever the schedule is. */
export function checkSwap(
  configured: ConfiguredRotation,
  request: SwapRequest,
  { userRef }: Pick<CallOptions, 'userRef'>,
): void {
  const places = [
    { ...request, prefix: '' },
    ...(request.inExchangeFor
      ? [{ ...request.inExchangeFor, prefix: 'inExchangeFor.' }]
      : []),
  ];
  for (const { level, shiftId, prefix } of places) {
    const found = requireLevel(configured, level, `${prefix}level`);
    if (found.kind === 'fixed') {
      throw invalidRequest(
        `${prefix}level: ${level} has the same person at all times; use an override`,
      );
    }
    requireShift(configured, shiftId, `${prefix}shiftId`);
  }
  if (request.mode !== 'take') return;
  if (request.to !== userRef) {
    throw invalidRequest(
      'to: only oneself can take a shift; ask for a swap, or assign it',
    );
  }
  if (request.inExchangeFor) {
    throw invalidRequest(
      'inExchangeFor: a shift cannot be taken in exchange for one that the other has not agreed to have; ask for a swap',
    );
  }
}

/**
 * Who has the shifts now, and when the first of them begins.
 *
 * @throws InputError naming the field, or ConflictError when a shift has begun.
 */
export function planSwap(
  { configured, rotation, changes }: RotationSchedule,
  request: SwapRequest,
  now: number,
): { row: PlannedSwap; from: number; to: number } {
  const { to, level, inExchangeFor } = request;
  const number = requireShift(configured, request.shiftId);
  const other =
    inExchangeFor && requireShift(configured, inExchangeFor.shiftId);
  const holder = holderOf(rotation, changes, level, number);
  if (holder === undefined) {
    throw invalidRequest('shiftId: nobody has this shift; use an override');
  }
  if (holder === to) {
    throw invalidRequest(`to: ${to} has this shift already`);
  }
  if (inExchangeFor) {
    const otherHolder = holderOf(
      rotation,
      changes,
      inExchangeFor.level,
      other!,
    );
    if (otherHolder !== to) {
      throw invalidRequest(
        `inExchangeFor: ${to} does not have this shift; ${
          otherHolder ?? 'nobody'
        } has`,
      );
    }
  }
  const shifts = [number, ...(other === undefined ? [] : [other])].map(found =>
    shiftOf(rotation, found),
  );
  const begins = Math.min(...shifts.map(({ start }) => start));
  if (begins <= now) {
    throw codedConflict(
      'A shift has begun, and what has been is not swapped any more; use an override for the rest of it.',
      'SHIFT_BEGUN',
    );
  }
  return {
    row: {
      rotation: configured.id,
      level,
      shift: number,
      exchange_level: inExchangeFor?.level ?? null,
      exchange_shift: other ?? null,
      from_person: holder,
      to_person: to,
      lapses_at: begins,
    },
    from: begins,
    to: Math.max(...shifts.map(({ end }) => end)),
  };
}

/** Asking for one's own shift or for somebody's, and taking somebody's; all else is on behalf. */
export function isOwnSwap(
  { from_person: from, to_person: to }: PlannedSwap,
  mode: SwapRequest['mode'],
  caller: string,
): boolean {
  if (mode === 'assign') return false;
  return mode === 'take' ? caller === to : [from, to].includes(caller);
}

/** Who has to agree: the other of the two; who would have the shift, where a third asks. */
export function answererOf(
  { from_person: from, to_person: to }: PlannedSwap,
  caller: string,
): string {
  return caller === to ? from : to;
}
