import type { Level, Rotation, ScheduleChanges } from '../domain/rotation';

export const ANA = 'user:default/ana';
export const BO = 'user:default/bo';
export const CY = 'user:default/cy';
export const ELI = 'user:default/eli';
export const DEE = 'user:default/dee';
export const VIC = 'user:default/vic';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const UNCHANGED: ScheduleChanges = { overrides: [], transfers: [] };

export const LEVELS: Level[] = [
  { id: 'primary', title: 'Primary', kind: 'rotating', offset: 0 },
  { id: 'secondary', title: 'Secondary', kind: 'rotating', offset: 1 },
  { id: 'tertiary', title: 'Tertiary', kind: 'fixed', person: DEE },
];

/** The rotation of the seed: a week from Monday 09:00 Pacific time, next week's primary second. */
export function weekly(options: Partial<Rotation> = {}): Rotation {
  return {
    id: 'single-cell',
    timeZone: 'America/Los_Angeles',
    anchor: '2026-02-23',
    handoffTime: '09:00',
    turnDays: 7,
    rosters: [{ fromShift: 0, members: [ANA, BO, CY, ELI], firstIndex: 0 }],
    levels: LEVELS,
    ...options,
  };
}

/** An instant as epoch milliseconds. */
export const at = (iso: string) => Date.parse(iso);

/** Epoch milliseconds as people read them. */
export const iso = (instant: number) => new Date(instant).toISOString();
