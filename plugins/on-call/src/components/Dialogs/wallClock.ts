import { DateTime } from 'luxon';

const FIELD = "yyyy-MM-dd'T'HH:mm";

/** An instant in RFC 3339 as a date-time field shows it by the wall clock of a zone. */
export function toField(instant: string, zone: string): string {
  return DateTime.fromISO(instant, { zone }).toFormat(FIELD);
}

/** What a date-time field means by the wall clock of a zone. */
export type FieldTime =
  | { kind: 'missing' }
  /** The clocks are put forward over it. */
  | { kind: 'never' }
  | {
      kind: 'instant';
      /** RFC 3339 in UTC; the first of the two where it comes twice. */
      instant: string;
      twice: boolean;
    };

/** Reads a date-time field by the wall clock of a zone. */
export function fromField(value: string, zone: string): FieldTime {
  const at = DateTime.fromISO(value, { zone });
  if (!value || !at.isValid) return { kind: 'missing' };
  // Where there is no such time, luxon moves it to one that there is.
  if (at.toFormat(FIELD) !== value.slice(0, 16)) return { kind: 'never' };
  const [first, ...others] = at
    .getPossibleOffsets()
    .sort((one, other) => one.toMillis() - other.toMillis());
  return {
    kind: 'instant',
    instant: first.toUTC().toISO() ?? '',
    twice: others.length > 0,
  };
}
