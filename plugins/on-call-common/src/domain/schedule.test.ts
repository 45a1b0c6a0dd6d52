import fc from 'fast-check';
import {
  ANA,
  at,
  BO,
  CY,
  DAY,
  DEE,
  ELI,
  HOUR,
  iso,
  UNCHANGED,
  VIC,
  weekly,
} from '../__testUtils__/rotations';
import type { Assignment, Override, ScheduleChanges } from './rotation';
import {
  assignmentAt,
  assignmentsBetween,
  heldBefore,
  nextAssignment,
} from './schedule';
import { shiftNumberAt, shiftOf } from './shifts';

// From Sunday 2026-03-08 18:00 to Monday 18:00 local, over the handoff of 03-09 09:00.
const overHandoff: Override = {
  id: 'o1',
  level: 'primary',
  start: at('2026-03-09T01:00Z'),
  end: at('2026-03-10T01:00Z'),
  person: ELI,
  createdAt: 1,
};

const withOverrides = (...overrides: Override[]): ScheduleChanges => ({
  overrides,
  transfers: [],
});

/** Person, start and end of the primaries of a window, the same person in a row as one. */
function primaries(changes: ScheduleChanges, from: string, to: string) {
  const rows: string[][] = [];
  for (const one of assignmentsBetween(weekly(), changes, at(from), at(to))) {
    if (one.level !== 'primary') continue;
    const last = rows[rows.length - 1];
    const person = one.person ?? 'nobody';
    if (last?.[0] === person) last[2] = iso(one.end!);
    else rows.push([person, iso(one.start!), iso(one.end!)]);
  }
  return rows;
}

