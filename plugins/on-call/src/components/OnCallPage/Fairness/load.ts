import type { Fairness } from '@signalbox/backstage-plugin-on-call-common';

/** The load of one person. */
export type PersonLoad = Fairness['people'][number];

/** What is plotted, in the order of the page. */
export const MEASURES = [
  'weeks',
  'weekendDays',
  'pages',
  'nightPages',
] as const;

/** One of the plotted measures. */
export type Measure = (typeof MEASURES)[number];

/** The sum of a measure over all people: the `n` of its plot. */
export function totalOf(
  people: readonly PersonLoad[],
  measure: Measure,
): number {
  return people.reduce((sum, person) => sum + person[measure], 0);
}

/**
 * How far somebody is from an even share, as a part of that share: 0.5 is half as much again.
 * Nothing where there is nothing to share.
 */
export function apartOf(
  people: readonly PersonLoad[],
  measure: Measure,
  person: PersonLoad,
): number | undefined {
  const share = totalOf(people, measure) / people.length;
  return share > 0 ? (person[measure] - share) / share : undefined;
}

/** A round number at or above a value, for the end of an axis; at least two, so that its half is round. */
export function axisEnd(value: number): number {
  if (value <= 2) return 2;
  const scale = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].find(step => step * scale >= value)! * scale;
}
