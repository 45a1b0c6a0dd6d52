import { weekdayOf } from './duties';
import { clip } from './gaps';
import type { Assignment, Rotation, ScheduleChanges } from './rotation';
import { assignmentsBetween, primaryLevel } from './schedule';
import { shiftNumberAt, shiftOf } from './shifts';
import { DAY, ZoneClock } from './zoneClock';

const HOUR = 3_600_000;
const WEEK_HOURS = 168;
const NIGHT_BEGINS = 22 * HOUR;
const NIGHT_ENDS = 7 * HOUR;

/**
 * What one person bore at the primary level in a window.
 *
 * @public
 */
export interface PersonLoad {
  /** Entity reference. */
  person: string;
  /** Turns that began in the window, each counted for whoever has most of it. */
  shifts: number;
  /** Hours within the window. */
  hours: number;
  /** The same in weeks of 168 hours. */
  weeks: number;
  /** Saturdays and Sundays of the zone with any time on call within the window. */
  weekendDays: number;
  /** Pages in the window. */
  pages: number;
  /** Of those, from 22:00 to 07:00 in the zone. */
  nightPages: number;
  /** Turns that begin within the same length of time after the window. */
  upcomingShifts: number;
}

class Loads {
  private readonly loads = new Map<string, PersonLoad>();
  private readonly members: ReadonlySet<string>;

  constructor(members: readonly string[]) {
    this.members = new Set(members);
    for (const member of members) this.of(member);
  }

  of(person: string): PersonLoad {
    const load = this.loads.get(person) ?? {
      person,
      shifts: 0,
      hours: 0,
      weeks: 0,
      weekendDays: 0,
      pages: 0,
      nightPages: 0,
      upcomingShifts: 0,
    };
    this.loads.set(person, load);
    return load;
  }

  all(): PersonLoad[] {
    const loads = [...this.loads.values()].map(load => ({
      ...load,
      weeks: load.hours / WEEK_HOURS,
    }));
    return [
      ...loads.filter(({ person }) => this.members.has(person)),
      ...loads
        .filter(({ person }) => !this.members.has(person))
        .sort((one, other) => (one.person < other.person ? -1 : 1)),
    ];
  }
}

/**
 * How the load of the primary level was shared in `[from, to)`, epoch milliseconds: the members in
 * the order of the newest roster, also those without any load, then whoever else had some, by name.
 *
 * @throws RangeError as `assignmentsBetween`.
 *
 * @public
 */
export function fairnessOf(options: {
  rotation: Rotation;
  changes: ScheduleChanges;
  from: number;
  to: number;
  /** Whose page it was, and when it rang, epoch milliseconds. */
  pages: ReadonlyArray<{ person: string; at: number }>;
}): PersonLoad[] {
  const { rotation, changes, from, to } = options;
  const clock = ZoneClock.of(rotation.timeZone);
  const loads = new Loads(
    rotation.rosters[rotation.rosters.length - 1]?.members ?? [],
  );
  const ahead = to + Math.max(to - from, 0);
  const primary = primaryShifts(rotation, changes, from, ahead);
  const weekends = new Map<string, Set<number>>();
  for (const assignment of primary) {
    const part = clip(assignment, from, to);
    const { person } = assignment;
    if (!part || person === undefined) continue;
    loads.of(person).hours += (part.end - part.start) / HOUR;
    const days = weekends.get(person) ?? new Set();
    weekends.set(person, days);
    const last = Math.floor(clock.toLocal(part.end - 1) / DAY);
    let day = Math.floor(clock.toLocal(part.start) / DAY);
    for (; day <= last; day++) if (weekdayOf(day) >= 6) days.add(day);
  }
  for (const [person, days] of weekends) {
    loads.of(person).weekendDays = days.size;
  }
  for (const { start, person } of holdersOf(primary)) {
    if (start >= from && start < to) loads.of(person).shifts++;
    else if (start >= to && start < ahead) loads.of(person).upcomingShifts++;
  }
  for (const { person, at } of options.pages) {
    if (at < from || at >= to) continue;
    const local = clock.toLocal(at);
    const time = local - Math.floor(local / DAY) * DAY;
    const load = loads.of(person);
    load.pages++;
    if (time >= NIGHT_BEGINS || time < NIGHT_ENDS) load.nightPages++;
  }
  return loads.all();
}

/** Whole shifts, for a shift belongs to the same person in every window. */
function primaryShifts(
  rotation: Rotation,
  changes: ScheduleChanges,
  from: number,
  to: number,
): Assignment[] {
  const level = primaryLevel(rotation);
  if (!level) return [];
  return assignmentsBetween(
    { ...rotation, levels: [level] },
    changes,
    shiftOf(rotation, shiftNumberAt(rotation, from)).start,
    shiftOf(rotation, shiftNumberAt(rotation, to)).end,
  );
}

/** Each shift with whoever has most of it, the first of two who share it evenly. */
function holdersOf(
  primary: readonly Assignment[],
): Array<{ start: number; person: string }> {
  const shifts = new Map<
    number,
    { start: number; held: Map<string, number> }
  >();
  for (const { shift, start, end, person } of primary) {
    const known = shifts.get(shift!) ?? { start: start!, held: new Map() };
    shifts.set(shift!, known);
    if (person === undefined) continue;
    known.held.set(person, (known.held.get(person) ?? 0) + end! - start!);
  }
  return [...shifts.values()].flatMap(({ start, held }) => {
    const most = Math.max(...held.values());
    const holder = [...held].find(([, time]) => time === most);
    return holder ? [{ start, person: holder[0] }] : [];
  });
}
