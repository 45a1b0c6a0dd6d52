import { aRotation, CY, ELI, startOfShift } from '../__testUtils__/fixtures';
import { fromIso } from '../time/iso';
import { barsOf, place } from './bars';
import { turnAt, windowOf } from './weeks';

const from = (now: string, offset = 0, weeks = 4) =>
  windowOf(aRotation(), fromIso(now), { weeks, offset });

describe('the window of the picture', () => {
  it('begins with the handoff before the present, at the instant of a handoff with that one', () => {
    expect(from('2026-11-24T22:08:12.000Z')).toEqual({
      from: '2026-11-23T17:00:00.000Z',
      to: '2026-12-21T17:00:00.000Z',
    });
    expect(from('2026-11-30T16:59:59.999Z').from).toBe(startOfShift(39));
    expect(from('2026-11-30T17:00:00.000Z').from).toBe(startOfShift(40));
    // Before the anchor too.
    expect(from('2026-02-20T12:00:00.000Z').from).toBe(
      '2026-02-16T17:00:00.000Z',
    );
  });

  it('keeps to the wall clock over a change of the clocks', () => {
    // The shift of 26 October 2026 has 169 hours in Los Angeles.
    expect(from('2026-10-28T12:00:00.000Z', 0, 1)).toEqual({
      from: '2026-10-26T16:00:00.000Z',
      to: '2026-11-02T17:00:00.000Z',
    });
    expect(from('2026-11-24T22:08:12.000Z', -4).from).toBe(
      '2026-10-26T16:00:00.000Z',
    );
  });

  it('numbers the turn, for a source outside that does not', () => {
    const turn = (now: string) => turnAt(aRotation(), fromIso(now));
    expect(turn('2026-11-30T16:59:59.999Z')).toBe(39);
    expect(turn('2026-11-30T17:00:00.000Z')).toBe(40);
    expect(turn('2026-02-20T12:00:00.000Z')).toBe(-1);
  });

  it('follows turns that are no weeks', () => {
    const turns = { ...aRotation(), turnDays: 14 };
    expect(
      windowOf(turns, fromIso('2026-11-24T22:08:12.000Z'), {
        weeks: 4,
        offset: 0,
      }).from,
    ).toBe(startOfShift(38));
  });
});

it('cuts bars to the window, and marks those that a source outside contradicts', () => {
  const window = { from: startOfShift(39), to: startOfShift(41) };
  const turn = (number: number) => ({
    level: 'primary',
    start: startOfShift(number),
    end: startOfShift(number + 1),
    person: CY,
    source: 'rotation' as const,
  });
  const bars = barsOf(
    {
      ...window,
      rotation: 'single-cell',
      timeZone: 'America/Los_Angeles',
      assignments: [
        { ...turn(39), start: startOfShift(38) },
        turn(40),
        turn(41),
        { level: 'tertiary', person: ELI, source: 'permanent' },
      ],
      handoffs: [],
      gaps: [],
      doubled: [],
      drift: [
        {
          level: 'primary',
          start: startOfShift(40),
          end: startOfShift(41),
          configured: CY,
        },
      ],
      asOf: window.from,
    },
    'primary',
  );
  expect(bars.map(({ x, width, drifts }) => [x, width, drifts])).toEqual([
    [0, 50, false],
    [50, 50, true],
  ]);
  expect(place(fromIso(startOfShift(40)), window)).toBe(50);
});
