import {
  assignmentAt,
  heldBefore,
  nextAssignment,
  shiftOf,
  type Assignment,
  type LevelNow,
} from '@signalbox/backstage-plugin-on-call-common';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import { toApiAssignment } from '../schedule/toApiAssignment';

/** Every level at an instant (epoch milliseconds) by the rotation; none without one. */
export function levelsOfSchedule(
  schedule: RotationSchedule | undefined,
  at: number,
): LevelNow[] {
  if (!schedule) return [];
  const { rotation, changes } = schedule;
  return rotation.levels.map(({ id, title }) => {
    const now = assignmentAt(rotation, changes, id, at);
    const next = nextAssignment(rotation, changes, id, at);
    return {
      level: id,
      title,
      now: toApiAssignment(rotation.id, now),
      next: next && toApiAssignment(rotation.id, next),
      firstShift: isFirstShift(schedule, now),
    };
  });
}

/** Whether who has it now had never held a shift when this one began. */
function isFirstShift(
  { rotation, changes }: RotationSchedule,
  { person, shift }: Assignment,
): boolean | undefined {
  if (person === undefined || shift === undefined) return undefined;
  const { start } = shiftOf(rotation, shift);
  return !heldBefore(rotation, changes, person, start);
}
