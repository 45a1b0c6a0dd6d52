import { niceHighest, segmentsOf } from './plot';

it('leaves a gap where a week has no data', () => {
  expect(segmentsOf([1, 2, undefined, 0, undefined, undefined, 3])).toEqual([
    [0, 1],
    [3],
    [6],
  ]);
});

it.each([
  [0, 1, 2],
  [1, 1, 2],
  [3, 1, 4],
  [139, 1, 200],
  [50, 24, 96],
])('ends the axis of %d in units of %d at %d', (value, unit, highest) => {
  expect(niceHighest(value, unit)).toBe(highest);
});
