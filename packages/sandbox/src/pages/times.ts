import { Temporal } from 'temporal-polyfill';
import { Html, html } from './html';

export const TEAM_ZONE = 'America/Los_Angeles';

/** Monday is 1, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The next instant after `now` at which a clock on the wall shows that weekday
 * and time; a time that a DST change skips becomes the first one after the gap.
 */
export function nextWallTime(
  now: number,
  weekday: Weekday,
  time: string,
  zone: string,
): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const inDays = (weekday - here.dayOfWeek + 7) % 7;
  const at = (days: number) =>
    here.add({ days }).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds;
  return at(inDays) > now ? at(inDays) : at(inDays + 7);
}

/** An instant as the team reads it. */
export function teamTime(instant: number): string {
  return new Date(instant).toLocaleString('en-US', {
    timeZone: TEAM_ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

export function timeTag(instant: number): Html {
  const exact = new Date(instant).toISOString();
  return html`<time datetime="${exact}" title="${exact}"
    >${teamTime(instant)}</time
  >`;
}
