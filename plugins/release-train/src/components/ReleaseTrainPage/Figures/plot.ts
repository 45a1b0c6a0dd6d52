/** The runs of neighbouring weeks that have data, each as the indexes of its weeks. */
export function segmentsOf(
  values: ReadonlyArray<number | undefined>,
): number[][] {
  const segments: number[][] = [];
  let open: number[] | undefined;
  values.forEach((value, index) => {
    if (value === undefined) {
      open = undefined;
      return;
    }
    if (!open) {
      open = [];
      segments.push(open);
    }
    open.push(index);
  });
  return segments;
}

/**
 * A round number at or above a value, for the end of an axis; its half is round too.
 *
 * @param unit - what numbers are round in, such as the milliseconds of a day
 */
export function niceHighest(value: number, unit = 1): number {
  return roundUp(value / unit) * unit;
}

function roundUp(value: number): number {
  if (value <= 0) return 2;
  const scale = 10 ** Math.floor(Math.log10(value));
  const nice = [1, 2, 4, 6, 8, 10].find(step => step * scale >= value)!;
  return Math.max(nice * scale, 2);
}
