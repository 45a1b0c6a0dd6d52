import {
  assignmentsBetween,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import type { KnownLook, Look, LookStore } from './LookStore';
import type { ReadinessChecks } from './ReadinessChecks';

const DAY_MS = 24 * 60 * 60_000;
/** Machines begin to look so long before a shift: a week before anybody is told of a gap. */
const LOOK_AHEAD_MS = 14 * DAY_MS;
/** Until the shift is over they look so often. */
const LOOK_EVERY_MS = DAY_MS;

/** Plans whom machines look at: whoever is on call, or will be within two weeks, once a day. */
export class ReadinessPlanner {
  private constructor(
    private readonly parts: {
      looks: LookStore;
      checks: ReadinessChecks;
      clock: ClockService;
    },
  ) {}

  static create(parts: {
    looks: LookStore;
    checks: ReadinessChecks;
    clock: ClockService;
  }): ReadinessPlanner {
    return new ReadinessPlanner(parts);
  }

  /** Plans what is due now by these schedules. Several replicas may do it at once. */
  async plan(schedules: readonly RotationSchedule[]): Promise<void> {
    const { looks, checks, clock } = this.parts;
    const now = clock.now();
    const wanted = new Map<string, Look>();
    for (const schedule of schedules) {
      const machines = schedule.configured.checks.filter(check =>
        checks.probeOf(check),
      );
      if (machines.length === 0) continue;
      for (const { person } of onCallWithin(schedule, now, LOOK_AHEAD_MS)) {
        if (person === undefined) continue;
        for (const { id } of machines) {
          wanted.set(`${id} ${person}`, { person, checkId: id });
        }
      }
    }
    const persons = new Set([...wanted.values()].map(({ person }) => person));
    const known = new Map(
      (await looks.load([...persons])).map(look => [
        `${look.checkId} ${look.person}`,
        look,
      ]),
    );
    await looks.plan(
      [...wanted].flatMap(([key, look]) =>
        isDue(known.get(key), now) ? [look] : [],
      ),
      now,
    );
  }
}

function isDue(known: KnownLook | undefined, now: number): boolean {
  if (!known) return true;
  return !known.planned && now >= (known.lookedAt ?? 0) + LOOK_EVERY_MS;
}

/** Who is on call now or will be within a time (milliseconds). */
export function onCallWithin(
  { rotation, changes }: RotationSchedule,
  now: number,
  aheadMs: number,
): Assignment[] {
  return assignmentsBetween(rotation, changes, now, now + aheadMs);
}
