import fc from 'fast-check';
import { at, HOUR, iso, weekly } from '../__testUtils__/rotations';
import {
  formatShiftId,
  parseShiftId,
  shiftNumberAt,
  shiftOf,
  shiftsBetween,
} from './shifts';

const ZONES = [
  'America/Los_Angeles',
  'America/Chicago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
];

const someRotation = fc
  .record({
    timeZone: fc.constantFrom(...ZONES),
    day: fc.integer({ min: 0, max: 5_000 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    turnDays: fc.constantFrom(1, 2, 7, 14),
  })
  .map(({ timeZone, day, minute, turnDays }) =>
    weekly({
      timeZone,
      turnDays,
      anchor: iso(at('2010-01-01T00:00Z') + day * 24 * HOUR).slice(0, 10),
      handoffTime: iso(minute * 60_000).slice(11, 16),
    }),
  );

const someInstant = fc.integer({
  min: at('2008-01-01T00:00Z'),
  max: at('2032-01-01T00:00Z'),
});

describe('a shift', () => {
  it.each([
    // The clocks go forward on 03-08 and back on 11-01.
    [0, '2026-02-23T17:00:00.000Z', '2026-03-02T17:00:00.000Z', 168],
    [1, '2026-03-02T17:00:00.000Z', '2026-03-09T16:00:00.000Z', 167],
    [2, '2026-03-09T16:00:00.000Z', '2026-03-16T16:00:00.000Z', 168],
    [35, '2026-10-26T16:00:00.000Z', '2026-11-02T17:00:00.000Z', 169],
    [-1, '2026-02-16T17:00:00.000Z', '2026-02-23T17:00:00.000Z', 168],
  ])('C1 of number %i lasts from %s to %s, %i h', (n, start, end, hours) => {
    const shift = shiftOf(weekly(), n);
    expect(iso(shift.start)).toBe(start);
    expect(iso(shift.end)).toBe(end);
    expect((shift.end - shift.start) / HOUR).toBe(hours);
  });

  it('C1 belongs to the next at the exact instant of the handoff', () => {
    const handoff = at('2026-03-09T16:00:00Z');
    expect(shiftNumberAt(weekly(), handoff - 1)).toBe(1);
    expect(shiftNumberAt(weekly(), handoff)).toBe(2);
    expect(shiftNumberAt(weekly(), at('2026-02-23T17:00Z'))).toBe(0);
    expect(shiftNumberAt(weekly(), at('2026-02-23T16:59:59.999Z'))).toBe(-1);
  });

  it.each([
    [
      // 02:30 does not exist on 03-08: the first instant after the gap, and the day after as ever.
      ...['America/Chicago', '2020-03-06', '02:30'],
      [
        '2020-03-06T08:30:00.000Z',
        '2020-03-07T08:30:00.000Z',
        '2020-03-08T08:00:00.000Z', // 03:00-05:00
        '2020-03-09T07:30:00.000Z', // 02:30-05:00
        '2020-03-10T07:30:00.000Z',
      ],
    ],
    [
      // 01:30 comes twice on 11-01: the first.
      ...['America/Chicago', '2020-10-30', '01:30'],
      [
        '2020-10-30T06:30:00.000Z',
        '2020-10-31T06:30:00.000Z',
        '2020-11-01T06:30:00.000Z', // 01:30-05:00
        '2020-11-02T07:30:00.000Z', // 01:30-06:00
      ],
    ],
    [
      // The clocks go forward by half an hour, from 02:00 to 02:30.
      ...['Australia/Lord_Howe', '2026-10-02', '02:15'],
      [
        '2026-10-01T15:45:00.000Z',
        '2026-10-02T15:45:00.000Z',
        '2026-10-03T15:30:00.000Z', // 02:30+11:00
        '2026-10-04T15:15:00.000Z', // 02:15+11:00
      ],
    ],
    [
      // And back, from 02:00 to 01:30.
      ...['Australia/Lord_Howe', '2026-04-03', '01:45'],
      [
        '2026-04-02T14:45:00.000Z',
        '2026-04-03T14:45:00.000Z',
        '2026-04-04T14:45:00.000Z', // 01:45+11:00
        '2026-04-05T15:15:00.000Z', // 01:45+10:30
      ],
    ],
    [
      // Midnight itself falls into the gap.
      ...['Africa/Cairo', '2026-04-23', '00:00'],
      [
        '2026-04-22T22:00:00.000Z',
        '2026-04-23T22:00:00.000Z', // 01:00+03:00
        '2026-04-24T21:00:00.000Z',
      ],
    ],
  ] as Array<[string, string, string, string[]]>)(
    'C1 of a day in %s from %s at %s begins at the first valid instant',
    (timeZone, anchor, handoffTime, starts) => {
      const daily = weekly({ timeZone, anchor, handoffTime, turnDays: 1 });
      starts.forEach((start, number) => {
        expect(iso(shiftOf(daily, number).start)).toBe(start);
        expect(shiftNumberAt(daily, at(start))).toBe(number);
        expect(shiftNumberAt(daily, at(start) - 1)).toBe(number - 1);
      });
    },
  );

  it('C1 neither overlaps another nor leaves a gap, and holds exactly its instants', () => {
    fc.assert(
      fc.property(someRotation, someInstant, (rotation, instant) => {
        const number = shiftNumberAt(rotation, instant);
        const { start, end } = shiftOf(rotation, number);
        expect(start).toBeLessThanOrEqual(instant);
        expect(end).toBeGreaterThan(instant);
        expect(shiftOf(rotation, number + 1).start).toBe(end);
        expect(shiftOf(rotation, number - 1).end).toBe(start);
      }),
      { numRuns: 1_000 },
    );
  });

  it('C1 is the same in every window that it has time in', () => {
    fc.assert(
      fc.property(
        someRotation,
        someInstant,
        fc.integer({ min: 0, max: 100 * 24 * HOUR }),
        (rotation, from, length) => {
          const shifts = shiftsBetween(rotation, from, from + length);
          for (const shift of shifts) {
            expect(shift).toEqual(shiftOf(rotation, shift.number));
            expect(shift.start).toBeLessThan(from + length);
            expect(shift.end).toBeGreaterThan(from);
          }
          for (let i = 1; i < shifts.length; i++) {
            expect(shifts[i].start).toBe(shifts[i - 1].end);
          }
          expect(shifts.length > 0).toBe(length > 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has no time where the zone leaves out its day', () => {
    // Apia went from 12-29 to 12-31 in 2011.
    const daily = weekly({
      timeZone: 'Pacific/Apia',
      anchor: '2011-12-28',
      handoffTime: '00:00',
      turnDays: 1,
    });
    expect(shiftOf(daily, 2)).toEqual({
      number: 2,
      start: at('2011-12-30T10:00Z'),
      end: at('2011-12-30T10:00Z'),
    });
    expect(shiftNumberAt(daily, at('2011-12-30T10:00Z'))).toBe(3);
    const shifts = shiftsBetween(
      daily,
      at('2011-12-28T10:00Z'),
      at('2011-12-31T10:00Z'),
    );
    expect(shifts.map(({ number }) => number)).toEqual([0, 1, 3]);
  });
});

it('a window has the shifts with time in it, and no others', () => {
  const numbers = (from: string, to: string) =>
    shiftsBetween(weekly(), at(from), at(to)).map(({ number }) => number);
  expect(numbers('2026-03-02T17:00Z', '2026-03-09T16:00Z')).toEqual([1]);
  expect(numbers('2026-03-02T16:59Z', '2026-03-09T16:01Z')).toEqual([0, 1, 2]);
  expect(numbers('2026-03-02T17:00Z', '2026-03-02T17:00Z')).toEqual([]);
  expect(() => shiftsBetween(weekly(), 0, Infinity)).toThrow(RangeError);
});

it('the id of a shift names the rotation and the number', () => {
  for (const number of [0, 35, -1]) {
    const id = formatShiftId('single-cell', number);
    expect(parseShiftId(id)).toEqual({ rotationId: 'single-cell', number });
  }
  expect(formatShiftId('single-cell', 35)).toBe('single-cell:35');
  for (const id of ['single-cell', 'a:b:1', ':1', 'a:', 'a:01', 'a:1.5']) {
    expect(parseShiftId(id)).toBeUndefined();
  }
});

it.each([
  [{ anchor: '2026-02-30' }, /anchor/],
  [{ handoffTime: '9 am' }, /anchor/],
  [{ turnDays: 0 }, /turns of 0 days/],
  [{ timeZone: 'America/Los_Angles' }, /Los_Angles/i],
])('a rotation with %j is refused by name', (wrong, message) => {
  expect(() => shiftOf(weekly(wrong), 0)).toThrow(RangeError);
  expect(() => shiftOf(weekly(wrong), 0)).toThrow(message);
});
