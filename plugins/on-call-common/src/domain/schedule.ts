import type {
  Assignment,
  Level,
  Override,
  Rotation,
  ScheduleChanges,
  ShiftTransfer,
} from './rotation';
import { rosterAt, scheduledPerson, turnIndex } from './rosters';
import {
  assertWindow,
  ShiftCalendar,
  shiftNumberAt,
  shiftOf,
  shiftsBetween,
} from './shifts';
import { DAY } from './zoneClock';

const FURTHEST_AHEAD = 2 * 366 * DAY;

/** What people changed about one level, ready to be looked up. */
class LevelChanges {
  private constructor(
    /** The earliest created first, so that the last that holds wins. */
    private readonly overrides: readonly Override[],
    private readonly transfers: ReadonlyMap<number, ShiftTransfer> | undefined,
  ) {}

  /** Nothing where nothing was changed, which is the common case by far. */
  static of(changes: ScheduleChanges, level: Level): LevelChanges | undefined {
    if (changes.overrides.length === 0 && changes.transfers.length === 0) {
      return undefined;
    }
    const overrides = changes.overrides.filter(
      override => override.level === level.id && override.start < override.end,
    );
    let transfers: Map<number, ShiftTransfer> | undefined;
    if (level.kind === 'rotating') {
      for (const transfer of changes.transfers) {
        if (transfer.level !== level.id) continue;
        transfers ??= new Map();
        const known = transfers.get(transfer.shift);
        if (!known || isLaterTransfer(transfer, known)) {
          transfers.set(transfer.shift, transfer);
        }
      }
    }
    if (overrides.length === 0 && !transfers) return undefined;
    return new LevelChanges(overrides.sort(byCreation), transfers);
  }

  transferOf(shift: number): ShiftTransfer | undefined {
    return this.transfers?.get(shift);
  }

  overridesIn(start: number, end: number): readonly Override[] {
    return this.overrides.filter(
      override => override.start < end && override.end > start,
    );
  }
}

function isLaterTransfer(one: ShiftTransfer, other: ShiftTransfer): boolean {
  if (one.agreedAt !== other.agreedAt) return one.agreedAt > other.agreedAt;
  return one.swapId > other.swapId;
}

