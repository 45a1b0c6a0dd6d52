import type { RehearsedRun } from '@signalbox/backstage-plugin-release-train-common';
import { DateTime } from 'luxon';

/** That the clocks changed since the stop before, seen from one wall-clock time. */
export interface ClockChange {
  /** The wall-clock time of the stop. */
  local: string;
  /** What that time was in UTC before the change, and what it is after it. */
  before: string;
  after: string;
}

const at = (instant: string, zone: string) =>
  DateTime.fromISO(instant, { zone, locale: 'en' });

/**
 * For each stop of a run, whether the clocks of the zone have changed since the stop before it, or
 * since the last stop of the run before.
 */
export function clockChanges(
  run: RehearsedRun,
  previous: RehearsedRun | undefined,
  zone: string,
): Array<ClockChange | undefined> {
  return run.stops.map((stop, index) => {
    const before = index > 0 ? run.stops[index - 1] : previous?.stops.at(-1);
    if (!before || before.at > stop.at) return undefined;
    const shift = at(stop.at, zone).offset - at(before.at, zone).offset;
    if (shift === 0) return undefined;
    const utc = DateTime.fromISO(stop.at, { zone: 'utc' });
    return {
      local: at(stop.at, zone).toFormat('HH:mm'),
      before: utc.plus({ minutes: shift }).toFormat('HH:mm'),
      after: utc.toFormat('HH:mm'),
    };
  });
}
