import type { MyShift } from '@signalbox/backstage-plugin-on-call-common';
import { DateTime } from 'luxon';

/**
 * How many calendar days of a zone lie between now (epoch milliseconds) and an instant (RFC 3339):
 * 0 later today, 1 tomorrow, whatever the hour.
 */
export function daysUntil(
  instant: string,
  now: number,
  timeZone: string,
): number {
  const day = (at: DateTime) => at.startOf('day');
  const then = DateTime.fromISO(instant, { zone: timeZone });
  const today = DateTime.fromMillis(now, { zone: timeZone });
  return Math.round(day(then).diff(day(today), 'days').days);
}

/** Whether a shift holds at an instant (epoch milliseconds); one without edges always does. */
export function isCurrent(
  shift: Pick<MyShift, 'start' | 'end'>,
  now: number,
): boolean {
  return (
    (shift.start === undefined || Date.parse(shift.start) <= now) &&
    (shift.end === undefined || now < Date.parse(shift.end))
  );
}

/** One's shifts that hold now, and those ahead by their beginning; what has ended is left out. */
export function splitShifts(items: readonly MyShift[], now: number) {
  const begin = (shift: MyShift) => Date.parse(shift.start ?? '');
  return {
    current: items.filter(shift => isCurrent(shift, now)),
    ahead: items
      .filter(({ start }) => start !== undefined && Date.parse(start) > now)
      .sort((one, other) => begin(one) - begin(other)),
  };
}

/** The one to tell somebody of first: what holds and ends before what holds always, then what comes. */
export function foremost(
  items: readonly MyShift[],
  now: number,
): { current?: MyShift; next?: MyShift } {
  const { current, ahead } = splitShifts(items, now);
  const ending = current.filter(({ end }) => end !== undefined);
  return { current: ending[0] ?? current[0], next: ahead[0] };
}
