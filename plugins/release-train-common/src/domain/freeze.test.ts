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
      expect(freezesAt(instant, [always], prod)).toHaveLength(1);
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
