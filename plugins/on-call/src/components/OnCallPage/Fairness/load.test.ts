import { apartOf, axisEnd, totalOf, type PersonLoad } from './load';

const load = (person: string, weeks: number, pages: number): PersonLoad => ({
  person,
  shifts: weeks,
  hours: weeks * 168,
  weeks,
  weekendDays: 2 * weeks,
  pages,
  nightPages: 0,
  upcomingShifts: 3,
});

it('adds up to n, and says how far one is from an even share', () => {
  const people = [load('ana', 6, 9), load('bo', 2, 0), load('cy', 4, 0)];
  expect(totalOf(people, 'weeks')).toBe(12);
  expect(people.map(person => apartOf(people, 'weeks', person))).toEqual([
    0.5, -0.5, 0,
  ]);
  // Nobody was woken, so nobody was woken more than others.
  expect(apartOf(people, 'nightPages', people[0])).toBeUndefined();
});

it.each([
  [0, 2],
  [2, 2],
  [3, 4],
  [9, 10],
  [13.4, 20],
  [61, 80],
])('ends the axis of %d at %d', (value, end) => {
  expect(axisEnd(value)).toBe(end);
});
