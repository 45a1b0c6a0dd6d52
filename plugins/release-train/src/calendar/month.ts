import {
  addDays,
  daysBetween,
} from '@signalbox/backstage-plugin-release-train-common';
import { DateTime } from 'luxon';

/** A month, `YYYY-MM`. */
export type Month = string;

/** The month of a date, `YYYY-MM-DD`. */
export const monthOf = (date: string): Month => date.slice(0, 7);

/** Whether this is a month that can be shown. */
export const isMonth = (text: string | undefined): text is Month =>
  text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** The month that is this many after another. */
export function addMonths(month: Month, months: number): Month {
  return monthOf(
    DateTime.fromISO(`${month}-01`, { zone: 'utc' })
      .plus({ months })
      .toISODate()!,
  );
}

/** The same day of another month, or its last one. */
export function moveMonths(date: string, months: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toISODate()!;
}

/** The weekday of a date, 1 is Monday. */
export function weekdayOf(date: string): number {
  return (((daysBetween('2024-01-01', date) % 7) + 7) % 7) + 1;
}

/** The weeks, Monday to Sunday, that the days of a month lie in. */
export function weeksOf(month: Month): string[][] {
  const first = `${month}-01`;
  const next = `${addMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  let monday = addDays(first, 1 - weekdayOf(first));
  while (monday < next) {
    const start = monday;
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(start, day)));
    monday = addDays(monday, 7);
  }
  return weeks;
}

/** The name of a month, such as "November 2026". */
export function monthName(month: Month, locale: string): string {
  return DateTime.fromISO(`${month}-01`, { zone: 'utc', locale }).toFormat(
    'LLLL yyyy',
  );
}

/** A date in full, such as "Thursday 26 November 2026". */
export function dateInFull(date: string, locale: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale }).toFormat(
    'EEEE d LLLL yyyy',
  );
}
