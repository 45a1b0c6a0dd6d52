import { ANA, BO, CY, DAY, ELI, VIC, weekly } from '../__testUtils__/rotations';
import type { Override, Rotation, ScheduleChanges } from './rotation';
import { assignmentAt } from './schedule';

const MINUTE = 60_000;
const MINUTES_EACH = 100_000;
const MEMBERS = [ANA, BO, CY, ELI];

/** `YYYY-MM-DD HH:MM` on the wall clock of a zone, by the platform. */
function wallClockOf(timeZone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return instant => format.format(instant);
}

/** Which local times a handoff is due at, from the anchor on. */
function dueTimes(rotation: Rotation, until: string): string[] {
  const due: string[] = [];
  for (let day = 0; ; day += rotation.turnDays) {
    const date = new Date(Date.parse(rotation.anchor) + day * DAY);
    due.push(`${date.toISOString().slice(0, 10)} ${rotation.handoffTime}`);
    if (due[due.length - 1] > until) return due;
  }
}

/** By the rule as one would tell it: of those that cover the minute, the last created. */
function standIn(overrides: readonly Override[], instant: number) {
  return overrides
    .filter(({ start, end }) => start <= instant && instant < end)
    .sort((one, other) => other.createdAt - one.createdAt)[0];
}

/**
 * Walks minute by minute and hands over as soon as the wall clock shows the due time or more, as
 * somebody with a list and a clock on the wall would. Returns where the engine says otherwise.
 */
function disagreements(rotation: Rotation, begin: number) {
  const wallClock = wallClockOf(rotation.timeZone);
  const due = dueTimes(rotation, wallClock(begin + 365 * DAY));
  const overrides = Array.from({ length: 12 }, (_, index) => ({
    id: `o${index}`,
    level: 'primary',
    start: begin + ((index * 7_919) % MINUTES_EACH) * MINUTE,
    end: begin + (((index * 7_919) % MINUTES_EACH) + 300 * index) * MINUTE,
    person: VIC,
    createdAt: (index * 5) % 12,
  }));
  const changes: ScheduleChanges = { overrides, transfers: [] };
  let shift = due.findIndex(time => time > wallClock(begin)) - 1;
  let handoffs = 0;
  const found: string[] = [];
  for (let minute = 0; minute < MINUTES_EACH; minute++) {
    const instant = begin + minute * MINUTE;
    const local = wallClock(instant);
    while (local >= due[shift + 1]) {
      shift++;
      handoffs++;
    }
    const override = standIn(overrides, instant);
    const primary = assignmentAt(rotation, changes, 'primary', instant);
    const secondary = assignmentAt(rotation, changes, 'secondary', instant);
    const agrees =
      primary.shift === shift &&
      primary.person === (override?.person ?? MEMBERS[shift % 4]) &&
      primary.overrideId === override?.id &&
      primary.start! <= instant &&
      primary.end! > instant &&
      secondary.person === MEMBERS[(shift + 1) % 4];
    if (!agrees) found.push(`${local} ${new Date(instant).toISOString()}`);
  }
  return { handoffs, found };
}

// Ten walks of 100,000 minutes, each over a change of the clocks: 1,000,000 instants.
it.each([
  ['America/Los_Angeles', '2021-02-22', '09:00', 7, '2026-02-10', 9],
  ['America/Los_Angeles', '2021-02-22', '09:00', 7, '2026-10-01', 9],
  // 02:30 falls into the gap in spring, 01:30 comes twice in autumn.
  ['America/Chicago', '2021-03-06', '02:30', 1, '2026-02-10', 69],
  ['America/Chicago', '2021-03-06', '01:30', 1, '2026-10-01', 69],
  // Half an hour: 02:15 falls into the gap in October, 01:45 comes twice in April.
  ['Australia/Lord_Howe', '2021-01-04', '02:15', 1, '2026-09-01', 69],
  ['Australia/Lord_Howe', '2021-01-04', '01:45', 1, '2026-03-01', 69],
  ['Australia/Lord_Howe', '2021-01-04', '02:00', 7, '2026-09-01', 9],
  ['Europe/Berlin', '2021-05-01', '00:00', 2, '2026-03-01', 34],
  ['Europe/Berlin', '2021-05-01', '02:59', 2, '2026-09-15', 34],
  // Twice in one walk: no summer time in Ramadan.
  ['Africa/Casablanca', '2021-05-01', '02:30', 1, '2026-02-01', 69],
])(
  'C7 minute by minute %s from %s at %s every %i days agrees from %s on',
  (timeZone, anchor, handoffTime, turnDays, begin, atLeast) => {
    const rotation = weekly({
      timeZone,
      anchor,
      handoffTime,
      turnDays,
      rosters: [{ fromShift: 0, members: MEMBERS, firstIndex: 0 }],
    });
    const { handoffs, found } = disagreements(rotation, Date.parse(begin));
    expect(found).toEqual([]);
    expect(handoffs).toBeGreaterThanOrEqual(atLeast);
  },
  30_000,
);
