import type { Rotation, Shift } from './rotation';
import { DAY, ZoneClock } from './zoneClock';

const calendars = new WeakMap<Rotation, ShiftCalendar>();

/** When the shifts of a rotation begin. A rotation is never changed in place. */
export class ShiftCalendar {
  private constructor(
    private readonly clock: ZoneClock,
    /** What the wall clock shows when shift 0 is due to begin. */
    private readonly anchor: number,
    private readonly turn: number,
  ) {}

  static of(rotation: Rotation): ShiftCalendar {
    let calendar = calendars.get(rotation);
    if (!calendar) {
      calendar = new ShiftCalendar(
        ZoneClock.of(rotation.timeZone),
        anchorOf(rotation),
        rotation.turnDays * DAY,
      );
      calendars.set(rotation, calendar);
    }
    return calendar;
  }

  /** Always from the anchor: what the clocks do on the way moves nothing. */
  startOf(number: number): number {
    return this.clock.toInstant(this.anchor + number * this.turn);
  }

  numberAt(instant: number): number {
    let number = Math.floor(
      (this.clock.toLocal(instant) - this.anchor) / this.turn,
    );
    // A shift begins as soon as the wall clock shows its time or more, so it has begun where the
    // wall clock says so. After the clocks went back it may have begun although they show less.
    while (this.startOf(number + 1) <= instant) number++;
    return number;
  }
}

function anchorOf(rotation: Rotation): number {
  const anchor = Date.parse(`${rotation.anchor}T${rotation.handoffTime}:00Z`);
  if (
    Number.isNaN(anchor) ||
    new Date(anchor).toISOString().slice(0, 10) !== rotation.anchor
  ) {
    throw new RangeError(
      `Rotation '${rotation.id}' has no such anchor as '${rotation.anchor}' at '${rotation.handoffTime}': write YYYY-MM-DD and HH:MM`,
    );
  }
  if (!Number.isInteger(rotation.turnDays) || rotation.turnDays < 1) {
    throw new RangeError(
      `Rotation '${rotation.id}' has turns of ${rotation.turnDays} days: write a whole number from 1`,
    );
  }
  return anchor;
}

/**
 * The shift of this number. Its edges are wall-clock times in the zone of the rotation, counted from
 * the anchor: one that does not exist is the first valid instant after the gap, one that comes twice
 * is the first.
 *
 * @throws RangeError for a rotation whose zone, anchor, handoff time or turn is none.
 *
 * @public
 */
export function shiftOf(rotation: Rotation, number: number): Shift {
  const calendar = ShiftCalendar.of(rotation);
  return {
    number,
    start: calendar.startOf(number),
    end: calendar.startOf(number + 1),
  };
}

/**
 * The number of the shift at an instant (epoch milliseconds); at the exact handoff it is the next.
 *
 * @throws RangeError as {@link shiftOf}.
 *
 * @public
 */
export function shiftNumberAt(rotation: Rotation, instant: number): number {
  return ShiftCalendar.of(rotation).numberAt(instant);
}

/**
 * The shifts with any time in `[from, to)`, epoch milliseconds, whole and in order.
 *
 * @throws RangeError as {@link shiftOf}, and for a window that is not finite.
 *
 * @public
 */
export function shiftsBetween(
  rotation: Rotation,
  from: number,
  to: number,
): Shift[] {
  assertWindow(from, to);
  const calendar = ShiftCalendar.of(rotation);
  const shifts: Shift[] = [];
  if (from >= to) return shifts;
  let number = calendar.numberAt(from);
  let start = calendar.startOf(number);
  while (start < to) {
    const end = calendar.startOf(number + 1);
    // Where a zone leaves out a whole day, a shift of that day has no time at all.
    if (end > start) shifts.push({ number, start, end });
    start = end;
    number++;
  }
  return shifts;
}

export function assertWindow(from: number, to: number): void {
  if (!Number.isFinite(from) || !Number.isFinite(to)) {
    throw new RangeError('A window has a beginning and an end');
  }
}

/**
 * The id of a shift: `rotation:number`.
 *
 * @public
 */
export function formatShiftId(rotationId: string, number: number): string {
  return `${rotationId}:${number}`;
}

/**
 * What an id of a shift names; nothing when it is none.
 *
 * @public
 */
export function parseShiftId(
  id: string,
): { rotationId: string; number: number } | undefined {
  const parts = /^([^:]+):(0|-?[1-9]\d{0,8})$/.exec(id);
  return parts ? { rotationId: parts[1], number: Number(parts[2]) } : undefined;
}
