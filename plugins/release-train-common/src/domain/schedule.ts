import { Temporal } from 'temporal-polyfill';

/**
 * A weekly stop by wall clock in the train's zone.
 *
 * @public
 */
export interface WeeklyStop {
  /** ISO weekday, 1 is Monday. */
  weekday: number;
  /** Wall-clock time, `HH:MM`. */
  time: string;
}

/**
 * The times of one slot, as UTC epoch milliseconds.
 *
 * @public
 */
export interface Slot {
  /** The local date of the cut, `YYYY-MM-DD`; it names the slot. */
  date: string;
  /** When the channel is asked which pull requests to wait for. */
  holdCallAt: number;
  /** When `main` goes to staging. */
  cutAt: number;
  /** From when the soak no longer stands in the way, if staging succeeds on the day of the cut. */
  soakedAt: number;
  /** When the channel is asked whether everyone has tested. */
  lgtmCallAt: number;
  /** When staging goes to production. */
  promoteAt: number;
}

/**
 * What the schedule of a train is made from.
 *
 * @public
 */
export interface TrainSchedule {
  /** IANA name of the zone. */
  timeZone: string;
  /** When `main` goes to staging, and how long before it the channel is asked. */
  cut: WeeklyStop & { leadMinutes: number };
  /** When staging goes to production, and how long before it the channel is asked. */
  promote: WeeklyStop & { leadMinutes: number };
  /** Calendar days between the staging deployment and production. */
  soakDays: number;
}

/**
 * Whether this is the name of a time zone that wall clocks can be computed in.
 *
 * @public
 */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/**
 * The calendar date of an instant (epoch milliseconds) in a zone, `YYYY-MM-DD`.
 *
 * @public
 */
export function localDate(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/**
 * The instant (epoch milliseconds) of a wall-clock time on a date in a zone. A time that does not
 * exist becomes the first valid instant after the gap; an ambiguous one is the first occurrence.
 *
 * @public
 */
export function wallClock(
  date: string,
  time: string,
  timeZone: string,
): number {
  const plain = Temporal.PlainDate.from(date).toPlainDateTime(
    Temporal.PlainTime.from(time),
  );
  const earlier = plain.toZonedDateTime(timeZone, {
    disambiguation: 'earlier',
  });
  if (earlier.toPlainDateTime().equals(plain)) return earlier.epochMilliseconds;
  // The wall time falls into a gap; `earlier` lies before it, so the next transition is its end.
  const after = earlier.getTimeZoneTransition('next');
  return (after ?? plain.toZonedDateTime(timeZone)).epochMilliseconds;
}

/**
 * Adds calendar days to a date.
 *
 * @public
 */
export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/**
 * Whole calendar days from one date to another; negative when the second is earlier.
 *
 * @public
 */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/**
 * Until when a promotion planned for `promoteAt` is waited for on its own: the train's cut-off on
 * that local day, epoch milliseconds; undefined when the train has none.
 *
 * @public
 */
export function cutOffAt(
  promoteAt: number,
  train: { timeZone: string; cutOff?: string },
): number | undefined {
  const { timeZone, cutOff } = train;
  return cutOff === undefined
    ? undefined
    : wallClock(localDate(promoteAt, timeZone), cutOff, timeZone);
}

/**
 * The slot whose cut is on this local date.
 *
 * @public
 */
export function slotOn(date: string, schedule: TrainSchedule): Slot {
  const { timeZone, cut, promote, soakDays } = schedule;
  const cutDay = Temporal.PlainDate.from(date);
  // The promotion is on its weekday, on or after the day that the soak ends.
  const soaked = cutDay.add({ days: soakDays });
  const wait = (promote.weekday - soaked.dayOfWeek + 7) % 7;
  const promoteDate = soaked.add({ days: wait }).toString();
  const cutAt = wallClock(date, cut.time, timeZone);
  const promoteAt = wallClock(promoteDate, promote.time, timeZone);
  return {
    date,
    holdCallAt: cutAt - cut.leadMinutes * 60_000,
    cutAt,
    soakedAt: soakedAt(cutAt, schedule),
    lgtmCallAt: promoteAt - promote.leadMinutes * 60_000,
    promoteAt,
  };
}

/**
 * From when a candidate that was staged at this instant may be promoted: the beginning of the
 * day, in the train's zone, that is `soakDays` calendar days later. Days and not hours, because
 * the week from Thursday to Wednesday is 143 or 145 hours across a clock change (seed: "6 days
 * after previous week's staging deploy").
 *
 * @public
 */
export function soakedAt(
  stagedAt: number,
  schedule: Pick<TrainSchedule, 'timeZone' | 'soakDays'>,
): number {
  const day = addDays(
    localDate(stagedAt, schedule.timeZone),
    schedule.soakDays,
  );
  return Temporal.PlainDate.from(day).toZonedDateTime(schedule.timeZone)
    .epochMilliseconds;
}

/**
 * The slots whose cut lies in `[from, to)`, the earliest first.
 *
 * @public
 */
export function slotsBetween(
  from: number,
  to: number,
  schedule: TrainSchedule,
): Slot[] {
  const slots: Slot[] = [];
  const first = Temporal.PlainDate.from(localDate(from, schedule.timeZone));
  let day = first.add({
    days: (schedule.cut.weekday - first.dayOfWeek + 7) % 7,
  });
  for (;;) {
    const slot = slotOn(day.toString(), schedule);
    if (slot.cutAt >= to) return slots;
    if (slot.cutAt >= from) slots.push(slot);
    day = day.add({ days: 7 });
  }
}

/**
 * The first slot whose cut is at or after this instant.
 *
 * @public
 */
export function nextSlot(from: number, schedule: TrainSchedule): Slot {
  return slotsBetween(from, from + 15 * 86_400_000, schedule)[0];
}
