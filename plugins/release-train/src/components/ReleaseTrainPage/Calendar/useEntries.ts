import {
  addDays,
  toIso,
  wallClock,
  type Train,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  freezeEntries,
  inOrder,
  stopEntries,
  type CalendarEntry,
} from '../../../calendar/entries';
import { useSlots } from '../../../queries/trainQueries';

/** A promotion comes at most this many days after the cut of its slot. */
const LONGEST_RUN = 45;

/** What is planned on these days, of all trains, and what could not be read of it. */
export function useEntries(trains: readonly Train[], dates: readonly string[]) {
  const zoneOf = (id: string) =>
    trains.find(train => train.id === id)?.timeZone ?? 'UTC';
  const slots = useSlots(
    trains.map(({ id }) => id),
    id => ({
      from: toIso(
        wallClock(addDays(dates[0], -LONGEST_RUN), '00:00', zoneOf(id)),
      ),
      to: toIso(
        wallClock(addDays(dates[dates.length - 1], 2), '00:00', zoneOf(id)),
      ),
    }),
  );
  const shown = new Set(dates);
  const entries: CalendarEntry[] = trains.flatMap((train, index) => [
    ...freezeEntries(train, dates),
    ...stopEntries(train, slots[index].data?.items ?? []).filter(({ date }) =>
      shown.has(date),
    ),
  ]);
  return { entries: inOrder(entries), slots };
}
