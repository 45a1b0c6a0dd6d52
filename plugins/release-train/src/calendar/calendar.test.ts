import { freezeEntries, stopEntries } from './entries';
import { addMonths, moveMonths, weekdayOf, weeksOf } from './month';
import { someSlots } from '../__testUtils__/planFixtures';
import { aTrain } from '../__testUtils__/fixtures';

describe('the weeks of a month', () => {
  it('go from Monday to Sunday, over the ends of the month', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toHaveLength(7);
    expect(weeks[0][0]).toBe('2026-10-26');
    expect(weeks[5][6]).toBe('2026-12-06');
  });

  it('count from any date, and move by months', () => {
    expect(weekdayOf('2026-11-26')).toBe(4);
    expect(weekdayOf('2023-12-31')).toBe(7);
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(moveMonths('2026-12-31', -1)).toBe('2026-11-30');
  });
});

describe('the entries of a train', () => {
  it('stand on the day of the train, though it is another one in UTC', () => {
    const { items } = someSlots({
      from: '2026-11-20T00:00:00.000Z',
      to: '2026-11-28T00:00:00.000Z',
    });
    const late = { ...items[0], promoteAt: '2026-12-03T02:00:00.000Z' };
    const entries = stopEntries(aTrain(), [late]);
    expect(entries.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'holdCall 2026-11-26',
      'cut 2026-11-26',
      'lgtmCall 2026-12-02',
      'promote 2026-12-02',
    ]);
  });

  it.each([
    [
      'a weekly window over the end of the week',
      {
        weekly: {
          from: { weekday: 5, time: '17:00' },
          to: { weekday: 1, time: '08:00' },
        },
      },
      ['27 from 17:00', '28', '29', '30 until 08:00'],
    ],
    [
      'one that ends at midnight',
      {
        weekly: {
          from: { weekday: 6, time: '00:00' },
          to: { weekday: 1, time: '00:00' },
        },
      },
      ['28', '29'],
    ],
    [
      'one within a day',
      {
        weekly: {
          from: { weekday: 4, time: '09:00' },
          to: { weekday: 4, time: '11:00' },
        },
      },
      ['26 from 09:00 until 11:00'],
    ],
    [
      'one that comes once',
      { once: { from: '2026-11-28T12:00', to: '2026-12-24T00:00' } },
      ['28 from 12:00', '29', '30'],
    ],
  ])('show %s', (_, when, expected) => {
    const window = {
      name: 'Quiet',
      kind: 'deny' as const,
      environments: ['prod'],
      ...when,
    };
    const dates = ['26', '27', '28', '29', '30'].map(day => `2026-11-${day}`);
    expect(
      freezeEntries(aTrain({ freezes: [window] }), dates).map(entry =>
        [
          entry.date.slice(8),
          entry.from && `from ${entry.from}`,
          entry.until && `until ${entry.until}`,
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ).toEqual(expected);
  });
});
