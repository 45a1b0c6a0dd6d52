import type { Level, Roster, Rotation } from './rotation';
import { shiftNumberAt } from './shifts';

function modulo(value: number, length: number): number {
  return ((value % length) + length) % length;
}

/** The roster that a shift goes by; the first also holds for all before it. */
export function rosterAt(rotation: Rotation, shiftNumber: number): Roster {
  const { rosters } = rotation;
  let index = rosters.length - 1;
  while (index > 0 && rosters[index].fromShift > shiftNumber) index--;
  return rosters[index];
}

/** The place in the roster of whose turn it is, `offset` turns after a shift. */
export function turnIndex(roster: Roster, shiftNumber: number): number {
  return modulo(
    roster.firstIndex + shiftNumber - roster.fromShift,
    roster.members.length,
  );
}

/**
 * Who has a level for a shift by the rotation alone; nobody when it has no members. A level that is
 * turns ahead looks ahead in the roster that was known when the shift began, so that a change of the
 * members moves nobody within a shift.
 *
 * @public
 */
export function scheduledPerson(
  rotation: Rotation,
  level: Level,
  shiftNumber: number,
): string | undefined {
  if (level.kind === 'fixed') return level.person;
  const roster = rosterAt(rotation, shiftNumber);
  if (roster.members.length === 0) return undefined;
  return roster.members[turnIndex(roster, shiftNumber + level.offset)];
}

/**
 * Whether two lists have the same members in the same order.
 *
 * @public
 */
export function sameMembers(
  some: readonly string[],
  others: readonly string[],
): boolean {
  return (
    some.length === others.length &&
    some.every((member, index) => member === others[index])
  );
}

/**
 * The rosters of a rotation once its members are these. They take effect with the next handoff
 * after `now` (epoch milliseconds), or with the anchor where that is still ahead; no shift that has
 * begun changes. Whoever was next stays next where they still are a member, else the first who
 * followed them and is. What was to take effect with the same handoff is replaced, so that a change
 * taken back within a shift leaves no trace. The same array comes back when nothing changes.
 *
 * @throws RangeError as `shiftOf`.
 *
 * @public
 */
export function changeRoster(
  rotation: Rotation,
  members: readonly string[],
  now: number,
): Roster[] {
  // Nobody has taken a turn before the anchor.
  const current = Math.max(shiftNumberAt(rotation, now), -1);
  const next = current + 1;
  const begun = rotation.rosters.filter(
    ({ fromShift }) => fromShift <= current,
  );
  if (begun.length === 0) {
    const [first] = rotation.rosters;
    begun.push({
      fromShift: current,
      members: first.members,
      firstIndex: first.members.length ? turnIndex(first, current) : 0,
    });
  }
  const inForce = begun[begun.length - 1];
  const unchanged = sameMembers(inForce.members, members);
  const wanted = unchanged
    ? undefined
    : {
        fromShift: next,
        members: [...members],
        firstIndex: nextIndex(begun, next, members),
      };
  const pending = rotation.rosters.filter(
    ({ fromShift }) => fromShift > current,
  );
  const stands = wanted
    ? pending.length === 1 &&
      pending[0].fromShift === next &&
      sameMembers(pending[0].members, members)
    : pending.length === 0;
  if (stands) return rotation.rosters;
  return wanted ? [...begun, wanted] : begun;
}

function nextIndex(
  begun: readonly Roster[],
  next: number,
  members: readonly string[],
): number {
  // Where there were no members for a while, those before them tell who would have been next.
  let turn = next;
  for (let index = begun.length - 1; index >= 0; index--) {
    const roster = begun[index];
    const { length } = roster.members;
    for (let step = 0; step < length; step++) {
      const candidate = roster.members[turnIndex(roster, turn + step)];
      const place = members.indexOf(candidate);
      if (place >= 0) return place;
    }
    if (length > 0) break;
    turn = roster.fromShift;
  }
  return 0;
}
