/**
 * An instant (UTC epoch milliseconds) the way the API writes it: RFC 3339 in UTC.
 *
 * @public
 */
export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}

/**
 * An instant from the API as UTC epoch milliseconds.
 *
 * @public
 */
export function fromIso(instant: string): number {
  return Date.parse(instant);
}
