import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { FreezeWindow } from '../types';
import { freezesAt } from './freeze';

const ZONE = 'America/Los_Angeles';
const prod = { timeZone: ZONE, environment: 'prod' };
const at = (iso: string) => Date.parse(iso);

const weekend: FreezeWindow = {
  name: 'Weekend',
  kind: 'deny',
  environments: ['prod'],
  weekly: {
    from: { weekday: 5, time: '15:00' },
    to: { weekday: 1, time: '06:00' },
  },
};
const newYear: FreezeWindow = {
  name: 'New year',
  kind: 'deny',
  environments: ['staging', 'prod'],
  once: { from: '2026-12-21T00:00', to: '2027-01-04T09:00' },
};
const officeHours: FreezeWindow[] = [1, 2, 3, 4].map(weekday => ({
  name: 'Office hours',
  kind: 'allow',
  environments: ['prod'],
  weekly: { from: { weekday, time: '09:00' }, to: { weekday, time: '16:00' } },
}));

describe('freezesAt', () => {
  it('is half open, and goes over the end of the week', () => {
    const said = (iso: string) => freezesAt(at(iso), [weekend], prod);
    const until = at('2026-11-30T14:00:00Z');
    expect(said('2026-11-27T22:59:59.999Z')).toEqual([]);
    expect(said('2026-11-27T23:00:00Z')).toEqual([{ name: 'Weekend', until }]);
    expect(said('2026-11-30T13:59:59.999Z')).toEqual([
      { name: 'Weekend', until },
    ]);
    expect(said('2026-11-30T14:00:00Z')).toEqual([]);
  });

  it('follows the wall clock over a clock change', () => {
    // In the night to Sunday, 8 March 2026, the clocks go forward.
    expect(freezesAt(at('2026-03-08T12:00:00Z'), [weekend], prod)).toEqual([
      { name: 'Weekend', until: at('2026-03-09T13:00:00Z') },
    ]);
  });

  it('leaves other environments alone, and names every window that stands', () => {
    const instant = at('2026-12-26T20:00:00Z');
    expect(freezesAt(instant, [weekend, newYear], prod)).toEqual([
      { name: 'Weekend', until: at('2026-12-28T14:00:00Z') },
      { name: 'New year', until: at('2027-01-04T17:00:00Z') },
    ]);
    expect(
      freezesAt(instant, [weekend, newYear], { ...prod, environment: 'dev' }),
    ).toEqual([]);
  });

  it('freezes what lies between the only times allowed, until the next', () => {
    const said = (iso: string) => freezesAt(at(iso), officeHours, prod);
    expect(said('2026-11-24T20:00:00Z')).toEqual([]);
    expect(said('2026-11-27T00:00:00Z')).toEqual([
      {
        name: 'Office hours',
        until: at('2026-11-30T17:00:00Z'),
      },
    ]);
  });

  it('has no end where the only time allowed is over', () => {
    const once: FreezeWindow = {
      name: 'Move day',
      kind: 'allow',
      environments: ['prod'],
      once: { from: '2026-11-01T09:00', to: '2026-11-01T17:00' },
    };
    expect(freezesAt(at('2026-11-24T20:00:00Z'), [once], prod)).toEqual([
      { name: 'Move day' },
    ]);
  });

  it('takes a window that ends where it begins for the whole week', () => {
    const always: FreezeWindow = {
      ...weekend,
      weekly: {
        from: { weekday: 3, time: '10:00' },
        to: { weekday: 3, time: '10:00' },
      },
    };
    for (let hour = 0; hour < 24 * 8; hour++) {
      const instant = at('2026-11-20T00:30:00Z') + hour * 3_600_000;
      // No end is in sight.
      expect(freezesAt(instant, [always], prod)).toEqual([{ name: 'Weekend' }]);
    }
  });

  it('agrees with the calendar minute by minute over a year of clock changes', () => {
    const local = new Intl.DateTimeFormat('en-US', {
      timeZone: ZONE,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const inside = (instant: number) => {
      const parts = Object.fromEntries(
        local.formatToParts(instant).map(({ type, value }) => [type, value]),
      );
      const minute =
        (days.indexOf(parts.weekday) * 24 + Number(parts.hour)) * 60 +
        Number(parts.minute);
      return minute >= (4 * 24 + 15) * 60 || minute < 6 * 60;
    };
    const start = at('2026-01-01T00:07:00Z');
    for (let i = 0; i < 12_000; i++) {
      const instant = start + i * 43 * 60_000;
      expect([instant, freezesAt(instant, [weekend], prod).length > 0]).toEqual(
        [instant, inside(instant)],
      );
    }
  });
});

const MINUTE = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

/** Four weeks around a change of the clocks, minute by minute, and the wall clock at each. */
function weeksAround(timeZone: string, change: string) {
  const start = at(change) - 2 * WEEK_MINUTES * MINUTE;
  const clock = Array.from({ length: 4 * WEEK_MINUTES }, (_, minute) => {
    const local = Temporal.Instant.fromEpochMilliseconds(
      start + minute * MINUTE,
    ).toZonedDateTimeISO(timeZone);
    // Minutes as if the zone were UTC, so that they can be compared.
    return (
      local.toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds / MINUTE
    );
  });
  return { timeZone, start, clock };
}

/** Which of the minutes lie in a window: from when the clock first shows its beginning. */
function minutesIn(
  window: FreezeWindow,
  { clock }: ReturnType<typeof weeksAround>,
): boolean[] {
  const wall = (iso: string) => at(`${iso}Z`) / MINUTE;
  const spans: Array<[number, number]> = [];
  if (window.once) {
    spans.push([wall(window.once.from), wall(window.once.to)]);
  }
  if (window.weekly) {
    // The epoch was a Thursday, so this is a Monday.
    const anchor = 4 * 24 * 60;
    const minuteOf = ({ weekday, time }: { weekday: number; time: string }) =>
      (weekday - 1) * 24 * 60 +
      Number(time.slice(0, 2)) * 60 +
      Number(time.slice(3));
    const from = minuteOf(window.weekly.from);
    const to = minuteOf(window.weekly.to);
    const first = Math.floor((clock[0] - anchor) / WEEK_MINUTES) - 1;
    for (let week = first; week < first + 7; week++) {
      const monday = anchor + week * WEEK_MINUTES;
      spans.push([
        monday + from,
        monday + to + (to <= from ? WEEK_MINUTES : 0),
      ]);
    }
  }
  let latest = -Infinity;
  return clock.map(shown => {
    latest = Math.max(latest, shown);
    // Once the clock has shown a time, it has been; the second 01:30 of a night is not a new one.
    return spans.some(([from, to]) => from <= latest && latest < to);
  });
}

describe('freezesAt, for any windows', () => {
  const places = [
    weeksAround('America/Los_Angeles', '2026-03-08T10:00:00Z'),
    weeksAround('America/Los_Angeles', '2026-11-01T09:00:00Z'),
    // It changes by half an hour.
    weeksAround('Australia/Lord_Howe', '2026-04-04T15:00:00Z'),
    weeksAround('Australia/Lord_Howe', '2026-10-03T15:30:00Z'),
    weeksAround('Asia/Kathmandu', '2026-05-01T00:00:00Z'),
  ];
  const time = fc
    .tuple(
      // Often in the hours in which clocks change.
      fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ max: 23, min: 0 })),
      fc.constantFrom(0, 15, 30, 59),
    )
    .map(
      ([hour, minute]) =>
        `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    );
  const weeklyTime = fc.record({
    weekday: fc.oneof(fc.constant(7), fc.integer({ min: 1, max: 7 })),
    time,
  });
  const day = fc
    .integer({ min: -10, max: 10 })
    .chain(offset => time.map(clock => ({ offset, clock })));

  it('agrees with a clock that is looked at every minute', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.array(
          fc.record({
            kind: fc.constantFrom('deny' as const, 'allow' as const),
            weekly: fc.option(fc.record({ from: weeklyTime, to: weeklyTime }), {
              nil: undefined,
            }),
            days: fc.tuple(day, day),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.array(
          fc.integer({ min: WEEK_MINUTES * 1.2, max: WEEK_MINUTES * 2.8 }),
          { minLength: 1, maxLength: 20 },
        ),
        (place, shapes, minutes) => {
          const { timeZone, start, clock } = place;
          const middle = Temporal.Instant.fromEpochMilliseconds(
            start + 2 * WEEK_MINUTES * MINUTE,
          )
            .toZonedDateTimeISO(timeZone)
            .toPlainDate();
          const windows = shapes.flatMap(
            ({ kind, weekly, days }, index): FreezeWindow[] => {
              const [from, to] = days
                .map(
                  ({ offset, clock: shown }) =>
                    `${middle.add({ days: offset })}T${shown}`,
                )
                .sort();
              const common = {
                name: `window ${index}`,
                kind,
                environments: ['prod'],
              };
              if (weekly) return [{ ...common, weekly }];
              return from < to ? [{ ...common, once: { from, to } }] : [];
            },
          );
          const inside = windows.map(window => minutesIn(window, place));
          const allowed = windows.flatMap(({ kind }, index) =>
            kind === 'allow' ? [inside[index]] : [],
          );
          const isAllowed = (minute: number) =>
            allowed.some(open => open[minute]);
          const next = (from: number, holds: (minute: number) => boolean) => {
            for (let minute = from; minute < clock.length; minute++) {
              if (holds(minute)) return start + minute * MINUTE;
            }
            return undefined;
          };

          for (const minute of minutes) {
            const expected = windows.flatMap((window, index) =>
              window.kind === 'deny' && inside[index][minute]
                ? [
                    {
                      name: window.name,
                      until: next(minute, later => !inside[index][later]),
                    },
                  ]
                : [],
            );
            if (allowed.length > 0 && !isAllowed(minute)) {
              expected.push({
                name: windows
                  .filter(({ kind }) => kind === 'allow')
                  .map(({ name }) => name)
                  .join(', '),
                until: next(minute, isAllowed),
              });
            }
            const instant = start + minute * MINUTE;
            const said = freezesAt(instant, windows, {
              timeZone,
              environment: 'prod',
            });
            // The clock is not looked at any more after four weeks.
            const end = start + clock.length * MINUTE;
            expect(
              said.map(({ name, until }) => ({
                name,
                until: until !== undefined && until < end ? until : undefined,
              })),
            ).toEqual(expected);
            // Every moment of a minute is like its beginning.
            expect(
              freezesAt(instant + MINUTE - 1, windows, {
                timeZone,
                environment: 'prod',
              }),
            ).toEqual(said);
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});
