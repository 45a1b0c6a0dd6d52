import { at, iso, weekly } from '../__testUtils__/rotations';
import { dueAt, type DutySchedule } from './duties';
import type { Rotation } from './rotation';
import { shiftOf } from './shifts';

const due = (
  schedule: DutySchedule,
  number: number,
  rotation: Rotation = weekly(),
) => dueAt(rotation, shiftOf(rotation, number), schedule).map(iso);

it.each([
  // Wednesday and Thursday by 10:00 Pacific time: the seed.
  [{ weekday: 3, time: '10:00' }, 1, ['2026-03-04T18:00:00.000Z']],
  [{ weekday: 4, time: '10:00' }, 2, ['2026-03-12T17:00:00.000Z']],
  // The shift has a part of two Mondays.
  [{ weekday: 1, time: '10:00' }, 1, ['2026-03-02T18:00:00.000Z']],
  [{ weekday: 1, time: '08:00' }, 1, ['2026-03-09T15:00:00.000Z']],
  [{ weekday: 1, time: '09:00' }, 1, ['2026-03-02T17:00:00.000Z']],
  // A day ends at midnight, the whole shift with the shift.
  [{ weekday: 1 }, 1, ['2026-03-03T08:00:00.000Z']],
  [{ weekday: 7 }, 1, ['2026-03-09T07:00:00.000Z']],
  [{}, 1, ['2026-03-09T16:00:00.000Z']],
  // 02:30 does not exist on Sunday 03-08, and comes twice at 01:30 on 11-01.
  [{ weekday: 7, time: '02:30' }, 1, ['2026-03-08T10:00:00.000Z']],
  [{ weekday: 7, time: '01:30' }, 35, ['2026-11-01T08:30:00.000Z']],
])('a duty of %j is due in shift %i at %j', (schedule, number, instants) => {
  expect(due(schedule, number)).toEqual(instants);
});

it('comes every day where it has a time and no weekday', () => {
  const daily = due({ time: '12:00' }, 1);
  expect(daily).toHaveLength(7);
  expect(daily[0]).toBe('2026-03-02T20:00:00.000Z');
  expect(daily[6]).toBe('2026-03-08T19:00:00.000Z');
});

it('belongs to the shift that has the noon, where a day is shared', () => {
  const rotation = weekly({ handoffTime: '13:00' });
  expect(due({ weekday: 1 }, 1, rotation)).toEqual([
    '2026-03-09T20:00:00.000Z',
  ]);
});

it('comes in the first shift that begins in a month of the zone', () => {
  const months = Array.from({ length: 10 }, (_, index) =>
    due({ monthly: true, weekday: 2, time: '10:00' }, index),
  );
  expect(months.map(({ length }) => length)).toEqual([
    0, 1, 0, 0, 0, 0, 1, 0, 0, 0,
  ]);
  expect(months[6]).toEqual(['2026-04-07T17:00:00.000Z']);
  // Begins on 05-01 at 09:00 in Tokyo, which is the same day in UTC, and at 04:00 is not.
  const early = weekly({
    timeZone: 'Asia/Tokyo',
    anchor: '2026-04-24',
    handoffTime: '04:00',
  });
  expect(shiftOf(early, 1).start).toBe(at('2026-04-30T19:00Z'));
  expect(due({ monthly: true }, 1, early)).toEqual([
    '2026-05-07T19:00:00.000Z',
  ]);
});

it('refuses a time that is none', () => {
  expect(() => due({ time: '25:00' }, 0)).toThrow(RangeError);
});
