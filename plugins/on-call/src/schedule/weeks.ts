import { DateTime } from 'luxon';
import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';

type Turns = Pick<
  ApiRotation,
  'timeZone' | 'anchor' | 'handoffTime' | 'turnDays'
>;

/** How many weeks can be shown at once. */
export const WEEKS = [4, 8, 12] as const;

function firstHandoff(turns: Turns): DateTime {
  return DateTime.fromISO(`${turns.anchor}T${turns.handoffTime}`, {
    zone: turns.timeZone,
  });
}

/**
 * The number of the turn that contains an instant (epoch milliseconds), by the wall clock of the
 * rotation's zone. It places the window of the picture and names the shift where a source outside
 * names none; who is on call is the server's to say.
 */
export function turnAt(turns: Turns, now: number): number {
  const first = firstHandoff(turns);
  const days = DateTime.fromMillis(now, { zone: turns.timeZone })
    .startOf('day')
    .diff(first.startOf('day'), 'days').days;
  const turn = Math.floor(Math.round(days) / turns.turnDays);
  const start = first.plus({ days: turn * turns.turnDays });
  return start.toMillis() > now ? turn - 1 : turn;
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
  const from = firstHandoff(turns)
    .plus({ days: turnAt(turns, now) * turns.turnDays })
    .plus({ weeks: options.offset });
  return {
    from: from.toUTC().toISO() ?? '',
    to: from.plus({ weeks: options.weeks }).toUTC().toISO() ?? '',
  };
}
