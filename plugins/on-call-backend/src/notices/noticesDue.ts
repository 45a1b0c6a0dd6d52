import { assignmentsBetween } from '@signalbox/backstage-plugin-on-call-common';
import { beginOfShift } from '../schedule/beginnings';
import type { RotationSchedule } from '../schedule/RotationSchedules';

const HOUR_MS = 3_600_000;
/** Whoever began longer ago knows it by now. */
const HANDOFF_LATE_MS = 24 * HOUR_MS;

/** Somebody who is to be told of a shift. Instants are epoch milliseconds. */
export interface DueNotice {
  rotation: string;
  /** Its number. */
  shift: number;
  /** The level's id. */
  level: string;
  person: string;
  /** `handoff` when it begins, else how far ahead it is told, such as `ahead:86400000`. */
  kind: string;
  /** When their time begins; it is the handoff unless they stand in. */
  begin: number;
  end: number;
  /** Whether they have it in place of whose turn it is. */
  standsIn: boolean;
}

/** What is due now, and when there is something next, where that is known. */
export interface NoticesOutlook {
  due: DueNotice[];
  next?: number;
}

/**
 * Who is to be told of the shifts of a rotation: each that has a rotating level, by how far ahead
 * notices are given and when their time begins. Of several notices whose time has passed only the
 * nearest is due, so that whoever gets a shift late is told once; nothing is told of a shift that is
 * under way for a day, and nothing twice, for what was told is in the database.
 */
export function noticesDue(
  schedule: RotationSchedule,
  aheadMs: readonly number[],
  now: number,
): NoticesOutlook {
  const { rotation, changes } = schedule;
  const furthest = Math.max(0, ...aheadMs);
  const rotating = new Set(
    rotation.levels.flatMap(({ id, kind }) =>
      kind === 'rotating' ? [id] : [],
    ),
  );
  const held = new Map<string, Omit<DueNotice, 'kind'>>();
  for (const assignment of assignmentsBetween(
    rotation,
    changes,
    // Whoever resumes a shift after an override in it has begun it before.
    beginOfShift(schedule, now - HANDOFF_LATE_MS),
    now + furthest + HOUR_MS,
  )) {
    const { level, person, shift, start, end } = assignment;
    if (!person || shift === undefined || !rotating.has(level)) continue;
    if (start === undefined || end === undefined) continue;
    const key = `${shift} ${level} ${person}`;
    const earlier = held.get(key);
    if (earlier) earlier.end = end;
    else {
      held.set(key, {
        rotation: rotation.id,
        shift,
        level,
        person,
        begin: start,
        end,
        standsIn: assignment.source !== 'rotation',
      });
    }
  }

  const due: DueNotice[] = [];
  const coming: number[] = [];
  for (const shift of held.values()) {
    const { begin, end } = shift;
    if (begin <= now) {
      if (now < end && now - begin < HANDOFF_LATE_MS) {
        due.push({ ...shift, kind: 'handoff' });
      }
      continue;
    }
    coming.push(begin);
    const passed: number[] = [];
    for (const ahead of aheadMs) {
      if (begin - ahead <= now) passed.push(ahead);
      else coming.push(begin - ahead);
    }
    if (passed.length > 0) {
      due.push({ ...shift, kind: `ahead:${Math.min(...passed)}` });
    }
  }
  const next = Math.min(...coming);
  return { due, ...(Number.isFinite(next) ? { next } : {}) };
}
