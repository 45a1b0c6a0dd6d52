/** A length of time as a stopwatch shows it: `06:12`, or `1:06:12` from an hour on. */
export function stopwatch(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1_000));
  const hours = Math.floor(total / 3_600);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${two(Math.floor((total % 3_600) / 60))}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
