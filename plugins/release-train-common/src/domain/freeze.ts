import { Temporal } from 'temporal-polyfill';
import type { components } from '../generated/openapi';
import type { FreezeWindow } from '../types';
import { addDays, localDate, wallClock } from './schedule';

type WeeklyTime = components['schemas']['WeeklyTime'];

/**
 * A freeze that stands at an instant.
 *
 * @public
 */
export interface StandingFreeze {
  /** The name of the window, as configured. */
  name: string;
  /** UTC epoch milliseconds of when it ends; absent when no end is in sight. */
  until?: number;
}

interface Interval {
  from: number;
  to: number;
}

function instantOf(localDateTime: string, timeZone: string): number {
  const [date, time] = localDateTime.split('T');
  return wallClock(date, time, timeZone);
}

function minutesOf({ weekday, time }: WeeklyTime): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((weekday - 1) * 24 + hours) * 60 + minutes;
}

/** The interval of a weekly window that begins in the local week of this Monday. */
function inWeek(
  monday: string,
  weekly: { from: WeeklyTime; to: WeeklyTime },
  timeZone: string,
): Interval {
  const wraps = minutesOf(weekly.to) <= minutesOf(weekly.from);
  return {
    from: wallClock(
      addDays(monday, weekly.from.weekday - 1),
      weekly.from.time,
      timeZone,
    ),
    to: wallClock(
      addDays(monday, weekly.to.weekday - 1 + (wraps ? 7 : 0)),
      weekly.to.time,
      timeZone,
    ),
  };
}

/** The intervals of a window around an instant, from the week before to two weeks after. */
function intervalsOf(
  window: FreezeWindow,
  instant: number,
  timeZone: string,
): Interval[] {
  const intervals: Interval[] = [];
  if (window.once) {
    intervals.push({
      from: instantOf(window.once.from, timeZone),
      to: instantOf(window.once.to, timeZone),
    });
  }
  if (window.weekly) {
    const today = localDate(instant, timeZone);
    const { dayOfWeek } = Temporal.PlainDate.from(today);
    for (const week of [-1, 0, 1, 2]) {
      const monday = addDays(today, 1 - dayOfWeek + week * 7);
      intervals.push(inWeek(monday, window.weekly, timeZone));
    }
  }
  // One that lies in the hour which a clock change leaves out has no length.
  return intervals.filter(({ from, to }) => from < to);
}

const holds = (interval: Interval, instant: number) =>
  interval.from <= instant && instant < interval.to;

/** When a window that an instant lies in ends; nothing when it goes over into the next for weeks. */
function endOf(
  window: FreezeWindow,
  instant: number,
  timeZone: string,
): { until?: number } | undefined {
  let at = instant;
  for (let week = 0; week < 8; week++) {
    const now = at;
    const interval = intervalsOf(window, now, timeZone).find(candidate =>
      holds(candidate, now),
    );
    if (!interval) return at === instant ? undefined : { until: at };
    at = interval.to;
  }
  return {};
}

/**
 * The freezes that stand in an environment at an instant: every `deny` window that the instant
 * lies in, and where there are `allow` windows for the environment and it lies in none of them, the
 * time between them. Windows are wall-clock times in the zone, half open, `[from, to)`; a weekly
 * one may go over the end of the week.
 *
 * @param instant - UTC epoch milliseconds
 *
 * @public
 */
export function freezesAt(
  instant: number,
  windows: readonly FreezeWindow[],
  place: { timeZone: string; environment: string },
): StandingFreeze[] {
  const { timeZone, environment } = place;
  const here = windows.filter(({ environments }) =>
    environments.includes(environment),
  );
  const standing: StandingFreeze[] = [];
  for (const window of here.filter(({ kind }) => kind === 'deny')) {
    const end = endOf(window, instant, timeZone);
    if (end) standing.push({ name: window.name, ...end });
  }
  const allowed = here.filter(({ kind }) => kind === 'allow');
  const open = allowed.flatMap(window =>
    intervalsOf(window, instant, timeZone),
  );
  if (allowed.length > 0 && !open.some(interval => holds(interval, instant))) {
    const next = open
      .map(({ from }) => from)
      .filter(from => from > instant)
      .sort((a, b) => a - b);
    standing.push({
      name: [...new Set(allowed.map(({ name }) => name))].join(', '),
      ...(next.length > 0 && { until: next[0] }),
    });
  }
  return standing;
}
