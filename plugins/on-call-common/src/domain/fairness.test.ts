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
  UNCHANGED,
  VIC,
  weekly,
} from '../__testUtils__/rotations';
import { fairnessOf, type PersonLoad } from './fairness';
import type { Override, ScheduleChanges } from './rotation';
import { shiftOf, shiftsBetween } from './shifts';

const start = (n: number) => shiftOf(weekly(), n).start;

const loadOf = (loads: readonly PersonLoad[], person: string) =>
  loads.find(load => load.person === person);

const sum = (loads: readonly PersonLoad[], key: 'hours' | 'shifts') =>
  loads.reduce((total, load) => total + load[key], 0);

it('counts turns, hours, weekends and pages of the primary level', () => {
  const loads = fairnessOf({
    rotation: weekly(),
    changes: UNCHANGED,
    from: start(0),
    to: start(3),
    pages: [
      { person: BO, at: at('2026-03-04T06:00Z') }, // 22:00 local
      { person: BO, at: at('2026-03-04T15:00Z') }, // 07:00 local
      { person: BO, at: at('2026-03-04T14:59:59.999Z') },
      { person: DEE, at: at('2026-03-04T20:00Z') },
      { person: BO, at: start(3) },
    ],
  });
  expect(loads.map(({ person }) => person)).toEqual([ANA, BO, CY, ELI, DEE]);
  expect(loads.slice(1, 2)).toEqual([
    {
      person: BO,
      shifts: 1,
      hours: 167,
      weeks: 167 / 168,
      weekendDays: 2,
      pages: 3,
      nightPages: 2,
      upcomingShifts: 1,
    },
  ]);
  expect(loadOf(loads, ELI)).toEqual({
    person: ELI,
    shifts: 0,
    hours: 0,
    weeks: 0,
    weekendDays: 0,
    pages: 0,
    nightPages: 0,
    upcomingShifts: 1,
  });
  expect(loadOf(loads, CY)).toMatchObject({ shifts: 1, upcomingShifts: 0 });
  expect(loadOf(loads, DEE)).toMatchObject({ hours: 0, pages: 1 });
});

it('a shift counts for whoever has most of it, a weekend day for everyone who had some', () => {
  const changes: ScheduleChanges = {
    overrides: [
      {
        id: 'o1',
        level: 'primary',
        // Saturday noon to Sunday noon, local.
        start: at('2026-03-07T20:00Z'),
        end: at('2026-03-08T19:00Z'),
        person: VIC,
        createdAt: 1,
      },
    ],
    transfers: [
      { swapId: 's1', level: 'primary', shift: 2, person: ANA, agreedAt: 1 },
    ],
  };
  const loads = fairnessOf({
    rotation: weekly(),
    changes,
    from: start(0),
    to: start(3),
    pages: [],
  });
  expect(loadOf(loads, BO)).toMatchObject({
    shifts: 1,
    hours: 144,
    weekendDays: 2,
  });
  expect(loadOf(loads, VIC)).toMatchObject({
    shifts: 0,
    hours: 23,
    weekendDays: 2,
  });
  expect(loadOf(loads, ANA)).toMatchObject({ shifts: 2, weekendDays: 4 });
  expect(loadOf(loads, CY)).toMatchObject({ shifts: 0, hours: 0 });
});

it('the hours are those of the window, and the shifts those that begin in it', () => {
  const people = [ANA, BO, CY, ELI, VIC];
  const some = fc.integer({ min: -50 * 24, max: 300 * 24 });
  fc.assert(
    fc.property(
      some,
      some,
      fc.array(
        fc.record({
          start: some,
          hours: fc.integer({ min: 1, max: 400 }),
          person: fc.constantFrom(...people),
        }),
        { maxLength: 6 },
      ),
      (one, other, standIns) => {
        const from = start(0) + Math.min(one, other) * HOUR;
        const to = start(0) + Math.max(one, other) * HOUR;
        const overrides = standIns.map(
          ({ start: begin, hours, person }, index): Override => ({
            id: `o${index}`,
            level: 'primary',
            start: start(0) + begin * HOUR,
            end: start(0) + (begin + hours) * HOUR,
            person,
            createdAt: index,
          }),
        );
        const loads = fairnessOf({
          rotation: weekly(),
          changes: { overrides, transfers: [] },
          from,
          to,
          pages: [],
        });
        expect(sum(loads, 'hours')).toBeCloseTo((to - from) / HOUR, 6);
        expect(sum(loads, 'shifts')).toBe(
          shiftsBetween(weekly(), from, to).filter(shift => shift.start >= from)
            .length,
        );
        expect(
          Math.max(...loads.map(({ weekendDays }) => weekendDays)),
        ).toBeLessThanOrEqual(2 * Math.ceil((to - from) / (7 * DAY) + 1));
      },
    ),
    { numRuns: 300 },
  );
});

it('the end of a shift before the window is no shift of it', () => {
  const loads = fairnessOf({
    rotation: weekly(),
    changes: {
      overrides: [
        {
          id: 'o1',
          level: 'primary',
          start: start(1) - HOUR,
          end: start(1),
          person: VIC,
          createdAt: 1,
        },
      ],
      transfers: [],
    },
    from: start(1) - HOUR,
    to: start(2),
    pages: [],
  });
  expect(loadOf(loads, VIC)).toMatchObject({ shifts: 0, hours: 1 });
  expect(loadOf(loads, ANA)).toMatchObject({ shifts: 0, hours: 0 });
  expect(loadOf(loads, BO)).toMatchObject({ shifts: 1, hours: 167 });
});
