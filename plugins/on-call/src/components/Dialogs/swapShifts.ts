import type {
  ApiAssignment,
  ApiRotation,
} from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../../time/iso';

/** A whole shift that could be swapped. */
export interface SwapChoice {
  /** `level shiftId`. */
  id: string;
  level: string;
  levelTitle: string;
  shiftId: string;
  /** RFC 3339. */
  start: string;
  /** RFC 3339. */
  end: string;
  /** Entity reference of whose it is, whoever stands in for a part of it. */
  holder: string | undefined;
}

/** The shifts that have not begun, for what has is not swapped any more; the earliest first. */
export function swapChoices(
  assignments: readonly ApiAssignment[],
  rotation: ApiRotation,
  now: number,
): SwapChoice[] {
  const choices = new Map<string, SwapChoice>();
  for (const assignment of assignments) {
    const { level, shiftId, start, end, source, insteadOf } = assignment;
    if (!shiftId || !start || !end) continue;
    const id = `${level} ${shiftId}`;
    const known = choices.get(id);
    // An override only stands in: the shift stays whose it was.
    const holder =
      source === 'override' || source === 'nobody'
        ? insteadOf
        : assignment.person;
    choices.set(id, {
      id,
      level,
      levelTitle:
        rotation.levels.find(other => other.id === level)?.title ?? level,
      shiftId,
      start: known && known.start < start ? known.start : start,
      end: known && known.end > end ? known.end : end,
      holder: known?.holder ?? holder,
    });
  }
  return [...choices.values()]
    .filter(({ start }) => fromIso(start) > now)
    .sort((one, other) => fromIso(one.start) - fromIso(other.start));
}
