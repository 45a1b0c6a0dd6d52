import {
  ANA,
  at,
  BO,
  CY,
  DEE,
  ELI,
  HOUR,
  UNCHANGED,
  VIC,
  weekly,
} from '../__testUtils__/rotations';
import { previewChange, transferOf } from './preview';
import type { Override, Rotation, ScheduleChanges } from './rotation';
import { assignmentsBetween } from './schedule';
import { shiftOf } from './shifts';

const from = at('2026-03-02T00:00Z');
const to = at('2026-03-30T00:00Z');
const shift = (n: number) => shiftOf(weekly(), n);

const standIn: Override = {
  id: 'o1',
  level: 'primary',
  start: shift(1).start + HOUR,
  end: shift(1).start + 2 * HOUR,
  person: ELI,
  createdAt: 1,
};

const preview = (
  after: Partial<ScheduleChanges>,
  {
    before = UNCHANGED,
    now = from,
    rotation = weekly(),
  }: { before?: ScheduleChanges; now?: number; rotation?: Rotation } = {},
) => previewChange(rotation, before, { ...UNCHANGED, ...after }, from, to, now);

const codes = (result: ReturnType<typeof preview>) =>
  result.warnings.map(({ code }) => code);

describe('a preview', () => {
  it('tells what differs, and nothing else', () => {
    const { before, after, warnings } = preview({ overrides: [standIn] });
    expect(before).toEqual([
      expect.objectContaining({ level: 'primary', person: BO, shift: 1 }),
    ]);
    expect(after.map(({ person, start, end }) => [person, start, end])).toEqual(
      [
        [BO, shift(1).start, standIn.start],
        [ELI, standIn.start, standIn.end],
        [BO, standIn.end, shift(1).end],
      ],
    );
    expect(warnings).toEqual([]);
  });

  it('is the other way round for taking it back', () => {
    const there = preview({ overrides: [standIn] });
    const back = preview(
      {},
      { before: { ...UNCHANGED, overrides: [standIn] } },
    );
    expect(back.before).toEqual(there.after);
    expect(back.after).toEqual(there.before);
    expect(back.warnings).toEqual([]);
  });

  it('warns of a part in the past', () => {
    const changed = { overrides: [standIn] };
    expect(codes(preview(changed, { now: standIn.start }))).toEqual([]);
    expect(preview(changed, { now: standIn.start + 5 }).warnings).toEqual([
      {
        code: 'PAST',
        message: expect.any(String),
        params: { start: standIn.start, end: standIn.start + 5 },
      },
    ]);
  });

  it('warns of somebody who would be at two levels at once', () => {
    // Cy is second in shift 1.
    const { warnings } = preview({ overrides: [{ ...standIn, person: CY }] });
    expect(warnings).toEqual([
      {
        code: 'DOUBLED',
        message: expect.stringContaining('as Primary and Secondary'),
        params: {
          person: CY,
          levels: ['primary', 'secondary'],
          start: standIn.start,
          end: standIn.end,
        },
      },
    ]);
    // Who was doubled before is not doubled by it.
    const two = weekly({
      rosters: [{ fromShift: 0, members: [BO], firstIndex: 0 }],
    });
    expect(
      codes(
        preview(
          { overrides: [{ ...standIn, person: DEE, level: 'secondary' }] },
          { rotation: two },
        ),
      ),
    ).toEqual(['DOUBLED']);
  });

  it('warns of somebody who takes no turns, and not of the manager', () => {
    const by = (person: string) =>
      codes(
        preview({ overrides: [{ ...standIn, person, level: 'secondary' }] }),
      );
    expect(by(VIC)).toEqual(['NOT_A_MEMBER']);
    expect(by(DEE)).toEqual(['DOUBLED']);
  });

  it('warns of what changes nothing', () => {
    expect(codes(preview({ overrides: [{ ...standIn, person: BO }] }))).toEqual(
      ['NO_EFFECT'],
    );
    const inPlaceOfAna = { ...standIn, inPlaceOf: ANA };
    const nothing = preview({ overrides: [inPlaceOfAna] });
    expect(nothing).toMatchObject({ before: [], after: [] });
    expect(codes(nothing)).toEqual(['NO_EFFECT']);
  });

  it('warns of the gap that it leaves', () => {
    const empty = weekly({
      rosters: [{ fromShift: 0, members: [], firstIndex: 0 }],
    });
    const before = { ...UNCHANGED, overrides: [standIn] };
    expect(preview({}, { before, rotation: empty }).warnings).toEqual([
      {
        code: 'GAP',
        message: 'Nobody would be on call as Primary',
        params: { level: 'primary', start: standIn.start, end: standIn.end },
      },
    ]);
  });
});

it('a swap goes both ways', () => {
  const swap = {
    id: 's1',
    from: BO,
    to: ELI,
    shift: { level: 'primary', number: 1 },
    agreedAt: 7,
  };
  expect(transferOf(swap)).toEqual([
    { swapId: 's1', level: 'primary', shift: 1, person: ELI, agreedAt: 7 },
  ]);
  const transfers = transferOf({
    ...swap,
    inExchangeFor: { level: 'primary', number: 3 },
  });
  const primaries = assignmentsBetween(
    weekly(),
    { overrides: [], transfers },
    shift(0).start,
    shift(4).start,
  ).filter(({ level }) => level === 'primary');
  expect(primaries.map(({ person }) => person)).toEqual([ANA, ELI, CY, BO]);
});