describe('C2 an override over the handoff', () => {
  it('is B, D, C with the exact edges', () => {
    expect(
      primaries(
        withOverrides(overHandoff),
        '2026-03-08T00:00Z',
        '2026-03-11T00:00Z',
      ),
    ).toEqual([
      [BO, '2026-03-02T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
      [ELI, '2026-03-09T01:00:00.000Z', '2026-03-10T01:00:00.000Z'],
      [CY, '2026-03-10T01:00:00.000Z', '2026-03-16T16:00:00.000Z'],
    ]);
  });

  it('is of two shifts, each in place of whose turn it is', () => {
    const all = assignmentsBetween(
      weekly(),
      withOverrides(overHandoff),
      overHandoff.start,
      overHandoff.end,
    );
    expect(all).toEqual([
      {
        level: 'primary',
        start: overHandoff.start,
        end: at('2026-03-09T16:00Z'),
        person: ELI,
        source: 'override',
        shift: 1,
        insteadOf: BO,
        overrideId: 'o1',
      },
      {
        level: 'primary',
        start: at('2026-03-09T16:00Z'),
        end: overHandoff.end,
        person: ELI,
        source: 'override',
        shift: 2,
        insteadOf: CY,
        overrideId: 'o1',
      },
      {
        level: 'secondary',
        start: at('2026-03-02T17:00Z'),
        end: at('2026-03-09T16:00Z'),
        person: CY,
        source: 'rotation',
        shift: 1,
      },
      {
        level: 'secondary',
        start: at('2026-03-09T16:00Z'),
        end: at('2026-03-16T16:00Z'),
        person: ELI,
        source: 'rotation',
        shift: 2,
      },
      { level: 'tertiary', person: DEE, source: 'permanent' },
    ]);
  });

  it('holds from its first instant and no longer at its last', () => {
    const who = (instant: number) =>
      assignmentAt(weekly(), withOverrides(overHandoff), 'primary', instant)
        .person;
    expect(who(overHandoff.start - 1)).toBe(BO);
    expect(who(overHandoff.start)).toBe(ELI);
    expect(who(overHandoff.end - 1)).toBe(ELI);
    expect(who(overHandoff.end)).toBe(CY);
  });

  it('in place of B only ends at the handoff', () => {
    expect(
      primaries(
        withOverrides({ ...overHandoff, inPlaceOf: BO }),
        '2026-03-08T00:00Z',
        '2026-03-11T00:00Z',
      ),
    ).toEqual([
      [BO, '2026-03-02T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
      [ELI, '2026-03-09T01:00:00.000Z', '2026-03-09T16:00:00.000Z'],
      [CY, '2026-03-09T16:00:00.000Z', '2026-03-16T16:00:00.000Z'],
    ]);
  });
});

describe('C2 two overrides that overlap', () => {
  const later: Override = {
    id: 'o2',
    level: 'primary',
    start: at('2026-03-09T04:00Z'),
    end: at('2026-03-09T10:00Z'),
    person: ANA,
    createdAt: 2,
  };
  const window = ['2026-03-09T00:00Z', '2026-03-10T00:00Z'] as const;

  it('the later created wins, and deleting it restores the first', () => {
    const first = primaries(withOverrides(overHandoff), ...window);
    const both = [
      [BO, '2026-03-02T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
      [ELI, '2026-03-09T01:00:00.000Z', '2026-03-09T04:00:00.000Z'],
      [ANA, '2026-03-09T04:00:00.000Z', '2026-03-09T10:00:00.000Z'],
      [ELI, '2026-03-09T10:00:00.000Z', '2026-03-10T01:00:00.000Z'],
    ];
    expect(primaries(withOverrides(overHandoff, later), ...window)).toEqual(
      both,
    );
    expect(primaries(withOverrides(later, overHandoff), ...window)).toEqual(
      both,
    );
    expect(primaries(withOverrides(overHandoff), ...window)).toEqual(first);
    expect(first).toHaveLength(2);
  });

  it('the earlier created loses also where it is the shorter', () => {
    const earlier = { ...later, createdAt: 0 };
    expect(primaries(withOverrides(overHandoff, earlier), ...window)).toEqual(
      primaries(withOverrides(overHandoff), ...window),
    );
  });

  it('of two created at once the greater id wins', () => {
    const who = (...overrides: Override[]) =>
      assignmentAt(
        weekly(),
        withOverrides(...overrides),
        'primary',
        later.start,
      ).person;
    const same = { ...later, createdAt: overHandoff.createdAt };
    expect(who(overHandoff, same)).toBe(ANA);
    expect(who({ ...same, id: 'o0' }, overHandoff)).toBe(ELI);
  });

  it('the one in place of whoever stands in holds over their time only', () => {
    const inPlaceOfEli = {
      ...later,
      start: at('2026-03-08T20:00Z'),
      end: at('2026-03-10T20:00Z'),
      inPlaceOf: ELI,
    };
    expect(
      primaries(withOverrides(overHandoff, inPlaceOfEli), ...window),
    ).toEqual([
      [BO, '2026-03-02T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
      [ANA, '2026-03-09T01:00:00.000Z', '2026-03-10T01:00:00.000Z'],
    ]);
    // Bo has no time that Ana could take, for Eli stands in for him.
    expect(
      primaries(
        withOverrides(overHandoff, { ...later, inPlaceOf: BO }),
        ...window,
      ),
    ).toEqual(primaries(withOverrides(overHandoff), ...window));
  });
});

describe('a swap', () => {
  const swap = {
    swapId: 's1',
    level: 'primary',
    shift: 1,
    person: CY,
    agreedAt: 1,
  };

  it('moves a whole shift of a level and nothing else', () => {
    const changes = { overrides: [], transfers: [swap] };
    expect(
      assignmentAt(weekly(), changes, 'primary', at('2026-03-04T00:00Z')),
    ).toEqual({
      level: 'primary',
      start: at('2026-03-02T17:00Z'),
      end: at('2026-03-09T16:00Z'),
      person: CY,
      source: 'swap',
      shift: 1,
      insteadOf: BO,
      swapId: 's1',
    });
    const window = [at('2026-02-23T17:00Z'), at('2026-03-23T16:00Z')] as const;
    const others = (assignments: Assignment[]) =>
      assignments.filter(one => one.shift !== 1 || one.level !== 'primary');
    expect(others(assignmentsBetween(weekly(), changes, ...window))).toEqual(
      others(assignmentsBetween(weekly(), UNCHANGED, ...window)),
    );
  });

  it('gives way to the swap agreed on last, and to an override', () => {
    const back = { ...swap, swapId: 's2', person: BO, agreedAt: 2 };
    const changes = { overrides: [], transfers: [back, swap] };
    const holder = assignmentAt(
      weekly(),
      changes,
      'primary',
      at('2026-03-04T00:00Z'),
    );
    expect(holder).toMatchObject({ person: BO, swapId: 's2' });
    expect(holder).not.toHaveProperty('insteadOf');
    expect(
      primaries(
        {
          overrides: [{ ...overHandoff, inPlaceOf: CY }],
          transfers: [swap],
        },
        '2026-03-03T00:00Z',
        '2026-03-10T12:00Z',
      ),
    ).toEqual([
      [CY, '2026-03-02T17:00:00.000Z', '2026-03-09T01:00:00.000Z'],
      [ELI, '2026-03-09T01:00:00.000Z', '2026-03-10T01:00:00.000Z'],
      [CY, '2026-03-10T01:00:00.000Z', '2026-03-16T16:00:00.000Z'],
    ]);
  });
});

describe('a fixed level', () => {
  it('has one person, but for whoever stands in', () => {
    const standIn: Override = {
      ...overHandoff,
      level: 'tertiary',
      person: ANA,
    };
    const changes = withOverrides(standIn);
    const tertiary = (from: number, to: number) =>
      assignmentsBetween(weekly(), changes, from, to).filter(
        ({ level }) => level === 'tertiary',
      );
    const all = [
      {
        level: 'tertiary',
        end: standIn.start,
        person: DEE,
        source: 'permanent',
      },
      {
        level: 'tertiary',
        start: standIn.start,
        end: standIn.end,
        person: ANA,
        source: 'override',
        insteadOf: DEE,
        overrideId: 'o1',
      },
      {
        level: 'tertiary',
        start: standIn.end,
        person: DEE,
        source: 'permanent',
      },
    ];
    expect(tertiary(standIn.start - 1, standIn.end + 1)).toEqual(all);
    expect(tertiary(standIn.start, standIn.end)).toEqual([all[1]]);
    expect(tertiary(standIn.end, standIn.end + 1)).toEqual([all[2]]);
    expect(
      nextAssignment(weekly(), changes, 'tertiary', standIn.start - 1),
    ).toEqual(all[1]);
    expect(
      nextAssignment(weekly(), changes, 'tertiary', standIn.start),
    ).toEqual(all[2]);
    expect(
      nextAssignment(weekly(), changes, 'tertiary', standIn.end),
    ).toBeUndefined();
  });
});

describe('who is next', () => {
  const next = (
    changes: ScheduleChanges,
    instant: number,
    rotation = weekly(),
  ) => nextAssignment(rotation, changes, 'primary', instant);

  it('is somebody else, and not the same person for another shift', () => {
    const twice = weekly({
      rosters: [{ fromShift: 0, members: [ANA, ANA, BO], firstIndex: 0 }],
    });
    expect(next(UNCHANGED, at('2026-02-24T00:00Z'), twice)).toMatchObject({
      person: BO,
      shift: 2,
    });
    expect(
      next(withOverrides(overHandoff), at('2026-03-08T00:00Z')),
    ).toMatchObject({ person: ELI, start: overHandoff.start });
    expect(next(withOverrides(overHandoff), overHandoff.start)).toMatchObject({
      person: CY,
      start: overHandoff.end,
    });
  });

  it('is nobody where there is nobody else', () => {
    const alone = weekly({
      rosters: [{ fromShift: 0, members: [ANA], firstIndex: 0 }],
    });
    expect(next(UNCHANGED, at('2026-02-24T00:00Z'), alone)).toBeUndefined();
  });

  it('is whoever comes after a gap', () => {
    const gap = weekly({
      rosters: [
        { fromShift: 0, members: [ANA], firstIndex: 0 },
        { fromShift: 1, members: [], firstIndex: 0 },
        { fromShift: 3, members: [BO], firstIndex: 0 },
      ],
    });
    expect(next(UNCHANGED, at('2026-02-24T00:00Z'), gap)).toMatchObject({
      person: BO,
      shift: 3,
    });
  });
});

describe('whoever has held a shift', () => {
  const held = (
    person: string,
    instant: number,
    changes: ScheduleChanges = UNCHANGED,
    rotation = weekly(),
  ) => heldBefore(rotation, changes, person, instant);
  const start = (n: number) => shiftOf(weekly(), n).start;

  it('has once it has begun, and not before', () => {
    expect(held(BO, start(1))).toBe(false);
    expect(held(BO, start(1) + 1)).toBe(true);
    expect(held(BO, start(400))).toBe(true);
    expect(held(DEE, start(400))).toBe(false);
    expect(held(BO, start(-1))).toBe(false);
    expect(held(ELI, start(0))).toBe(false); // Shifts before the anchor are none.
  });

  it('has not where somebody else had it', () => {
    const transfers = [
      { swapId: 's', level: 'primary', shift: 1, person: VIC, agreedAt: 1 },
    ];
    const changes = { overrides: [], transfers };
    expect(held(BO, start(4), changes)).toBe(false);
    expect(held(BO, start(5) + 1, changes)).toBe(true);
    expect(held(VIC, start(1) + 1, changes)).toBe(true);
    expect(held(VIC, start(1), changes)).toBe(false);
  });

  it('has by standing in for most of it, and not for an hour', () => {
    const standIn = (hours: number) =>
      withOverrides({
        ...overHandoff,
        person: VIC,
        start: start(0),
        end: start(0) + hours * HOUR,
      });
    expect(held(VIC, start(3), standIn(1))).toBe(false);
    expect(held(VIC, start(3), standIn(100))).toBe(true);
    expect(held(ANA, start(3), standIn(100))).toBe(false);
  });

  it('is found at each of their places in the round', () => {
    const twice = weekly({
      rosters: [{ fromShift: 0, members: [ANA, BO, ANA], firstIndex: 2 }],
    });
    expect(held(ANA, start(0) + 1, UNCHANGED, twice)).toBe(true);
    expect(held(BO, start(2) + 1, UNCHANGED, twice)).toBe(true);
    expect(held(BO, start(2), UNCHANGED, twice)).toBe(false);
  });

  it('is found in the rosters of then', () => {
    const rotation = weekly({
      rosters: [
        { fromShift: 0, members: [ANA, BO], firstIndex: 0 },
        { fromShift: 2, members: [CY, ELI, VIC], firstIndex: 1 },
        { fromShift: 4, members: [DEE], firstIndex: 0 },
      ],
    });
    const everyone = (n: number) =>
      [ANA, BO, CY, ELI, VIC, DEE].filter(person =>
        held(person, start(n), UNCHANGED, rotation),
      );
    expect(everyone(2)).toEqual([ANA, BO]);
    expect(everyone(4)).toEqual([ANA, BO, ELI, VIC]);
    expect(everyone(400)).toEqual([ANA, BO, ELI, VIC, DEE]);
  });
});

describe('a schedule with any changes', () => {
  const levelIds = weekly().levels.map(({ id }) => id);
  const first = at('2026-02-01T00:00Z');
  const people = [ANA, BO, CY, ELI, DEE, VIC];
  const someInstant = fc
    .integer({ min: 0, max: 80 * 24 })
    .map(hours => first + hours * HOUR);
  const someChanges: fc.Arbitrary<ScheduleChanges> = fc.record({
    overrides: fc.array(
      fc
        .record({
          id: fc.string({ minLength: 1, maxLength: 2 }),
          level: fc.constantFrom(...levelIds),
          start: someInstant,
          hours: fc.integer({ min: 0, max: 300 }),
          person: fc.constantFrom(...people),
          inPlaceOf: fc.option(fc.constantFrom(...people), { nil: undefined }),
          createdAt: fc.integer({ min: 0, max: 5 }),
        })
        .map(({ hours, ...one }) => ({
          ...one,
          end: one.start + hours * HOUR,
        })),
      { maxLength: 8 },
    ),
    transfers: fc.array(
      fc.record({
        swapId: fc.string({ minLength: 1, maxLength: 2 }),
        level: fc.constantFrom(...levelIds),
        shift: fc.integer({ min: -3, max: 8 }),
        person: fc.constantFrom(...people),
        agreedAt: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 5 },
    ),
  });

  it('C1 neither overlaps nor leaves time out, and neighbours differ', () => {
    fc.assert(
      fc.property(someChanges, someInstant, someInstant, (changes, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
        const all = assignmentsBetween(weekly(), changes, from, to);
        for (const id of levelIds) {
          const own = all.filter(({ level }) => level === id);
          expect(own[0].start ?? -Infinity).toBeLessThanOrEqual(from);
          expect(own[own.length - 1].end ?? Infinity).toBeGreaterThanOrEqual(
            to,
          );
          for (let i = 1; i < own.length; i++) {
            expect(own[i].start).toBe(own[i - 1].end);
            expect({ ...own[i], start: 0, end: 0 }).not.toEqual({
              ...own[i - 1],
              start: 0,
              end: 0,
            });
          }
          // With members and without an override nobody is missing.
          expect(own.filter(({ person }) => person === undefined)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('C1 is the same in every window, and at every instant', () => {
    const whole = [first - 30 * DAY, first + 120 * DAY] as const;
    fc.assert(
      fc.property(someChanges, someInstant, someInstant, (changes, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b) + 1];
        const within = assignmentsBetween(weekly(), changes, ...whole).filter(
          ({ start = -Infinity, end = Infinity }) => start < to && end > from,
        );
        expect(assignmentsBetween(weekly(), changes, from, to)).toEqual(within);
        for (const id of levelIds) {
          const found = within.filter(
            ({ level, start = -Infinity, end = Infinity }) =>
              level === id && start <= from && from < end,
          );
          expect([assignmentAt(weekly(), changes, id, from)]).toEqual(found);
          expect(found[0].shift ?? shiftNumberAt(weekly(), from)).toBe(
            shiftNumberAt(weekly(), from),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});

it('a rotation without members has a gap in every shift', () => {
  const empty = weekly({
    rosters: [{ fromShift: 0, members: [], firstIndex: 0 }],
  });
  const instant = at('2026-03-04T00:00Z');
  expect(assignmentAt(empty, UNCHANGED, 'primary', instant)).toEqual({
    level: 'primary',
    start: at('2026-03-02T17:00Z'),
    end: at('2026-03-09T16:00Z'),
    source: 'nobody',
    shift: 1,
  });
});

it('a level that there is not is refused with those that there are', () => {
  expect(() => assignmentAt(weekly(), UNCHANGED, 'fourth', 0)).toThrow(
    "Rotation 'single-cell' has no level 'fourth': its levels are 'primary', 'secondary', 'tertiary'",
  );
});
