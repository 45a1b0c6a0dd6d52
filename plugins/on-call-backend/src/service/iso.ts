/** An instant (epoch milliseconds) the way the API writes it: RFC 3339 in UTC with milliseconds. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}

/** An instant from the API, as epoch milliseconds. */
export function fromIso(instant: string): number {
  return Date.parse(instant);
}

/** An instant that may not have come yet, or that there is none of. */
export function optionalIso(
  instant: number | string | null | undefined,
): string | undefined {
  return instant === undefined || instant === null
    ? undefined
    : toIso(Number(instant));
}
