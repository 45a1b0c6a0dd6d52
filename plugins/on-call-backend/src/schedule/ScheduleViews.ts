import {
  assignmentsBetween,
  doubledIn,
  fairnessOf,
  gapsIn,
  shiftOf,
  shiftsBetween,
  type Assignment,
  type Fairness,
  type MyShift,
  type MyShifts,
  type Schedule,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { HandoffReader } from '../handoff/HandoffReader';
import type { PagesReader } from '../pages/PagesReader';
import { filterReadable, requireReadable } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { toIso } from '../service/iso';
import type { OutsideSources } from '../who/OutsideSources';
import { requireUser } from './checkChange';
import type { RotationSchedule, RotationSchedules } from './RotationSchedules';
import type { Swaps } from './Swaps';
import { toApiAssignment } from './toApiAssignment';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** `[from, to)`, epoch milliseconds. */
interface Window {
  from: number;
  to: number;
}

/** Who is on call when, as it is read. */
export class ScheduleViews {
  private constructor(
    private readonly parts: {
      clock: ClockService;
      schedules: RotationSchedules;
      outside: OutsideSources;
      pages: PagesReader;
      handoffs: HandoffReader;
      swaps: Swaps;
    },
  ) {}

  static create(parts: {
    clock: ClockService;
    schedules: RotationSchedules;
    outside: OutsideSources;
    pages: PagesReader;
    handoffs: HandoffReader;
    swaps: Swaps;
  }): ScheduleViews {
    return new ScheduleViews(parts);
  }

  async schedule(
    rotationId: string,
    { from, to }: Window,
    { access }: CallOptions,
  ): Promise<Schedule> {
    const { clock, schedules, outside } = this.parts;
    requireReadable(access, rotationId);
    const schedule = await schedules.load(rotationId);
    const { rotation, changes, configured } = schedule;
    const assignments = assignmentsBetween(rotation, changes, from, to);
    const drift = await outside.driftOf(schedule, { from, to });
    return {
      rotation: rotationId,
      timeZone: configured.timeZone,
      from: toIso(from),
      to: toIso(to),
      assignments: assignments.map(held => toApiAssignment(rotationId, held)),
      handoffs: shiftsBetween(rotation, from, to)
        .filter(({ start }) => start >= from)
        .map(({ start }) => toIso(start)),
      gaps: gapsIn(assignments, from, to).map(withInstants),
      doubled: doubledIn(assignments, from, to).map(withInstants),
      drift: drift.map(withInstants),
      asOf: toIso(clock.now()),
    };
  }

  /** Nothing before the anchor is counted: the first shift begins there, and nobody held one before. */
  async fairness(
    rotationId: string,
    window: Window,
    { access }: CallOptions,
  ): Promise<Fairness> {
    const { clock, schedules, pages } = this.parts;
    requireReadable(access, rotationId);
    const { rotation, changes, configured } = await schedules.load(rotationId);
    const { to } = window;
    const begin = shiftOf(rotation, 0).start;
    const from = Math.min(to, Math.max(window.from, begin));
    return {
      rotation: rotationId,
      timeZone: configured.timeZone,
      from: toIso(from),
      to: toIso(to),
      asOf: toIso(clock.now()),
      people: fairnessOf({
        rotation,
        changes,
        from,
        to,
        pages: await pages.counted(rotationId, from, to),
      }),
    };
  }

  /** One's own, those that hold now first, and what waits for one's word. */
  async myShifts(weeks: number, options: CallOptions): Promise<MyShifts> {
    const { clock, schedules, swaps, handoffs } = this.parts;
    const person = requireUser(options);
    const now = clock.now();
    const readable = filterReadable(
      options.access,
      await schedules.loadAll(),
      ({ rotation }) => rotation.id,
    );
    const items = readable
      .flatMap(schedule =>
        assignmentsBetween(
          schedule.rotation,
          schedule.changes,
          now,
          now + weeks * WEEK_MS,
        )
          .filter(held => held.person === person)
          .map(held => ({ schedule, held })),
      )
      .sort((one, other) => startOf(one.held, now) - startOf(other.held, now));
    const ids = readable.map(({ rotation }) => rotation.id);
    return {
      asOf: toIso(now),
      items: items.map(({ schedule, held }) => toMyShift(schedule, held, now)),
      swapsToAnswer: await swaps.waitingFor(person, ids),
      handoffsToAcknowledge: await handoffs.waitingFor(person, readable),
    };
  }
}

/** What holds now comes first, in whatever order it began. */
function startOf({ start }: Assignment, now: number): number {
  return Math.max(start ?? now, now);
}

function toMyShift(
  { configured }: RotationSchedule,
  held: Assignment,
  now: number,
): MyShift {
  const { level, start, end, shiftId, source } = toApiAssignment(
    configured.id,
    held,
  );
  return {
    rotation: configured.id,
    rotationTitle: configured.title,
    timeZone: configured.timeZone,
    level,
    levelTitle: configured.levels.find(({ id }) => id === level)!.title,
    shiftId,
    start,
    end,
    source: source as MyShift['source'],
    current: held.start === undefined || held.start <= now,
  };
}

function withInstants<T extends { start: number; end: number }>(
  found: T,
): Omit<T, 'start' | 'end'> & { start: string; end: string } {
  return { ...found, start: toIso(found.start), end: toIso(found.end) };
}
