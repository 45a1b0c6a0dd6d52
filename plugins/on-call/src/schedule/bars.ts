import type {
  ApiAssignment,
  Schedule,
} from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../time/iso';

/** An assignment as the picture shows it. */
export interface Bar {
  /** Same for the same assignment in another reading. */
  id: string;
  assignment: ApiAssignment;
  /** Where it begins, in percent of the window. */
  x: number;
  /** How wide it is, in percent of the window. */
  width: number;
  /** The source outside says somebody else for a part of it. */
  drifts: boolean;
}

/** Where an instant (epoch milliseconds) is, in percent of the window. */
export function place(
  at: number,
  window: Pick<Schedule, 'from' | 'to'>,
): number {
  const from = fromIso(window.from);
  return ((at - from) / (fromIso(window.to) - from)) * 100;
}

/** The bars of one level, in order, cut to the window. */
export function barsOf(schedule: Schedule, level: string): Bar[] {
  const drift = schedule.drift.filter(other => other.level === level);
  return schedule.assignments
    .filter(assignment => assignment.level === level)
    .map(assignment => {
      const { start, end } = assignment;
      const x = start ? Math.max(0, place(fromIso(start), schedule)) : 0;
      const until = end ? Math.min(100, place(fromIso(end), schedule)) : 100;
      return {
        id: `${level} ${start ?? ''}`,
        assignment,
        x,
        width: until - x,
        drifts: drift.some(
          other =>
            (!end || fromIso(other.start) < fromIso(end)) &&
            (!start || fromIso(other.end) > fromIso(start)),
        ),
      };
    })
    .filter(({ width }) => width > 0);
}
