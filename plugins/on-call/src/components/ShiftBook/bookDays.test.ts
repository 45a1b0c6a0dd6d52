import type { ShiftBook } from '@signalbox/backstage-plugin-on-call-common';
import {
  daysOf,
  shiftAfter,
  standingOf,
  tallyOf,
  whenOf,
  withTick,
} from './bookDays';

const duty = (id: string, more: Partial<ShiftBook['duties'][number]> = {}) => ({
  id,
  title: id,
  done: false,
  ...more,
});

const book: ShiftBook = {
  shiftId: 'single-cell:39',
  rotation: 'single-cell',
  timeZone: 'America/Los_Angeles',
  start: '2026-11-23T17:00:00.000Z',
  end: '2026-11-30T17:00:00.000Z',
  duties: [
    duty('watch'),
    duty('cut', { weekday: 4, dueAt: '2026-11-26T18:00:00.000Z' }),
    duty('lgtms', { weekday: 3, dueAt: '2026-11-25T17:00:00.000Z' }),
    duty('promote', { weekday: 3, dueAt: '2026-11-25T18:00:00.000Z' }),
    duty('upgrade', { weekday: 1, done: true }),
    // In the small hours of Friday in the team's zone, while it is Friday noon elsewhere.
    duty('late', { weekday: 5, dueAt: '2026-11-28T07:30:00.000Z' }),
  ],
  pairing: {
    person: 'user:default/bo',
    items: [{ id: 'pair-sentry', title: 'Sentry', done: false }],
  },
};

it('puts duties under the days of the team, by time, and those of the week last', () => {
  expect(
    daysOf(book).map(({ date, duties }) => [date, duties.map(({ id }) => id)]),
  ).toEqual([
    ['2026-11-23', ['upgrade']],
    ['2026-11-25', ['lgtms', 'promote']],
    ['2026-11-26', ['cut']],
    ['2026-11-27', ['late']],
    [undefined, ['watch']],
  ]);
});

it('begins the days with the weekday of the handoff', () => {
  const fromThursday = {
    ...book,
    start: '2026-11-26T17:00:00.000Z',
    duties: [duty('monday', { weekday: 1 }), duty('thursday', { weekday: 4 })],
  };
  expect(daysOf(fromThursday).map(({ date }) => date)).toEqual([
    '2026-11-26',
    '2026-11-30',
  ]);
});

it.each([
  ['2026-11-24T20:00:00.000Z', 'ahead'],
  ['2026-11-25T17:59:59.999Z', 'today'],
  ['2026-11-25T18:00:00.000Z', 'overdue'],
])('a duty of Wednesday 10:00 PT stands at %s as %s', (now, standing) => {
  expect(standingOf(book.duties[3], Date.parse(now), book.timeZone)).toBe(
    standing,
  );
});

it('counts what is done and what should be', () => {
  expect(tallyOf(book, Date.parse('2026-11-26T18:00:00Z'))).toEqual({
    total: 6,
    done: 1,
    overdue: 3,
  });
});

it('knows whether the shift is over, at its edges too', () => {
  const at = (iso: string) => whenOf(book, Date.parse(iso));
  expect(at('2026-11-23T16:59:59.999Z')).toBe('ahead');
  expect(at('2026-11-23T17:00:00.000Z')).toBe('present');
  expect(at('2026-11-30T17:00:00.000Z')).toBe('past');
});

it('ticks, notes and unticks duties, and items of the pairing list', () => {
  const at = '2026-11-25T18:30:00.000Z';
  const by = 'user:default/ana';
  const ticked = withTick(book, { id: 'promote', done: true, by, at });
  expect(ticked.duties[3]).toMatchObject({
    done: true,
    doneBy: by,
    doneAt: at,
  });
  expect(ticked.duties[2]).toEqual(book.duties[2]);

  const noted = withTick(ticked, {
    id: 'promote',
    done: true,
    note: 'shipped at 09:52',
    by: 'user:default/bo',
    at: '2026-11-25T19:00:00.000Z',
  });
  expect(noted.duties[3]).toMatchObject({
    doneBy: by,
    doneAt: at,
    note: 'shipped at 09:52',
  });

  const unticked = withTick(noted, { id: 'promote', done: false, at });
  expect(unticked.duties[3]).toMatchObject({ done: false });
  expect(unticked.duties[3].doneBy).toBeUndefined();
  expect(unticked.duties[3].note).toBeUndefined();

  const paired = withTick(book, { id: 'pair-sentry', done: true, by, at });
  expect(paired.pairing?.items[0]).toMatchObject({ done: true, doneBy: by });
});

it('finds the shifts before and after, also of a rotation with a colon in its id', () => {
  expect(shiftAfter('single-cell:0', -1)).toBe('single-cell:-1');
  expect(shiftAfter('a:b:9', 1)).toBe('a:b:10');
});
