import {
  assignmentAt,
  formatShiftId,
  parseShiftId,
  primaryLevel,
  shiftNumberAt,
  shiftOf,
  type Level,
  type Shift,
} from '@signalbox/backstage-plugin-on-call-common';
import { isWithinReach } from '../schedule/checkChange';
import type {
  RotationSchedule,
  RotationSchedules,
} from '../schedule/RotationSchedules';
import { invalidRequest, notFound } from '../service/errors';
import type { ShiftKey } from './TickStore';

/** One shift of a rotation, with all that decides who has it. */
export interface Turn extends RotationSchedule {
  shiftId: string;
  shift: Shift;
  /** What the database knows it by. */
  key: ShiftKey;
}

/** The turn of this number. */
export function turnOf(schedule: RotationSchedule, number: number): Turn {
  const { id } = schedule.configured;
  return {
    ...schedule,
    shiftId: formatShiftId(id, number),
    shift: shiftOf(schedule.rotation, number),
    key: { rotation: id, shift: number },
  };
}

/** The turn that holds at an instant (epoch milliseconds). */
export function turnAt(schedule: RotationSchedule, instant: number): Turn {
  return turnOf(schedule, shiftNumberAt(schedule.rotation, instant));
}

/** The rotation that an id of a shift names. @throws InputError when it is no such id. */
export function rotationOfShift(shiftId: string): string {
  return parse(shiftId).rotationId;
}

/** @throws InputError when it is no id of a shift, NotFoundError when there is no such shift. */
export async function loadTurn(
  schedules: RotationSchedules,
  shiftId: string,
): Promise<Turn> {
  const { rotationId, number } = parse(shiftId);
  const schedule = await schedules.load(rotationId);
  if (!isWithinReach(schedule.configured, number)) {
    throw notFound('shift', shiftId);
  }
  return turnOf(schedule, number);
}

function parse(shiftId: string) {
  const parsed = parseShiftId(shiftId);
  if (!parsed) {
    throw invalidRequest(
      `shiftId: '${shiftId}' is no id of a shift; it is the rotation and the number of the shift, such as single-cell:12`,
    );
  }
  return parsed;
}

/** Who has a level at an instant (epoch milliseconds); nobody in a gap. */
export function holderAt(
  { rotation, changes }: RotationSchedule,
  level: Level | undefined,
  instant: number,
): string | undefined {
  return level && assignmentAt(rotation, changes, level.id, instant).person;
}

/** The primary at an instant (epoch milliseconds). */
export function primaryAt(
  schedule: RotationSchedule,
  instant: number,
): string | undefined {
  return holderAt(schedule, primaryLevel(schedule.rotation), instant);
}

/** The secondary, the second level that rotates, at an instant (epoch milliseconds). */
export function secondaryAt(
  schedule: RotationSchedule,
  instant: number,
): string | undefined {
  const [, level] = schedule.rotation.levels.filter(
    ({ kind }) => kind === 'rotating',
  );
  return holderAt(schedule, level, instant);
}

/** The instant of a shift that its people are told for: now, while it holds. */
export function insideOf({ start, end }: Shift, now: number): number {
  return Math.min(Math.max(now, start), end - 1);
}
