import type { Machine } from './command';
import type { Asked, OnCallAt } from './onCallAt';
import type { OnCallWeeks } from './onCallWeeks';
import { figure, layOut, rate, targetTable, type Target } from './tables';

/** All that one run has measured. */
export interface OnCallMeasurements {
  machine: Machine;
  at: OnCallAt;
  weeks: OnCallWeeks;
}

const FASTER_THAN_RRULE = 50;
const BESIDE_BARE = 3;

/** What was promised beside what was measured. */
export function onCallTargets({ at, weeks }: OnCallMeasurements): Target[] {
  const atLeast = (what: string, theirs: Asked): Target => ({
    what,
    target: `at least ${FASTER_THAN_RRULE}`,
    measured: theirs.median / at.signalbox.median,
    unit: 'times',
    met: theirs.median >= FASTER_THAN_RRULE * at.signalbox.median,
  });
  return [
    atLeast('who at T, as fast as rrule with its zone', at.rrule),
    atLeast('who at T, as fast as rrule in local time', at.rruleLocal),
    {
      what: 'schedules, beside only allocating them',
      target: `at most ${BESIDE_BARE}`,
      measured: weeks.firstRatio,
      unit: 'times',
      met: weeks.firstRatio <= BESIDE_BARE,
    },
  ];
}

/** The report, of Markdown or for the terminal. */
export function onCallReport(measured: OnCallMeasurements, markdown: boolean) {
  const { at, weeks, machine } = measured;
  const { cores, cpu, node, rounds, load } = machine;
  const asked = (name: string, own: Asked) => [
    name,
    rate(own.median),
    own.rounds.map(rate).join(' / '),
    rate(own.median / at.signalbox.median),
  ];
  const computed = (name: string, ms: number, ratio: number) => [
    name,
    figure(ms),
    figure(ratio, 2),
  ];
  const head = `${cores} cores (${cpu}, load ${figure(
    load,
  )}), Node ${node}, ${rounds} rounds; ${at.same} of ${
    at.compared
  } answers the same`;
  const tables = [
    targetTable('C7', onCallTargets(measured)),
    [
      ['who at T, anchor 5 years back', 'ns', 'by round', 'beside ours'],
      asked('Signalbox `assignmentAt`', at.signalbox),
      asked('rrule `before`, with its zone', at.rrule),
      asked('rrule `before`, in local time', at.rruleLocal),
    ],
    [
      [
        `${rate(weeks.rotations)} rotations, ${weeks.weeks} weeks, ${rate(
          weeks.assignments,
        )} assignments`,
        'ms',
        'beside bare',
      ],
      computed('bare loop that only allocates them', weeks.bare, 1),
      computed(
        'Signalbox, rotations not seen before',
        weeks.first,
        weeks.firstRatio,
      ),
      computed('Signalbox, the same again', weeks.again, weeks.againRatio),
    ],
  ];
  return `${head}\n\n${layOut(tables, markdown)}`;
}