function byCreation(one: Override, other: Override): number {
  if (one.createdAt !== other.createdAt) return one.createdAt - other.createdAt;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

/** Whoever has a level between two edges before anybody stands in. */
interface Turn {
  start: number;
  end: number;
  scheduled?: string;
  shift?: number;
  transfer?: ShiftTransfer;
}

function asScheduled(level: Level, turn: Turn): Assignment {
  const { start, end, scheduled, transfer } = turn;
  if (transfer) {
    const assignment: Assignment = {
      level: level.id,
      start,
      end,
      person: transfer.person,
      source: 'swap',
      shift: turn.shift,
      swapId: transfer.swapId,
    };
    if (scheduled !== undefined && scheduled !== transfer.person) {
      assignment.insteadOf = scheduled;
    }
    return assignment;
  }
  if (level.kind === 'fixed') {
    return {
      level: level.id,
      ...bounds(start, end),
      person: scheduled,
      source: 'permanent',
    };
  }
  return ownTurn(level.id, start, end, scheduled, turn.shift!);
}

function ownTurn(
  level: string,
  start: number,
  end: number,
  person: string | undefined,
  shift: number,
): Assignment {
  return person === undefined
    ? { level, start, end, source: 'nobody', shift }
    : { level, start, end, person, source: 'rotation', shift };
}

function bounds(start: number, end: number): { start?: number; end?: number } {
  return {
    ...(start > -Infinity && { start }),
    ...(end < Infinity && { end }),
  };
}

function stoodIn(
  level: Level,
  turn: Turn,
  override: Override,
  start: number,
  end: number,
): Assignment {
  return {
    level: level.id,
    start,
    end,
    person: override.person,
    source: 'override',
    ...(turn.shift !== undefined && { shift: turn.shift }),
    ...(turn.scheduled !== undefined &&
      turn.scheduled !== override.person && { insteadOf: turn.scheduled }),
    overrideId: override.id,
  };
}

/** The override that holds over a time in which none begins or ends; they come in order of creation. */
function standingOverride(
  person: string | undefined,
  overrides: readonly Override[],
): Override | undefined {
  let standing: Override | undefined;
  let current = person;
  for (const override of overrides) {
    if (override.inPlaceOf === undefined || override.inPlaceOf === current) {
      standing = override;
      current = override.person;
    }
  }
  return standing;
}

/** Cuts a turn where somebody stands in. */
function assignmentsOf(
  level: Level,
  turn: Turn,
  overrides: readonly Override[],
): Assignment[] {
  if (overrides.length === 0) return [asScheduled(level, turn)];
  const edges = new Set([turn.start, turn.end]);
  for (const { start, end } of overrides) {
    if (start > turn.start) edges.add(start);
    if (end < turn.end) edges.add(end);
  }
  const cuts = [...edges].sort((one, other) => one - other);
  const person = turn.transfer?.person ?? turn.scheduled;
  const spans: Array<{ start: number; end: number; override?: Override }> = [];
  for (let index = 1; index < cuts.length; index++) {
    const start = cuts[index - 1];
    const end = cuts[index];
    const override = standingOverride(
      person,
      overrides.filter(one => one.start <= start && one.end >= end),
    );
    const before = spans[spans.length - 1];
    if (before && before.override === override) before.end = end;
    else spans.push({ start, end, override });
  }
  return spans.map(({ start, end, override }) =>
    override
      ? stoodIn(level, turn, override, start, end)
      : asScheduled(level, { ...turn, start, end }),
  );
}

function turnOf(
  rotation: Rotation,
  level: Level,
  shift: number,
  start: number,
  end: number,
  changes: LevelChanges | undefined,
): Turn {
  return {
    start,
    end,
    shift,
    scheduled: scheduledPerson(rotation, level, shift),
    transfer: changes?.transferOf(shift),
  };
}

function fixedAssignments(
  level: Level & { kind: 'fixed' },
  changes: LevelChanges | undefined,
): Assignment[] {
  return assignmentsOf(
    level,
    { start: -Infinity, end: Infinity, scheduled: level.person },
    changes?.overridesIn(-Infinity, Infinity) ?? [],
  );
}

function reaches(assignment: Assignment, from: number, to: number): boolean {
  return (
    (assignment.start ?? -Infinity) < to && (assignment.end ?? Infinity) > from
  );
}

/**
 * Who is on call between two instants (epoch milliseconds), by level in the order of the rotation,
 * then by start. An assignment that has any time in `[from, to)` is given whole, so that what is
 * told of a time does not depend on the window. An override goes before a swap, a swap before the
 * turn; of several overrides the one created last holds. The changes have to be all of those that
 * touch a shift of the window, and for a fixed level all that there are.
 *
 * @throws RangeError as `shiftOf`, and for a window that is not finite.
 *
 * @public
 */
export function assignmentsBetween(
  rotation: Rotation,
  changes: ScheduleChanges,
  from: number,
  to: number,
): Assignment[] {
  assertWindow(from, to);
  const assignments: Assignment[] = [];
  if (from >= to) return assignments;
  const calendar = ShiftCalendar.of(rotation);
  const first = calendar.numberAt(from);
  const starts: number[] = [];
  for (let number = first; ; number++) {
    const start = calendar.startOf(number);
    starts.push(start);
    if (start >= to) break;
  }
  for (const level of rotation.levels) {
    const changed = LevelChanges.of(changes, level);
    if (level.kind === 'fixed') {
      for (const assignment of fixedAssignments(level, changed)) {
        if (reaches(assignment, from, to)) assignments.push(assignment);
      }
      continue;
    }
    for (let index = 0; index < starts.length - 1; index++) {
      const start = starts[index];
      const end = starts[index + 1];
      // Where a zone leaves out a whole day, a shift of that day has no time at all.
      if (start === end) continue;
      const shift = first + index;
      if (!changed) {
        const person = scheduledPerson(rotation, level, shift);
        assignments.push(ownTurn(level.id, start, end, person, shift));
        continue;
      }
      const turn = turnOf(rotation, level, shift, start, end, changed);
      const overrides = changed.overridesIn(start, end);
      for (const assignment of assignmentsOf(level, turn, overrides)) {
        if (reaches(assignment, from, to)) assignments.push(assignment);
      }
    }
  }
  return assignments;
}

function levelOf(rotation: Rotation, levelId: string): Level {
  const level = rotation.levels.find(({ id }) => id === levelId);
  if (!level) {
    throw new RangeError(
      `Rotation '${
        rotation.id
      }' has no level '${levelId}': its levels are ${rotation.levels
        .map(({ id }) => `'${id}'`)
        .join(', ')}`,
    );
  }
  return level;
}

/**
 * Who is on call at a level at an instant (epoch milliseconds). At an edge it is whoever comes next.
 *
 * @throws RangeError as `shiftOf`, and for a level that the rotation does not have.
 *
 * @public
 */
export function assignmentAt(
  rotation: Rotation,
  changes: ScheduleChanges,
  levelId: string,
  instant: number,
): Assignment {
  const level = levelOf(rotation, levelId);
  const changed = LevelChanges.of(changes, level);
  const assignments =
    level.kind === 'fixed'
      ? fixedAssignments(level, changed)
      : shiftAssignments(
          rotation,
          level,
          changed,
          shiftNumberAt(rotation, instant),
        );
  return assignments.find(({ end }) => end === undefined || instant < end)!;
}

function shiftAssignments(
  rotation: Rotation,
  level: Level,
  changed: LevelChanges | undefined,
  number: number,
): Assignment[] {
  const { start, end } = shiftOf(rotation, number);
  return assignmentsOf(
    level,
    turnOf(rotation, level, number, start, end, changed),
    changed?.overridesIn(start, end) ?? [],
  );
}

/**
 * The next time that somebody else than at an instant (epoch milliseconds) is on call at a level;
 * nothing when there is nobody else within two years.
 *
 * @throws RangeError as {@link assignmentAt}.
 *
 * @public
 */
export function nextAssignment(
  rotation: Rotation,
  changes: ScheduleChanges,
  levelId: string,
  instant: number,
): Assignment | undefined {
  const level = levelOf(rotation, levelId);
  const changed = LevelChanges.of(changes, level);
  const { person } = assignmentAt(rotation, changes, levelId, instant);
  const until = instant + FURTHEST_AHEAD;
  const isNext = (assignment: Assignment) =>
    assignment.start !== undefined &&
    assignment.start > instant &&
    assignment.start < until &&
    assignment.person !== undefined &&
    assignment.person !== person;
  if (level.kind === 'fixed') {
    return fixedAssignments(level, changed).find(isNext);
  }
  const last = shiftNumberAt(rotation, until);
  for (
    let number = shiftNumberAt(rotation, instant);
    number <= last;
    number++
  ) {
    const found = shiftAssignments(rotation, level, changed, number).find(
      isNext,
    );
    if (found) return found;
  }
  return undefined;
}

/**
 * The level that bears the load: the first that rotates.
 *
 * @public
 */
export function primaryLevel(
  rotation: Rotation,
): (Level & { kind: 'rotating' }) | undefined {
  return rotation.levels.find(
    (level): level is Level & { kind: 'rotating' } => level.kind === 'rotating',
  );
}

/**
 * Whether somebody has held a shift of the primary level since the anchor, before an instant (epoch
 * milliseconds). A shift counts once it has begun, for whoever has at least half of its time: an
 * hour of standing in teaches nobody the week.
 *
 * @throws RangeError as `shiftOf`.
 *
 * @public
 */
export function heldBefore(
  rotation: Rotation,
  changes: ScheduleChanges,
  person: string,
  instant: number,
): boolean {
  const level = primaryLevel(rotation);
  if (!level) return false;
  const changed = LevelChanges.of(changes, level);
  const current = shiftNumberAt(rotation, instant);
  // A shift that begins at the instant is not before it.
  const last =
    shiftOf(rotation, current).start < instant ? current : current - 1;
  for (const number of shiftsWith(rotation, changes, level, person, last)) {
    const shift = shiftOf(rotation, number);
    let time = 0;
    for (const held of shiftAssignments(rotation, level, changed, number)) {
      if (held.person === person) time += held.end! - held.start!;
    }
    if (time > 0 && time * 2 >= shift.end - shift.start) return true;
  }
  return false;
}

/** The shifts from the anchor to `last` in which somebody may have time at a level. */
function* shiftsWith(
  rotation: Rotation,
  changes: ScheduleChanges,
  level: Level & { kind: 'rotating' },
  person: string,
  last: number,
): Generator<number> {
  let upTo = last;
  for (let index = rotation.rosters.length - 1; index >= 0; index--) {
    const roster = rosterAt(rotation, upTo);
    if (roster !== rotation.rosters[index]) continue;
    const from = index === 0 ? 0 : Math.max(roster.fromShift, 0);
    const { length } = roster.members;
    for (let first = from; first < from + length; first++) {
      const turn = turnIndex(roster, first + level.offset);
      if (roster.members[turn] !== person) continue;
      for (let number = first; number <= upTo; number += length) yield number;
    }
    upTo = from - 1;
    if (upTo < 0) break;
  }
  for (const transfer of changes.transfers) {
    if (
      transfer.level === level.id &&
      transfer.person === person &&
      transfer.shift >= 0 &&
      transfer.shift <= last
    ) {
      yield transfer.shift;
    }
  }
  const end = last < 0 ? -Infinity : shiftOf(rotation, last).end;
  const begin = shiftOf(rotation, 0).start;
  for (const override of changes.overrides) {
    if (override.level !== level.id || override.person !== person) continue;
    const from = Math.max(override.start, begin);
    const to = Math.min(override.end, end);
    if (from >= to) continue;
    for (const { number } of shiftsBetween(rotation, from, to)) yield number;
  }
}
