/** Epoch milliseconds of an instant in RFC 3339; `NaN` where it is none. */
export function fromIso(instant: string): number {
  return Date.parse(instant);
}

/** An instant in RFC 3339, UTC, with milliseconds. */
export function toIso(instant: number): string {
  return new Date(instant).toISOString();
}
