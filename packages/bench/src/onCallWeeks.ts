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

/** Milliseconds, from a heap without garbage. */
function timed<T>(work: () => T): { ms: number; result: T } {
  global.gc?.();
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

const total = (schedules: readonly Assignment[][]) =>
  schedules.reduce((sum, assignments) => sum + assignments.length, 0);

/** Measures all three by turns; the rounds until the code is compiled do not count. */
export function measureWeeks(options: OnCallBenchOptions): OnCallWeeks {
  const { weeks, weekRounds } = options;
  const warmUp = Math.ceil(weekRounds / 5);
  const rounds: Array<{ first: number; again: number; bare: number }> = [];
  let assignments = 0;
  for (let round = -warmUp; round < weekRounds; round++) {
    const rotations = makeRotations(options.rotations);
    const first = timed(() => compute(rotations, weeks));
    assignments = total(first.result);
    const shifts = first.result.map(
      one => one.filter(({ level }) => level === 'primary').length,
    );
    const again = timed(() => compute(rotations, weeks));
    const bare = timed(() => allocate(rotations, shifts));
    if (total(bare.result) !== total(again.result)) {
      throw new Error('The bare loop allocates something else');
    }
    if (round >= 0) {
      rounds.push({ first: first.ms, again: again.ms, bare: bare.ms });
    }
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
