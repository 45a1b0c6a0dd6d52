import {
  assignmentsBetween,
  formatShiftId,
  type MyShift,
} from '@signalbox/backstage-plugin-on-call-common';
import { currentAndBeginning } from '../schedule/beginnings';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import { optionalIso } from '../service/iso';

/** As far as anybody gets ready for. */
const AHEAD_MS = 26 * 7 * 24 * 60 * 60_000;

/**
 * The shift that somebody has now or has next, of these rotations; nothing within half a year. One
 * that they hold and only resume later is not next.
 */
export function comingShift(
  schedules: readonly RotationSchedule[],
  person: string,
  now: number,
): MyShift | undefined {
  let coming: { start: number; shift: MyShift } | undefined;
  for (const schedule of schedules) {
    const { configured } = schedule;
    const mine = currentAndBeginning(schedule, now, now + AHEAD_MS)
      .filter(assignment => assignment.person === person)
      .sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
    const [first] = mine;
    if (!first) continue;
    const start = first.start ?? 0;
    if (coming && coming.start <= start) continue;
    coming = {
      start,
      shift: {
        rotation: configured.id,
        rotationTitle: configured.title,
        timeZone: configured.timeZone,
        level: first.level,
        levelTitle:
          configured.levels.find(({ id }) => id === first.level)?.title ??
          first.level,
        shiftId:
          first.shift === undefined
            ? undefined
            : formatShiftId(configured.id, first.shift),
        start: optionalIso(first.start),
        end: optionalIso(first.end),
        source: first.source === 'nobody' ? 'rotation' : first.source,
        current: start <= now,
      },
    };
  }
  return coming?.shift;
}

/** Whether somebody takes turns in a rotation, or has a level of it in the time that one gets ready for. */
export function takesPart(
  { rotation, changes }: RotationSchedule,
  person: string,
  now: number,
): boolean {
  return (
    Boolean(rotation.rosters.at(-1)?.members.includes(person)) ||
    assignmentsBetween(rotation, changes, now, now + AHEAD_MS).some(
      assignment => assignment.person === person,
    )
  );
}
