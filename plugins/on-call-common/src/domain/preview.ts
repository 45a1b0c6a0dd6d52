import { clip, doubledIn, gapsIn } from './gaps';
import type {
  Assignment,
  Rotation,
  ScheduleChanges,
  ShiftTransfer,
} from './rotation';
import { rosterAt } from './rosters';
import { assignmentsBetween } from './schedule';
import { shiftNumberAt } from './shifts';

/**
 * Every code of what looks wrong about a change but is not refused. Codes are stable.
 *
 * @public
 */
export const SCHEDULE_WARNING_CODES = [
  'DOUBLED',
  'GAP',
  'NOT_A_MEMBER',
  'NO_EFFECT',
  'PAST',
] as const;

/**
 * What looks wrong about a change of the schedule. Instants in `params` are epoch milliseconds.
 *
 * @public
 */
export interface ScheduleWarning {
  /** Which of them it is. */
  code: (typeof SCHEDULE_WARNING_CODES)[number];
  /** A sentence in English. */
  message: string;
  /** The values in the sentence, for translations. */
  params: Record<string, unknown>;
}

/**
 * What a change of the schedule would do: the assignments that it takes away and those that it
 * brings, and what looks wrong about them.
 *
 * @public
 */
export interface ChangePreview {
  /** As it is without the change. */
  before: Assignment[];
  /** As it would be with it. */
  after: Assignment[];
  /** What looks wrong about the change. */
  warnings: ScheduleWarning[];
}

interface Difference {
  level: string;
  start: number;
  end: number;
  person?: string;
}

/**
 * What it would mean to go from some changes to others within `[from, to)`, epoch milliseconds. Only
 * what differs is told, and only what the change itself makes wrong is warned of.
 *
 * @throws RangeError as `assignmentsBetween`.
 *
 * @public
 */
export function previewChange(
  rotation: Rotation,
  before: ScheduleChanges,
  after: ScheduleChanges,
  from: number,
  to: number,
  now: number,
): ChangePreview {
  const allBefore = assignmentsBetween(rotation, before, from, to);
  const allAfter = assignmentsBetween(rotation, after, from, to);
  // The assignments of a level leave no time out, so what both have covers the same times in both.
  const taken = only(allBefore, allAfter);
  const brought = only(allAfter, allBefore);
  const differences = differencesOf(taken, brought, from, to);
  return {
    before: taken,
    after: brought,
    warnings: [
      ...effectWarnings(differences, now),
      ...gapWarnings(rotation, differences),
      ...doubledWarnings(rotation, differences, allAfter),
      ...strangerWarnings(rotation, differences),
    ],
  };
}

function keyOf(assignment: Assignment): string {
  const { level, start, end, person, source, overrideId, swapId } = assignment;
  return JSON.stringify([
    ...[level, start ?? null, end ?? null, person ?? null],
    ...[source, overrideId ?? null, swapId ?? null],
  ]);
}

function only(
  some: readonly Assignment[],
  others: readonly Assignment[],
): Assignment[] {
  const known = new Set(others.map(keyOf));
  return some.filter(assignment => !known.has(keyOf(assignment)));
}

/** When somebody else would be on call, by level, and who. */
function differencesOf(
  before: readonly Assignment[],
  after: readonly Assignment[],
  from: number,
  to: number,
): Difference[] {
  const differences: Difference[] = [];
  for (const assignment of after) {
    const { level, person } = assignment;
    for (const other of before) {
      if (other.level !== level || other.person === person) continue;
      const whole = clip(assignment, from, to);
      const part = whole && clip(other, whole.start, whole.end);
      if (!part) continue;
      const last = differences[differences.length - 1];
      if (
        last?.level === level &&
        last.person === person &&
        last.end === part.start
      ) {
        last.end = part.end;
      } else {
        differences.push({ level, person, ...part });
      }
    }
  }
  return differences;
}

function effectWarnings(
  differences: readonly Difference[],
  now: number,
): ScheduleWarning[] {
  if (differences.length === 0) {
    return [
      {
        code: 'NO_EFFECT',
        message: 'Nobody else would be on call than without it',
        params: {},
      },
    ];
  }
  const start = Math.min(...differences.map(one => one.start));
  if (start >= now) return [];
  const end = Math.max(...differences.map(one => one.end));
  return [
    {
      code: 'PAST',
      message:
        'A part of it lies in the past, where it changes the record only',
      params: { start, end: Math.min(end, now) },
    },
  ];
}

function titleOf(rotation: Rotation, levelId: string): string {
  return rotation.levels.find(({ id }) => id === levelId)?.title ?? levelId;
}

function gapWarnings(
  rotation: Rotation,
  differences: readonly Difference[],
): ScheduleWarning[] {
  const left = gapsIn(differences as Assignment[], -Infinity, Infinity);
  return left.map(({ level, start, end }) => ({
    code: 'GAP',
    message: `Nobody would be on call as ${titleOf(rotation, level)}`,
    params: { level, start, end },
  }));
}

function doubledWarnings(
  rotation: Rotation,
  differences: readonly Difference[],
  after: readonly Assignment[],
): ScheduleWarning[] {
  // Only whoever comes on call by the change is doubled by it.
  return differences.flatMap(({ level, person, start, end }) =>
    person === undefined
      ? []
      : doubledIn(after, start, end)
          .filter(
            doubled =>
              doubled.person === person && doubled.levels.includes(level),
          )
          .map(doubled => ({
            code: 'DOUBLED' as const,
            message: `${person} would be on call as ${doubled.levels
              .map(one => titleOf(rotation, one))
              .join(' and ')} at once`,
            params: { ...doubled },
          })),
  );
}

function strangerWarnings(
  rotation: Rotation,
  differences: readonly Difference[],
): ScheduleWarning[] {
  const strangers = new Set<string>();
  for (const { person, start, end } of differences) {
    if (person !== undefined && !isMember(rotation, person, start, end)) {
      strangers.add(person);
    }
  }
  return [...strangers].map(person => ({
    code: 'NOT_A_MEMBER',
    message: `${person} takes no turns in this rotation`,
    params: { person },
  }));
}

function isMember(
  rotation: Rotation,
  person: string,
  start: number,
  end: number,
): boolean {
  const isFixed = rotation.levels.some(
    level => level.kind === 'fixed' && level.person === person,
  );
  return (
    isFixed ||
    [start, end].some(instant =>
      rosterAt(rotation, shiftNumberAt(rotation, instant)).members.includes(
        person,
      ),
    )
  );
}

/**
 * A swap that was agreed on, and the shift that goes the other way where there is one.
 *
 * @public
 */
export interface AgreedSwap {
  /** The id of the swap. */
  id: string;
  /** Entity reference of who had the shift. */
  from: string;
  /** Entity reference of who has it. */
  to: string;
  /** The level's id and the number of the shift. */
  shift: { level: string; number: number };
  /** What `from` has in exchange. */
  inExchangeFor?: { level: string; number: number };
  /** Epoch milliseconds. */
  agreedAt: number;
}

/**
 * What a swap does to the schedule, in both directions.
 *
 * @public
 */
export function transferOf(swap: AgreedSwap): ShiftTransfer[] {
  const { id: swapId, agreedAt } = swap;
  const transfer = (
    shift: { level: string; number: number },
    person: string,
  ): ShiftTransfer => ({
    swapId,
    level: shift.level,
    shift: shift.number,
    person,
    agreedAt,
  });
  return [
    transfer(swap.shift, swap.to),
    ...(swap.inExchangeFor ? [transfer(swap.inExchangeFor, swap.from)] : []),
  ];
}
