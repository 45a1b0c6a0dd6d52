import { Temporal } from 'temporal-polyfill';
import { invalidRequest } from './errors';

/** An instant (epoch milliseconds) the way the API writes it: RFC 3339 in UTC with milliseconds. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}

/**
 * An instant from the API, as epoch milliseconds.
 *
 * @throws InputError naming the field for a day that there is none of, such as 30 February.
 */
export function fromIso(instant: string, field: string): number {
  try {
    return Temporal.Instant.from(instant).epochMilliseconds;
  } catch {
    throw invalidRequest(
      `${field}: '${instant}' is no instant; write one of a day that there is, such as 2026-03-09T16:00:00Z`,
    );
  }
}

/** An instant that may not have come yet, or that there is none of. */
export function optionalIso(
  instant: number | string | null | undefined,
): string | undefined {
  return instant === undefined || instant === null
    ? undefined
    : toIso(Number(instant));
}
