import type { Entity } from '@backstage/catalog-model';
import {
  assignmentsBetween,
  driftBetween,
  type ScheduleDrift,
  type TheirAssignment,
} from '@signalbox/backstage-plugin-on-call-common';
import type {
  OnCallSource,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import type { RotationSchedule } from '../schedule/RotationSchedules';

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Where somebody outside says who is on call. */
export interface OutsideKey {
  source: OnCallSource;
  /** What names the entity or the rotation at the source. */
  key: string;
}

/** What permissions call a thing that only a source outside knows: `source:key`. */
export function placeOf({ source, key }: OutsideKey): string {
  return `${source.name}:${key}`;
}

/** The id of a level by its number at a source, counted from 1. */
export function levelIdOf(
  schedule: RotationSchedule | undefined,
  number: number,
): string {
  return (
    schedule?.configured.levels[number - 1]?.id ??
    ['primary', 'secondary', 'tertiary'][number - 1] ??
    `level-${number}`
  );
}

/** The sources outside that modules have brought. What they say is read from what a job has kept. */
export class OutsideSources {
  private constructor(private readonly sources: readonly OnCallSource[]) {}

  static create(options: {
    sources: ReadonlyMap<string, OnCallSource>;
  }): OutsideSources {
    return new OutsideSources([...options.sources.values()]);
  }

  /** What the configuration of a source says of a rotation. */
  ofRotation(rotationId: string): OutsideKey | undefined {
    for (const source of this.sources) {
      const key = source.keyOfRotation(rotationId);
      if (key !== undefined) return { source, key };
    }
    return undefined;
  }

  /** Whether a rotation is configured for just this at the source. */
  isOf(rotationId: string | undefined, outside: OutsideKey): boolean {
    const own =
      rotationId === undefined ? undefined : this.ofRotation(rotationId);
    return own?.key === outside.key && own.source === outside.source;
  }

  /** What the annotations of an entity say. */
  ofEntity(entity: Entity): OutsideKey | undefined {
    for (const source of this.sources) {
      const key = source.keyOf(entity);
      if (key !== undefined) return { source, key };
    }
    return undefined;
  }

  /** The name of who says who is on call. */
  kindOf(rotationId: string): string {
    return this.ofRotation(rotationId)?.source.name ?? 'config';
  }

  /** Where the source of a rotation differs from it; nothing where there is none. */
  async driftOf(
    schedule: RotationSchedule,
    window: { from: number; to: number },
    outside = this.ofRotation(schedule.rotation.id),
  ): Promise<ScheduleDrift[]> {
    const reading = outside && (await outside.source.read(outside.key));
    return reading ? driftIn(schedule, reading, window) : [];
  }
}

/**
 * Where a reading differs from the rotation. Beyond what the source was asked for nothing is known,
 * and nothing is told of the time before it was.
 */
export function driftIn(
  schedule: RotationSchedule,
  reading: SourceReading,
  window: { from: number; to: number },
): ScheduleDrift[] {
  if (reading.fetchedAt === undefined) return [];
  const from = Math.max(window.from, reading.fetchedAt);
  const to = Math.min(window.to, horizonOf(reading, reading.fetchedAt));
  if (from >= to) return [];
  const { rotation, changes } = schedule;
  // Of levels that the source was not asked about nothing is known.
  const asked = reading.levels?.map(({ level }) => levelIdOf(schedule, level));
  const theirs = reading.assignments.map(
    ({ level, ...held }): TheirAssignment => ({
      ...held,
      level: levelIdOf(schedule, level),
    }),
  );
  const ours = assignmentsBetween(rotation, changes, from, to).filter(
    ({ level }) => !asked || asked.includes(level),
  );
  return driftBetween(ours, theirs, from, to);
}

/** Whether a reading tells of an instant (epoch milliseconds) who is on call, and that nobody is. */
export function tellsOf(reading: SourceReading, at: number): boolean {
  const { fetchedAt } = reading;
  return (
    fetchedAt !== undefined &&
    at >= fetchedAt &&
    at < horizonOf(reading, fetchedAt)
  );
}

/** Until when every level of a reading is known; a week where all are permanent. */
function horizonOf(
  { assignments, coversUntil }: SourceReading,
  fetchedAt: number,
): number {
  if (coversUntil !== undefined) return coversUntil;
  const ends = new Map<number, number>();
  for (const { level, end } of assignments) {
    ends.set(level, Math.max(ends.get(level) ?? 0, end ?? Infinity));
  }
  const known = Math.min(...ends.values());
  return Number.isFinite(known) ? known : fetchedAt + WEEK_MS;
}
