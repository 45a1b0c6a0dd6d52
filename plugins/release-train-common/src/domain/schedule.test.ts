import fc from 'fast-check';
import {
  daysBetween,
  isTimeZone,
  localDate,
  nextSlot,
  slotOn,
  slotsBetween,
  soakedAt,
  wallClock,
  type TrainSchedule,
} from './schedule';
import { toIso } from './instants';

// The seed: Thursday to staging, Wednesday to production, both by 10:00 Pacific time.
const singleCell: TrainSchedule = {
  timeZone: 'America/Los_Angeles',
  cut: { weekday: 4, time: '10:00', leadMinutes: 120 },
  promote: { weekday: 3, time: '10:00', leadMinutes: 120 },
  soakDays: 6,
};

describe('slots', () => {
  it.each([
    ['2026-03-05', '2026-03-05T18:00:00.000Z', '2026-03-11T17:00:00.000Z'],
    ['2026-03-12', '2026-03-12T17:00:00.000Z', '2026-03-18T17:00:00.000Z'],
    ['2026-10-29', '2026-10-29T17:00:00.000Z', '2026-11-04T18:00:00.000Z'],
    ['2026-11-05', '2026-11-05T18:00:00.000Z', '2026-11-11T18:00:00.000Z'],
  ])('T2 of %s cuts at %s and promotes at %s', (date, cutAt, promoteAt) => {
    const slot = slotOn(date, singleCell);
    expect(toIso(slot.cutAt)).toBe(cutAt);
    expect(toIso(slot.promoteAt)).toBe(promoteAt);
    expect(slot.cutAt - slot.holdCallAt).toBe(2 * 3_600_000);
    expect(slot.promoteAt - slot.lgtmCallAt).toBe(2 * 3_600_000);
  });

  it('come once a week for years, each on its own local date', () => {
    const from = Date.parse('2026-01-01T00:00:00Z');
    const slots = slotsBetween(
      from,
      Date.parse('2031-01-01T00:00:00Z'),
      singleCell,
    );
    expect(slots).toHaveLength(261);
    expect(new Set(slots.map(slot => slot.date)).size).toBe(261);
    for (let i = 1; i < slots.length; i++) {
      expect(daysBetween(slots[i - 1].date, slots[i].date)).toBe(7);
    }
  });

  it('are half-open: a cut at the end is not in, one at the beginning is', () => {
    const { cutAt } = slotOn('2026-03-05', singleCell);
    expect(slotsBetween(cutAt - 1, cutAt, singleCell)).toEqual([]);
    expect(slotsBetween(cutAt, cutAt + 1, singleCell)).toHaveLength(1);
    expect(nextSlot(cutAt, singleCell).date).toBe('2026-03-05');
    expect(nextSlot(cutAt + 1, singleCell).date).toBe('2026-03-12');
  });

  it('promote in the same week when the train does', () => {
    const daily = {
      ...singleCell,
      soakDays: 0,
      promote: { ...singleCell.cut },
    };
    const slot = slotOn('2026-03-05', daily);
    expect(slot.promoteAt).toBe(slot.cutAt);
  });
});

describe('the soak', () => {
  it('ends at the beginning of the sixth day, across the change of the clocks', () => {
    const stagedAt = Date.parse('2026-03-05T18:12:00Z'); // 10:12 local
    expect(toIso(soakedAt(stagedAt, singleCell))).toBe(
      '2026-03-11T07:00:00.000Z', // 00:00 local
    );
  });

  it('is counted in days of the train, whatever the time of day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_500_000_000_000, max: 2_000_000_000_000 }),
        fc.constantFrom('America/Los_Angeles', 'Australia/Lord_Howe', 'UTC'),
        (stagedAt, timeZone) => {
          const at = soakedAt(stagedAt, { timeZone, soakDays: 6 });
          const from = localDate(stagedAt, timeZone);
          expect(daysBetween(from, localDate(at, timeZone))).toBe(6);
          expect(daysBetween(from, localDate(at - 1, timeZone))).toBe(5);
        },
      ),
    );
  });
});

describe('a wall clock', () => {
  it.each([
    // 02:30 does not exist: the first instant after the gap.
    ['2026-03-08', '02:30', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
    // 01:30 comes twice: the first.
    ['2026-11-01', '01:30', 'America/Chicago', '2026-11-01T06:30:00.000Z'],
    // A change of half an hour: 02:15 does not exist, 02:30 is the first instant after.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
  ])('of %s %s in %s is %s', (date, time, timeZone, instant) => {
    expect(toIso(wallClock(date, time, timeZone))).toBe(instant);
  });
});

it('knows time zones by name only', () => {
  expect(isTimeZone('America/Los_Angeles')).toBe(true);
  expect(isTimeZone('America/Los_Angles')).toBe(false);
  expect(isTimeZone('+02:00')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});
