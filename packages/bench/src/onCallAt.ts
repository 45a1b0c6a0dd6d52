import {
  assignmentAt,
  type Rotation,
} from '@signalbox/backstage-plugin-on-call-common';
import { datetime, RRule } from 'rrule';
import type { OnCallBenchOptions } from './onCallOptions';
import { median } from './statistics';

const WEEK = 7 * 86_400_000;
const UNCHANGED = { overrides: [], transfers: [] };

const rotation: Rotation = {
  id: 'single-cell',
  timeZone: 'America/Los_Angeles',
  anchor: '2021-02-22',
  handoffTime: '09:00',
  turnDays: 7,
  rosters: [
    {
      fromShift: 0,
      members: ['ana', 'bo', 'cy', 'eli'].map(name => `user:default/${name}`),
      firstIndex: 0,
    },
  ],
  levels: [{ id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 }],
};
const { members } = rotation.rosters[0];

/** Nanoseconds a question, the median of the rounds, and each round. */
export interface Asked {
  median: number;
  rounds: number[];
}

/** Who is on call at an instant, five years after the anchor. */
export interface OnCallAt {
  /** Different instants a round, for the engine; rrule answers some of them. */
  instants: number;
  signalbox: Asked;
  /** With the zone given to it. */
  rrule: Asked;
  /** In local time, which the caller knows already. */
  rruleLocal: Asked;
  /** How many answers were the same, of how many that were compared. */
  same: number;
  compared: number;
}

/** Instants spread over the sixth year, the same in every run. */
function instantsOf(count: number): number[] {
  const begin = Date.parse('2026-02-23T17:00:00Z');
  return Array.from(
    { length: count },
    // A step without a common divisor with the year: each second comes once.
    (_, index) => begin + ((index * 7_368_787) % (52 * 604_800)) * 1_000,
  );
}

/** The shift number of a start, whatever the clocks did in between. */
function memberOf(start: number, anchor: number): string {
  return members[Math.round((start - anchor) / WEEK) % members.length];
}

function rules() {
  const options = {
    freq: RRule.WEEKLY,
    dtstart: datetime(2021, 2, 22, 9, 0, 0),
  };
  // Without its cache: that finds the same question only, and is searched in vain for each other.
  const zoned = new RRule({ ...options, tzid: rotation.timeZone }, true);
  const local = new RRule(options, true);
  return {
    zoned: (instant: number) =>
      memberOf(
        zoned.before(new Date(instant), true)!.getTime(),
        Date.parse('2021-02-22T17:00:00Z'),
      ),
    local: (instant: number) =>
      memberOf(
        local.before(new Date(instant), true)!.getTime(),
        Date.parse('2021-02-22T09:00:00Z'),
      ),
  };
}

function engine(instant: number): string {
  return assignmentAt(rotation, UNCHANGED, 'primary', instant).person!;
}

/** Nanoseconds a question. */
function ask(instants: readonly number[], who: (at: number) => string): number {
  let letters = 0;
  const start = performance.now();
  for (const instant of instants) letters += who(instant).length;
  const nanoseconds = ((performance.now() - start) * 1e6) / instants.length;
  if (letters === 0) throw new Error('Nobody is ever on call');
  return nanoseconds;
}

const asked = (rounds: number[]): Asked => ({
  median: median(rounds),
  rounds,
});

/** Measures all three by turns. */
export function measureAt(options: OnCallBenchOptions): OnCallAt {
  const instants = instantsOf(options.instants);
  const few = instants.slice(0, options.ruleInstants);
  const { zoned, local } = rules();
  const own: number[] = [];
  const withZone: number[] = [];
  const inLocal: number[] = [];
  // Once without measuring, so that all are compiled.
  ask(instants, engine);
  ask(few, local);
  ask(few.slice(0, 2), zoned);
  for (let round = 0; round < options.rounds; round++) {
    own.push(ask(instants, engine));
    inLocal.push(ask(few, local));
    withZone.push(ask(few.slice(0, options.zonedRuleInstants), zoned));
  }
  const compared = few.slice(0, options.zonedRuleInstants);
  return {
    instants: options.instants,
    signalbox: asked(own),
    rrule: asked(withZone),
    rruleLocal: asked(inLocal),
    same: compared.filter(instant => zoned(instant) === engine(instant)).length,
    compared: compared.length,
  };
}
