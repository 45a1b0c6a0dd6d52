/**
 * Who takes turns from a shift on, in order. A rotation has one for each time its members changed,
 * so that a change never moves a shift that has begun.
 *
 * @public
 */
export interface Roster {
  /** The number of the first shift that it is for; the first roster also holds for all before. */
  fromShift: number;
  /** Entity references of users, in the order of their turns. Nobody is a gap. */
  members: string[];
  /** Which of the members has the shift `fromShift`. */
  firstIndex: number;
}

/**
 * A line of people who can be paged. A rotating level has the person whose turn it is `offset`
 * turns after the current one: 0 is the primary, 1 next week's primary. A fixed level has one
 * person at all times, such as the manager.
 *
 * @public
 */
export type Level =
  | { id: string; title: string; kind: 'rotating'; offset: number }
  | { id: string; title: string; kind: 'fixed'; person: string };

/**
 * A rotation: people who are on call by turns. Shift `n` begins `n` turns after the anchor by the
 * wall clock of the zone, always counted from the anchor.
 *
 * @public
 */
export interface Rotation {
  /** Its id in the configuration. */
  id: string;
  /** IANA time zone of its wall clock. */
  timeZone: string;
  /** The local date, `YYYY-MM-DD`, on which shift 0 begins. */
  anchor: string;
  /** The wall-clock time of every handoff, `HH:MM`. */
  handoffTime: string;
  /** How many calendar days a shift lasts. */
  turnDays: number;
  /** By `fromShift`, the earliest first; at least one. */
  rosters: Roster[];
  /** In the order in which they are paged. */
  levels: Level[];
}

/**
 * One turn of a rotation: `[start, end)`.
 *
 * @public
 */
export interface Shift {
  /** Its number, counted from the anchor; negative before it. */
  number: number;
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds; the next shift holds at this instant. */
  end: number;
}

/**
 * Somebody stands in at one level for an interval. Where several hold, the one created last wins.
 *
 * @public
 */
export interface Override {
  /** Unique among the overrides. */
  id: string;
  /** The level's id. */
  level: string;
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds; it no longer holds at this instant. */
  end: number;
  /** Who stands in. */
  person: string;
  /** Holds only while this person would be on call at the level otherwise. */
  inPlaceOf?: string;
  /** Epoch milliseconds. Of two created at once the greater id is the later. */
  createdAt: number;
}

/**
 * A swap that was agreed on: somebody has a whole shift of a level in place of whose turn it is.
 *
 * @public
 */
export interface ShiftTransfer {
  /** The id of the swap. */
  swapId: string;
  /** The level's id. */
  level: string;
  /** The number of the shift. */
  shift: number;
  /** Who has it now. */
  person: string;
  /** Epoch milliseconds; of several for one shift the last agreed on holds. */
  agreedAt: number;
}

/**
 * What people changed about a rotation.
 *
 * @public
 */
export interface ScheduleChanges {
  /** Those that were not taken back. */
  overrides: readonly Override[];
  /** The swaps that were agreed on. */
  transfers: readonly ShiftTransfer[];
}

/**
 * Who is on call at one level for a time. Neighbours of a level touch and differ in something.
 *
 * @public
 */
export interface Assignment {
  /** The level's id. */
  level: string;
  /** Epoch milliseconds; absent for somebody who always has been (a fixed level). */
  start?: number;
  /** Epoch milliseconds; absent for somebody who always will be. */
  end?: number;
  /** Entity reference; absent when it is nobody: a gap. */
  person?: string;
  /** Why it is this person. `permanent` is a fixed level. */
  source: 'rotation' | 'swap' | 'override' | 'permanent' | 'nobody';
  /** The number of the shift that it lies in; absent for a fixed level. */
  shift?: number;
  /** Whose turn it is by the rotation alone, where somebody else has it. */
  insteadOf?: string;
  /** The override that makes it so. */
  overrideId?: string;
  /** The swap that makes it so. */
  swapId?: string;
}
