import { DateTime, Settings } from 'luxon';

/** How much of an instant is written. */
export type InstantStyle =
  | 'date'
  | 'shortDate'
  | 'day'
  | 'dateTime'
  | 'time'
  | 'exact';

const FORMATS: Record<InstantStyle, string> = {
  date: 'EEE d LLL',
  shortDate: 'd LLL',
  day: 'EEE HH:mm',
  dateTime: 'EEE d LLL, HH:mm',
  time: 'HH:mm',
  exact: 'EEEE d LLLL yyyy, HH:mm:ss',
};

/** The IANA name of the reader's zone. */
export function readerZone(): string {
  return Settings.defaultZone.name;
}

function zoned(instant: string, zone: string, locale: string): DateTime {
  return DateTime.fromISO(instant, { zone, locale });
}

/** Writes an instant by the wall clock of a zone, without the name of the zone. */
export function formatInstant(
  instant: string,
  options: { zone: string; locale: string; style: InstantStyle },
): string {
  return zoned(instant, options.zone, options.locale).toFormat(
    FORMATS[options.style],
  );
}

/** The weekday and wall-clock time in words, with the date when it is not in the coming week. */
export function formatSpoken(
  instant: string,
  options: { zone: string; locale: string; now: number },
): string {
  const at = zoned(instant, options.zone, options.locale);
  const today = DateTime.fromMillis(options.now, { zone: options.zone });
  const days = at.startOf('day').diff(today.startOf('day'), 'days').days;
  return at.toFormat(days >= 0 && days < 7 ? 'EEEE HH:mm' : 'EEEE d LLL HH:mm');
}

/** The short name of a zone, such as `PT`: the generic one, for it holds all year. */
export function zoneName(
  instant: string,
  options: { zone: string; locale: string },
): string {
  const part = zoned(instant, options.zone, options.locale)
    .toLocaleParts({ timeZoneName: 'shortGeneric' })
    .find(({ type }) => type === 'timeZoneName');
  return part?.value ?? options.zone;
}

/** Whether two zones show the same wall clock at an instant. */
export function sameWallClock(
  instant: string,
  one: string,
  other: string,
): boolean {
  return (
    zoned(instant, one, 'en').offset === zoned(instant, other, 'en').offset
  );
}

/** Whether an instant falls on the same calendar date in two zones. */
export function sameDate(instant: string, one: string, other: string): boolean {
  return (
    zoned(instant, one, 'en').toISODate() ===
    zoned(instant, other, 'en').toISODate()
  );
}

/** Writes a calendar date, such as the slot of a run. */
export function formatDate(date: string, locale: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale }).toFormat(FORMATS.date);
}

/** A duration by its largest unit and the next one, as numbers to be put into words. */
export function durationParts(milliseconds: number) {
  const exact = Math.abs(milliseconds) / 1_000;
  // From two minutes on nobody counts seconds, and 3 h 59 min 59 s are four hours.
  const total = exact < 120 ? Math.floor(exact) : Math.round(exact / 60) * 60;
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  return { days, hours, minutes, seconds: total % 60 };
}
