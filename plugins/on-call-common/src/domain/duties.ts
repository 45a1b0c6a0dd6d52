import type { Rotation, Shift } from './rotation';
import { shiftOf } from './shifts';
import { DAY, ZoneClock } from './zoneClock';

const NOON = DAY / 2;

/**
 * When a duty comes within a shift.
 *
 * @public
 */
export interface DutySchedule {
  /** ISO weekday in the zone, 1 is Monday; absent for every day, or without a time the whole shift. */
  weekday?: number;
  /** Wall-clock time in the zone, `HH:MM`; absent for the whole day or the whole shift. */
  time?: string;
  /** Only in the first shift that begins in a calendar month of the zone. */
  monthly?: boolean;
}

/**
 * By when a duty of a shift is due, epoch milliseconds and in order; nothing when the shift does not
 * have it. With a time it is each such time within the shift; a day without a time ends with the day
 * (the days are those whose noon lies in the shift), and the whole shift ends with the shift.
 *
 * @throws RangeError as `shiftOf`, and for a time that is not `HH:MM`.
 *
 * @public
 */
export function dueAt(
  rotation: Rotation,
  shift: Shift,
  { weekday, time, monthly }: DutySchedule,
): number[] {
  const clock = ZoneClock.of(rotation.timeZone);
  if (monthly && !isFirstOfMonth(rotation, shift, clock)) return [];
  if (weekday === undefined && time === undefined) return [shift.end];
  const isIn = (instant: number) =>
    instant >= shift.start && instant < shift.end;
  const due: number[] = [];
  const first = Math.floor(clock.toLocal(shift.start) / DAY);
  const last = Math.floor(clock.toLocal(shift.end) / DAY);
  for (let day = first; day <= last; day++) {
    if (weekday !== undefined && weekdayOf(day) !== weekday) continue;
    if (time !== undefined) {
      const at = clock.toInstant(day * DAY + timeOfDay(time));
      if (isIn(at)) due.push(at);
    } else if (isIn(clock.toInstant(day * DAY + NOON))) {
      due.push(Math.min(clock.toInstant((day + 1) * DAY), shift.end));
    }
  }
  return due;
}

/** The ISO weekday of a day counted from 1970-01-01, which was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function timeOfDay(time: string): number {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!parts) throw new RangeError(`'${time}' is no time of day: write HH:MM`);
  return (Number(parts[1]) * 60 + Number(parts[2])) * 60_000;
}

function isFirstOfMonth(
  rotation: Rotation,
  shift: Shift,
  clock: ZoneClock,
): boolean {
  const { start } = shiftOf(rotation, shift.number - 1);
  return monthOf(clock.toLocal(start)) !== monthOf(clock.toLocal(shift.start));
}

function monthOf(local: number): string {
  return new Date(local).toISOString().slice(0, 7);
}
