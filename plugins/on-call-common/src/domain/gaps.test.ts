import {
  ANA,
  at,
  BO,
  CY,
  DEE,
  UNCHANGED,
  weekly,
} from '../__testUtils__/rotations';
import { doubledIn, gapsIn } from './gaps';
import type { Assignment, ScheduleChanges } from './rotation';
import { assignmentsBetween } from './schedule';
import { shiftOf } from './shifts';

const from = at('2026-03-01T00:00Z');
const to = at('2026-04-01T00:00Z');

it('a time without members is one gap a level, within the window', () => {
  const rotation = weekly({
    rosters: [
      { fromShift: 0, members: [ANA, BO], firstIndex: 0 },
      { fromShift: 2, members: [], firstIndex: 0 },
      { fromShift: 4, members: [CY], firstIndex: 0 },
    ],
  });
  const all = assignmentsBetween(rotation, UNCHANGED, from, to);
  const gap = {
    start: shiftOf(rotation, 2).start,
    end: shiftOf(rotation, 4).start,
  };
  expect(gapsIn(all, from, to)).toEqual([
    { level: 'primary', ...gap },
    { level: 'secondary', ...gap },
  ]);
  expect(gapsIn(all, gap.start + 1, gap.end - 1)).toEqual([
    { level: 'primary', start: gap.start + 1, end: gap.end - 1 },
    { level: 'secondary', start: gap.start + 1, end: gap.end - 1 },
  ]);
  expect(gapsIn(all, gap.end, to)).toEqual([]);
});

describe('somebody at several levels at once', () => {
  it('is told once for all the time that it is so', () => {
    const alone = weekly({
      rosters: [{ fromShift: 0, members: [ANA], firstIndex: 0 }],
    });
    const all = assignmentsBetween(alone, UNCHANGED, from, to);
    expect(doubledIn(all, from, to)).toEqual([
      { person: ANA, levels: ['primary', 'secondary'], start: from, end: to },
    ]);
  });

  it('is told apart by the levels', () => {
    const rotation = weekly();
    const { start, end } = shiftOf(rotation, 1);
    // Dee, who is third, stands in as secondary for a day, and as primary for an hour of it.
    const standIn = { person: DEE, createdAt: 1 };
    const changes: ScheduleChanges = {
      overrides: [
        {
          ...standIn,
          id: 'o1',
          level: 'secondary',
          start: start + 10,
          end: start + 90,
        },
        {
          ...standIn,
          id: 'o2',
          level: 'primary',
          start: start + 40,
          end: start + 50,
        },
      ],
      transfers: [],
    };
    const all = assignmentsBetween(rotation, changes, start, end);
    const two = { person: DEE, levels: ['secondary', 'tertiary'] };
    expect(doubledIn(all, start, end)).toEqual([
      { ...two, start: start + 10, end: start + 40 },
      {
        person: DEE,
        levels: ['primary', 'secondary', 'tertiary'],
        start: start + 40,
        end: start + 50,
      },
      { ...two, start: start + 50, end: start + 90 },
    ]);
  });

  it('is nobody where one level ends as the other begins', () => {
    const assignment = (level: string, start: number, end: number) =>
      ({ level, start, end, person: ANA, source: 'rotation' } as Assignment);
    const turns = [assignment('primary', 0, 5), assignment('secondary', 5, 9)];
    expect(doubledIn(turns, 0, 9)).toEqual([]);
  });
});
