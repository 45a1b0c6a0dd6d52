import {
  fromIso,
  localDate,
  type FreezeWindow,
  type RunState,
  type Train,
  type TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';
import { weekdayOf } from './month';

/** One thing on one day of the calendar. */
export interface CalendarEntry {
  train: string;
  timeZone: string;
  /** By the clock of the train, `YYYY-MM-DD`. */
  date: string;
  kind: 'holdCall' | 'cut' | 'lgtmCall' | 'promote' | 'freeze' | 'allowed';
  /** When it is (RFC 3339); windows are wall-clock times instead. */
  at?: string;
  /** Name of the window. */
  name?: string;
  /** Wall-clock time of the day that the window begins or ends at, where it does on this day. */
  from?: string;
  until?: string;
  /** The state of the run of the slot, once there is one. */
  state?: RunState;
  /** Names of the freezes that stand in the way of this stop. */
  frozen: string[];
}

const STOPS = [
  ['holdCall', 'holdCallAt'],
  ['cut', 'cutAt'],
  ['lgtmCall', 'lgtmCallAt'],
  ['promote', 'promoteAt'],
] as const;

/** The stops of the slots of a train, each on its day. */
export function stopEntries(
  train: Pick<Train, 'id' | 'timeZone'>,
  slots: readonly TrainSlot[],
): CalendarEntry[] {
  return slots.flatMap(slot =>
    STOPS.map(([kind, time]) => ({
      train: train.id,
      timeZone: train.timeZone,
      date: localDate(fromIso(slot[time]), train.timeZone),
      kind,
      at: slot[time],
      state: slot.state,
      frozen: slot.freezes
        .filter(({ stop }) => stop === kind)
        .map(({ name }) => name),
    })),
  );
}

/** The part of a day that lies in a window, if any does. */
function partOfDay(
  window: FreezeWindow,
  date: string,
): { from?: string; until?: string } | undefined {
  if (window.once) {
    const [first, from] = window.once.from.split('T');
    const [last, until] = window.once.to.split('T');
    if (date < first || date > last) return undefined;
    if (date === last && until === '00:00') return undefined;
    return {
      ...(date === first && from !== '00:00' && { from }),
      ...(date === last && { until }),
    };
  }
  if (window.weekly) {
    const { from, to } = window.weekly;
    // Days since the beginning of the window, in a week that begins with it.
    const since = (weekdayOf(date) - from.weekday + 7) % 7;
    const backwards = to.weekday === from.weekday && to.time <= from.time;
    const length = backwards ? 7 : (to.weekday - from.weekday + 7) % 7;
    if (since > length) return undefined;
    if (since === length && to.time === '00:00') return undefined;
    return {
      ...(since === 0 && from.time !== '00:00' && { from: from.time }),
      ...(since === length && { until: to.time }),
    };
  }
  return undefined;
}

/** The freeze windows of a train on the given days. */
export function freezeEntries(
  train: Pick<Train, 'id' | 'timeZone' | 'freezes'>,
  dates: readonly string[],
): CalendarEntry[] {
  return train.freezes.flatMap(window =>
    dates.flatMap(date => {
      const part = partOfDay(window, date);
      if (!part) return [];
      return {
        train: train.id,
        timeZone: train.timeZone,
        date,
        kind:
          window.kind === 'deny' ? ('freeze' as const) : ('allowed' as const),
        name: window.name,
        frozen: [],
        ...part,
      };
    }),
  );
}

/** By day and time; what lasts the whole day first. */
export function inOrder(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const instant = ({ at }: CalendarEntry) => (at ? fromIso(at) : 0);
  return [...entries].sort(
    (a, b) => a.date.localeCompare(b.date) || instant(a) - instant(b),
  );
}
