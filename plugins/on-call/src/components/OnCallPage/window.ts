import { DateTime } from 'luxon';
import type { ScheduleQuery } from '../../api/OnCallApi';

/** The choices of how many weeks are looked at. */
export const WEEK_CHOICES = [4, 12, 26, 52] as const;

const DEFAULT_WEEKS = 12;

/** The chosen number of weeks; what is no choice is the default. */
export function weeksOf(chosen: string | undefined): number {
  const weeks = Number(chosen);
  return (WEEK_CHOICES as readonly number[]).includes(weeks)
    ? weeks
    : DEFAULT_WEEKS;
}

/**
 * So many weeks from today on, in RFC 3339: from midnight to midnight of UTC, so that the window, and
 * with it what is cached, changes once a day. `now` is epoch milliseconds.
 */
export function windowAhead(now: number, weeks: number): ScheduleQuery {
  const today = DateTime.fromMillis(now, { zone: 'utc' }).startOf('day');
  return { from: iso(today), to: iso(today.plus({ weeks })) };
}

/** So many weeks of a zone that end with today, in RFC 3339. `now` is epoch milliseconds. */
export function windowBehind(
  now: number,
  weeks: number,
  zone: string,
): ScheduleQuery {
  const tomorrow = DateTime.fromMillis(now, { zone })
    .startOf('day')
    .plus({ days: 1 });
  return { from: iso(tomorrow.minus({ weeks })), to: iso(tomorrow) };
}

function iso(instant: DateTime): string {
  return instant.toUTC().toISO() as string;
}
