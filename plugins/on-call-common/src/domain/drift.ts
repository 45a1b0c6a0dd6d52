import { clip } from './gaps';
import type { Assignment } from './rotation';

/**
 * Who is on call by the word of a source outside. Absent `start` and `end` mean permanently.
 *
 * @public
 */
export interface TheirAssignment {
  /** The id of the level. */
  level: string;
  /** Entity reference, where the source's person is known in the catalog. */
  person?: string;
  /** How the source names them. */
  name: string;
  /** Epoch milliseconds. */
  start?: number;
  /** Epoch milliseconds. */
  end?: number;
  /** Where people look at it. */
  url?: string;
}

/**
 * The source outside says somebody else than the rotation: `[start, end)`, epoch milliseconds.
 *
 * @public
 */
export interface ScheduleDrift {
  /** The id of the level. */
  level: string;
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds. */
  end: number;
  /** Who is on call by the rotation; absent when it is nobody. */
  configured?: string;
  /** Who is by the source; absent when it is nobody, or nobody whom the catalog knows. */
  actual?: string;
  /** How the source names them; absent when it is nobody. */
  actualName?: string;
  /** Where people look at it at the source. */
  url?: string;
}

/**
 * Where a source outside differs from the rotation within `[from, to)` (epoch milliseconds), by
 * level. What the source leaves out is nobody; where it has several people on a level, one of them
 * is enough.
 *
 * @public
 */
export function driftBetween(
  ours: readonly Assignment[],
  theirs: readonly TheirAssignment[],
  from: number,
  to: number,
): ScheduleDrift[] {
  const levels = new Set([...ours, ...theirs].map(({ level }) => level));
  return [...levels].flatMap(level =>
    driftAtLevel(
      level,
      ours.filter(one => one.level === level),
      theirs.filter(one => one.level === level),
      from,
      to,
    ),
  );
}

function driftAtLevel(
  level: string,
  ours: readonly Assignment[],
  theirs: readonly TheirAssignment[],
  from: number,
  to: number,
): ScheduleDrift[] {
  const edges = new Set<number>();
  for (const assignment of [...ours, ...theirs]) {
    const part = clip(assignment, from, to);
    if (part) edges.add(part.start).add(part.end);
  }
  const cuts = [...edges].sort((one, other) => one - other);
  const drift: ScheduleDrift[] = [];
  for (let index = 1; index < cuts.length; index++) {
    const start = cuts[index - 1];
    const end = cuts[index];
    const configured = ours.find(one => clip(one, start, end))?.person;
    const actual = theirs.filter(one => clip(one, start, end));
    const agrees = configured
      ? actual.some(({ person }) => person === configured)
      : actual.length === 0;
    if (agrees) continue;
    const [first] = actual;
    const before = drift[drift.length - 1];
    if (
      before?.end === start &&
      before.configured === configured &&
      before.actual === first?.person &&
      before.actualName === first?.name
    ) {
      before.end = end;
      continue;
    }
    drift.push({
      level,
      start,
      end,
      ...(configured && { configured }),
      ...(first?.person && { actual: first.person }),
      ...(first && { actualName: first.name }),
      ...(first?.url && { url: first.url }),
    });
  }
  return drift;
}
