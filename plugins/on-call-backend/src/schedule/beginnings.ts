import {
  assignmentsBetween,
  shiftNumberAt,
  shiftOf,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import type { RotationSchedule } from './RotationSchedules';

/**
 * When the shift begins that an instant lies in, both epoch milliseconds. Whoever is to know whether
 * somebody has held a shift before has to look from here.
 */
export function beginOfShift(
  { rotation }: Pick<RotationSchedule, 'rotation'>,
  instant: number,
): number {
  return shiftOf(rotation, shiftNumberAt(rotation, instant)).start;
}

/**
 * Who has what now and until an instant (both epoch milliseconds), but not when somebody resumes a
 * shift after an override in the middle of it: it is theirs already, and nothing begins for them.
 */
export function currentAndBeginning(
  schedule: RotationSchedule,
  now: number,
  until: number,
): Assignment[] {
  const { rotation, changes } = schedule;
  const held = new Set<string>();
  return assignmentsBetween(
    rotation,
    changes,
    beginOfShift(schedule, now),
    until,
  ).filter(({ level, shift, person, start = -Infinity, end = Infinity }) => {
    const key = `${level} ${shift} ${person}`;
    const resumes = shift !== undefined && held.has(key);
    held.add(key);
    return end > now && (start <= now || !resumes);
  });
}
