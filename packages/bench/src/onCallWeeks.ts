import {
  assignmentsBetween,
  type Assignment,
  type Level,
  type Rotation,
} from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallBenchOptions } from './onCallOptions';
import { median } from './statistics';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const UNCHANGED = { overrides: [], transfers: [] };
const FROM = Date.parse('2026-01-05T00:00:00Z');

const ZONES = [
  'America/Los_Angeles',
  'America/Chicago',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
];

const LEVELS: Level[] = [
  { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
  { id: 'secondary', title: 'Secondary', kind: 'rotating', offset: 1 },
  {
    id: 'tertiary',
    title: 'Tertiary',
    kind: 'fixed',
    person: 'user:default/dee',
  },
];

/** The schedules of many rotations over many weeks. */
export interface OnCallWeeks {
  rotations: number;
  weeks: number;
  /** Assignments of all rotations together. */
  assignments: number;
  /** Milliseconds, medians of the rounds: rotations never seen before, and the same again. */
  first: number;
  again: number;
  /** A loop that allocates as many objects of the same shape and computes nothing. */
  bare: number;
  /** Medians of the rounds' own ratios to the bare loop. */
  firstRatio: number;
  againRatio: number;
}

/** Rotations that are all different: zone, anchor, time of the handoff and members. */
function makeRotations(count: number): Rotation[] {
  return Array.from({ length: count }, (_, index) => {
    const anchor = new Date(Date.UTC(2021, 0, 1) + (index % 365) * DAY);
    return {
      id: `rotation-${index}`,
      timeZone: ZONES[index % ZONES.length],
      anchor: anchor.toISOString().slice(0, 10),
      handoffTime: `${String(index % 24).padStart(2, '0')}:00`,
      turnDays: 7,
      rosters: [
        {
          fromShift: 0,
          members: Array.from(
            { length: 3 + (index % 6) },
            (_member, place) => `user:default/member-${index}-${place}`,
          ),
          firstIndex: 0,
        },
      ],
      levels: LEVELS,
    };
  });
}

function compute(rotations: readonly Rotation[], weeks: number) {
  return rotations.map(rotation =>
    assignmentsBetween(rotation, UNCHANGED, FROM, FROM + weeks * WEEK),
  );
}

function allocate(
  rotations: readonly Rotation[],
  shifts: readonly number[],
): Assignment[][] {
  return rotations.map((rotation, index) => {
    const assignments: Assignment[] = [];
    const person = rotation.rosters[0].members[0];
    for (const level of rotation.levels) {
      if (level.kind === 'fixed') {
        assignments.push({
          level: level.id,
          person: level.person,
          source: 'permanent',
        });
        continue;
      }
      for (let shift = 0; shift < shifts[index]; shift++) {
        const start = FROM + shift * WEEK;
        assignments.push({
          level: level.id,
          start,
          end: start + WEEK,
          person,
          source: 'rotation',
          shift,
        });
      }
    }
    return assignments;
  });
}

const total = (schedules: readonly Assignment[][]) =>
  schedules.reduce((sum, assignments) => sum + assignments.length, 0);

/** Milliseconds, from a heap without garbage and without the results of others. */
function timed(work: () => Assignment[][], expected: number): number {
  global.gc?.();
  const start = performance.now();
  const schedules = work();
  const ms = performance.now() - start;
  if (total(schedules) !== expected) {
    throw new Error('Not all of them make the same number of assignments');
  }
  return ms;
}

/** Measures all three by turns; the rounds until the code is compiled do not count. */
export function measureWeeks(options: OnCallBenchOptions): OnCallWeeks {
  const { weeks, weekRounds } = options;
  const warmUp = Math.ceil(weekRounds / 5);
  const known = makeRotations(options.rotations);
  const schedules = compute(known, weeks);
  const assignments = total(schedules);
  const shifts = schedules.map(
    one => one.filter(({ level }) => level === 'primary').length,
  );
  const work = {
    first: (unseen: readonly Rotation[]) => compute(unseen, weeks),
    again: () => compute(known, weeks),
    bare: () => allocate(known, shifts),
  };
  const names = ['first', 'again', 'bare'] as const;
  const rounds: Array<Record<(typeof names)[number], number>> = [];
  for (let round = -warmUp; round < weekRounds; round++) {
    const unseen = makeRotations(options.rotations);
    const measured = { first: 0, again: 0, bare: 0 };
    // Each comes first, second and third as often, should the place matter.
    for (let place = 0; place < names.length; place++) {
      const name = names[(round + warmUp + place) % names.length];
      measured[name] = timed(() => work[name](unseen), assignments);
    }
    if (round >= 0) rounds.push(measured);
  }
  const of = (value: (round: (typeof rounds)[number]) => number) =>
    median(rounds.map(value));
  return {
    rotations: options.rotations,
    weeks,
    assignments,
    first: of(({ first }) => first),
    again: of(({ again }) => again),
    bare: of(({ bare }) => bare),
    firstRatio: of(({ first, bare }) => first / bare),
    againRatio: of(({ again, bare }) => again / bare),
  };
}
