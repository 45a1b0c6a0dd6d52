import { ANA, BO, CY, DEE, ELI } from '../__testUtils__/rotations';
import { driftBetween } from './drift';
import type { Assignment } from './rotation';

const ours: Assignment[] = [
  { level: 'primary', start: -5, end: 10, person: ANA, source: 'rotation' },
  { level: 'primary', start: 10, end: 20, person: BO, source: 'rotation' },
  { level: 'primary', start: 20, end: 30, source: 'nobody' },
  { level: 'tertiary', person: DEE, source: 'permanent' },
];
const dee = { level: 'tertiary', person: DEE, name: 'Dee' };
const theirs = (person: string | undefined, start: number, end: number) => ({
  level: 'primary',
  person,
  name: person ?? 'Somebody',
  start,
  end,
});

it('says nothing where both say the same, whatever the edges between', () => {
  expect(
    driftBetween(
      ours,
      [theirs(ANA, -9, 4), theirs(ANA, 4, 10), theirs(BO, 10, 20), dee],
      0,
      30,
    ),
  ).toEqual([]);
});

it('says once for how long they differ', () => {
  expect(
    driftBetween(
      ours,
      [
        theirs(CY, -9, 2),
        { ...theirs(CY, 2, 12), url: 'https://pager.example/1' },
        theirs(BO, 12, 20),
        dee,
      ],
      0,
      30,
    ),
  ).toEqual([
    {
      level: 'primary',
      start: 0,
      end: 10,
      configured: ANA,
      actual: CY,
      actualName: CY,
    },
    {
      level: 'primary',
      start: 10,
      end: 12,
      configured: BO,
      actual: CY,
      actualName: CY,
      url: 'https://pager.example/1',
    },
  ]);
});

it('knows of nobody, of somebody unknown, and of a level that is not ours', () => {
  expect(
    driftBetween(
      ours,
      [
        theirs(undefined, 10, 20),
        theirs(ELI, 25, 40),
        { level: 'fourth', person: ELI, name: 'Eli' },
      ],
      5,
      30,
    ),
  ).toEqual([
    { level: 'primary', start: 5, end: 10, configured: ANA },
    {
      level: 'primary',
      start: 10,
      end: 20,
      configured: BO,
      actualName: 'Somebody',
    },
    { level: 'primary', start: 25, end: 30, actual: ELI, actualName: ELI },
    { level: 'tertiary', start: 5, end: 30, configured: DEE },
    { level: 'fourth', start: 5, end: 30, actual: ELI, actualName: 'Eli' },
  ]);
});

it('is content with one of several', () => {
  expect(
    driftBetween(
      ours,
      [theirs(CY, 0, 10), theirs(ANA, 0, 10), theirs(BO, 10, 20), dee],
      0,
      20,
    ),
  ).toEqual([]);
});
