import { DateTime } from 'luxon';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';

type Turns = Pick<
  ApiRotation,
  'timeZone' | 'anchor' | 'handoffTime' | 'turnDays'
>;

/** How many weeks can be shown at once. */
export const WEEKS = [4, 8, 12] as const;

/**
 * The start of the shift that contains an instant (epoch milliseconds), by the wall clock of the
 * rotation's zone. It only places the window of the picture; who is on call is the server's to say.
 */
function handoffBefore(turns: Turns, now: number): DateTime {
  const zone = turns.timeZone;
  const anchor = DateTime.fromISO(`${turns.anchor}T${turns.handoffTime}`, {
    zone,
  });
  const days = DateTime.fromMillis(now, { zone })
    .startOf('day')
    .diff(anchor.startOf('day'), 'days').days;
  const turn = Math.floor(Math.round(days) / turns.turnDays);
  const start = anchor.plus({ days: turn * turns.turnDays });
  return start.toMillis() > now
    ? anchor.plus({ days: (turn - 1) * turns.turnDays })
    : start;
}

/**
 * The window of so many weeks that begins with a handoff, `[from, to)` in RFC 3339.
 *
 * @param offset - Weeks later than the present; negative for earlier.
 */
export function windowOf(
  turns: Turns,
  now: number,
  options: { weeks: number; offset: number },
): { from: string; to: string } {
  const from = handoffBefore(turns, now).plus({ weeks: options.offset });
  return {
    from: from.toUTC().toISO() ?? '',
    to: from.plus({ weeks: options.weeks }).toUTC().toISO() ?? '',
  };
}
