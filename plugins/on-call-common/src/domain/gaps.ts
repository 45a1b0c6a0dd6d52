import type { Assignment } from './rotation';

/**
 * Nobody is on call at a level: `[start, end)`, epoch milliseconds.
 *
 * @public
 */
export interface ScheduleGap {
  /** The id of the level. */
  level: string;
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds. */
  end: number;
}

/**
 * One person is on call at several levels at once: `[start, end)`, epoch milliseconds.
 *
 * @public
 */
export interface DoubledPerson {
  /** Entity reference. */
  person: string;
  /** In the order of the rotation. */
  levels: string[];
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds. */
  end: number;
}

/** The part of an assignment within a window; nothing where it has none. */
export function clip(
  assignment: { start?: number; end?: number },
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  const start = Math.max(assignment.start ?? -Infinity, from);
  const end = Math.min(assignment.end ?? Infinity, to);
  return start < end ? { start, end } : undefined;
}

/**
 * When nobody is on call, by level, within `[from, to)` (epoch milliseconds). Gaps that touch are one.
 *
 * @public
 */
export function gapsIn(
  assignments: readonly Assignment[],
  from: number,
  to: number,
): ScheduleGap[] {
  const gaps: ScheduleGap[] = [];
  for (const { level, person, start, end } of assignments) {
    if (person !== undefined) continue;
    const part = clip({ start, end }, from, to);
    if (!part) continue;
    const before = gaps[gaps.length - 1];
    if (before?.level === level && before.end === part.start) {
      before.end = part.end;
    } else {
      gaps.push({ level, ...part });
    }
  }
  return gaps;
}

/**
 * Who is on call at several levels at once within `[from, to)` (epoch milliseconds), by start.
 *
 * @public
 */
export function doubledIn(
  assignments: readonly Assignment[],
  from: number,
  to: number,
): DoubledPerson[] {
  const levels = [...new Set(assignments.map(({ level }) => level))];
  const edgesOf = new Map<
    string,
    Array<{ at: number; level: string; begins: boolean }>
  >();
  for (const assignment of assignments) {
    const part = clip(assignment, from, to);
    if (!part || assignment.person === undefined) continue;
    const { level, person } = assignment;
    const edges = edgesOf.get(person) ?? [];
    edges.push({ at: part.start, level, begins: true });
    edges.push({ at: part.end, level, begins: false });
    edgesOf.set(person, edges);
  }
  const doubled: DoubledPerson[] = [];
  for (const [person, edges] of edgesOf) {
    edges.sort(
      // Whoever ends at an instant ends before the next begins.
      (one, other) =>
        one.at - other.at || Number(one.begins) - Number(other.begins),
    );
    const held = new Set<string>();
    const own: DoubledPerson[] = [];
    edges.forEach(({ at, level, begins }, index) => {
      if (begins) held.add(level);
      else held.delete(level);
      const end = edges[index + 1]?.at;
      if (held.size < 2 || end === undefined || end === at) return;
      const now = levels.filter(one => held.has(one));
      const before = own[own.length - 1];
      if (before?.end === at && before.levels.join() === now.join()) {
        before.end = end;
      } else {
        own.push({ person, levels: now, start: at, end });
      }
    });
    doubled.push(...own);
  }
  return doubled.sort(
    (one, other) =>
      one.start - other.start || (one.person < other.person ? -1 : 1),
  );
}
