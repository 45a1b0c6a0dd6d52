import fc from 'fast-check';
import {
  ANA,
  at,
  BO,
  CY,
  DAY,
  DEE,
  ELI,
  LEVELS,
  UNCHANGED,
  VIC,
  weekly,
} from '../__testUtils__/rotations';
import type { Rotation } from './rotation';
import { changeRoster, sameMembers, scheduledPerson } from './rosters';
import { assignmentsBetween } from './schedule';
import { shiftNumberAt, shiftOf } from './shifts';

const [primary, secondary, tertiary] = LEVELS;
const MIDWEEK = at('2026-03-04T12:00Z'); // shift 1, Bo's

/** The rotation once its members were these at an instant. */
const changed = (rotation: Rotation, members: string[], now: number) => ({
  ...rotation,
  rosters: changeRoster(rotation, members, now),
});

const primaries = (rotation: Rotation, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    scheduledPerson(rotation, primary, from + index),
  );

it('levels take turns, one after the other, and a fixed one stays', () => {
  expect(primaries(weekly(), -1, 4)).toEqual([ELI, ANA, BO, CY, ELI, ANA]);
  expect(scheduledPerson(weekly(), secondary, 3)).toBe(ANA);
  expect(scheduledPerson(weekly(), tertiary, 3)).toBe(DEE);
  const empty = weekly({
    rosters: [{ fromShift: 0, members: [], firstIndex: 0 }],
  });
  expect(scheduledPerson(empty, primary, 0)).toBeUndefined();
});

describe('new members', () => {
  it('take turns from the next handoff on, and whoever was next stays next', () => {
    const after = changed(weekly(), [VIC, ANA, BO, CY, ELI], MIDWEEK);
    expect(primaries(after, 0, 6)).toEqual([ANA, BO, CY, ELI, VIC, ANA, BO]);
  });

  it('leave the turns of the others in order where the next one leaves', () => {
    const after = changed(weekly(), [ANA, BO, ELI], MIDWEEK);
    expect(primaries(after, 1, 5)).toEqual([BO, ELI, ANA, BO, ELI]);
    // Cy was told to be second this week, and is.
    expect(scheduledPerson(after, secondary, 1)).toBe(CY);
    expect(scheduledPerson(after, secondary, 2)).toBe(ANA);
  });

  it('begin with the first where nobody stays', () => {
    const after = changed(weekly(), [VIC, DEE], MIDWEEK);
    expect(primaries(after, 1, 3)).toEqual([BO, VIC, DEE]);
  });

  it('are those of the last change within a shift, as if there had been one', () => {
    const { members } = weekly().rosters[0];
    const without = changed(weekly(), [], MIDWEEK);
    expect(primaries(without, 1, 2)).toEqual([BO, undefined]);
    expect(changeRoster(without, members, MIDWEEK + DAY)).toEqual(
      weekly().rosters,
    );
    const other = changed(without, [ELI, CY], MIDWEEK + DAY);
    expect(primaries(other, 1, 3)).toEqual([BO, CY, ELI]);
    expect(other.rosters).toHaveLength(2);
  });

  it('follow those of before a time without any', () => {
    const without = changed(weekly(), [], MIDWEEK);
    const again = changed(without, [ANA, ELI, VIC], MIDWEEK + 14 * DAY);
    expect(primaries(again, 1, 5)).toEqual([
      BO,
      ...[undefined, undefined],
      ELI, // Cy would have been next.
      VIC,
    ]);
  });

  it('begin with the anchor where that is still ahead', () => {
    const before = at('2026-01-07T12:00Z');
    const after = changed(weekly(), [ANA, VIC, BO], before);
    expect(primaries(after, 0, 2)).toEqual([ANA, VIC, BO]);
    expect(primaries(after, -4, -1)).toEqual(primaries(weekly(), -4, -1));
    const later = changed(after, [BO, CY], before + 7 * DAY);
    expect(primaries(later, 0, 1)).toEqual([BO, CY]);
    expect(primaries(later, -4, -1)).toEqual(primaries(weekly(), -4, -1));
  });

  it('are the same array where nothing changes', () => {
    const rotation = weekly();
    const { members } = rotation.rosters[0];
    expect(changeRoster(rotation, [...members], MIDWEEK)).toBe(
      rotation.rosters,
    );
    const after = changed(rotation, [ANA, BO], MIDWEEK);
    expect(changeRoster(after, [ANA, BO], MIDWEEK + 1)).toBe(after.rosters);
    expect(changeRoster(after, [ANA, BO], MIDWEEK + 30 * DAY)).toBe(
      after.rosters,
    );
    expect(sameMembers([ANA, BO], [BO, ANA])).toBe(false);
  });

  it('C1 never change the past, nor the shift that has begun, at any level', () => {
    const people = [ANA, BO, CY, ELI, DEE, VIC];
    const levels = [0, 1, 2].map(offset => ({
      id: `level-${offset}`,
      title: `Level ${offset}`,
      kind: 'rotating' as const,
      offset,
    }));
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            days: fc.integer({ min: 0, max: 40 }),
            members: fc.uniqueArray(fc.constantFrom(...people)),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.integer({ min: -20, max: 0 }),
        (steps, firstDay) => {
          let rotation = weekly({ levels });
          const start = shiftOf(rotation, 0).start;
          let now = start + firstDay * DAY;
          for (const { days, members } of steps) {
            now += days * DAY;
            const after = changed(rotation, members, now);
            const { number, end } = shiftOf(
              rotation,
              shiftNumberAt(rotation, now),
            );
            const past = (one: Rotation) =>
              assignmentsBetween(one, UNCHANGED, start - 60 * DAY, end);
            expect(past(after)).toEqual(past(rotation));
            // And every member has a turn in the round that follows.
            const next = Math.max(number + 1, 0);
            expect(
              new Set(primaries(after, next, next + members.length - 1)),
            ).toEqual(new Set(members));
            rotation = after;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
