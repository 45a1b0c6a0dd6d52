import {
  type ApiAssignment,
  type LevelNow,
  type WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import type { SourceReading } from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import type { PagesReader } from '../pages/PagesReader';
import {
  filterReadable,
  mayRead,
  requireReadable,
  type CallerAccess,
} from '../permissions/CallerAccess';
import type { ReadinessReader } from '../readiness/ReadinessReader';
import type { CallOptions } from '../router/RouterParts';
import type {
  RotationSchedule,
  RotationSchedules,
} from '../schedule/RotationSchedules';
import { toApiRotation } from '../schedule/toApiRotation';
import { invalidRequest, notPermitted } from '../service/errors';
import { fromIso, optionalIso, toIso } from '../service/iso';
import type { EntityOnCall, EntityResolver } from './EntityResolver';
import { levelsOfReading } from './levelsOfReading';
import { levelsOfSchedule } from './levelsOfSchedule';
import {
  driftIn,
  placeOf,
  tellsOf,
  type OutsideKey,
  type OutsideSources,
} from './OutsideSources';

/** Older than this a reading is shown as stale; sources are read every minute or so. */
const STALE_AFTER_MS = 10 * 60_000;
/** How far ahead a source is compared with the rotation. */
const DRIFT_AHEAD_MS = 4 * 7 * 24 * 60 * 60_000;

interface Parts {
  clock: ClockService;
  schedules: RotationSchedules;
  outside: OutsideSources;
  entities: EntityResolver;
  pages: PagesReader;
  readiness: ReadinessReader;
}

/** What is asked for: an entity or a rotation, and when. */
export interface WhoQuery {
  entityRef?: string;
  rotation?: string;
  at?: string;
}

/** What is told of: an entity, and the rotation or the source that says who is on call. */
interface Told {
  entityRef?: string;
  rotation?: string;
  outside?: OutsideKey;
}

/** Who is on call for an entity or by a rotation, every level now and next. */
export class Who {
  private constructor(private readonly parts: Parts) {}

  static create(parts: Parts): Who {
    return new Who(parts);
  }

  async ask(query: WhoQuery, options: CallOptions): Promise<WhoIsOnCall> {
    const { clock } = this.parts;
    const at = query.at === undefined ? clock.now() : fromIso(query.at, 'at');
    const { entityRef, rotation } = query;
    if ((entityRef === undefined) === (rotation === undefined)) {
      throw invalidRequest('entityRef: give either this or rotation');
    }
    if (rotation !== undefined) {
      requireReadable(options.access, rotation);
      const outside = this.parts.outside.ofRotation(rotation);
      return this.tell({ rotation, outside }, at, options.access);
    }
    const found = await this.parts.entities.resolve(
      entityRef!,
      options.credentials,
    );
    return this.ofEntity(found, at, options);
  }

  private async ofEntity(
    found: EntityOnCall,
    at: number,
    { access }: CallOptions,
  ): Promise<WhoIsOnCall> {
    const { entityRef, inheritedFrom, unknown } = found;
    const shown = { entityRef, inheritedFrom };
    const outside =
      found.outside ??
      (found.rotation === undefined
        ? undefined
        : this.parts.outside.ofRotation(found.rotation));
    const places = this.places({ ...found, outside });
    if (places.length === 0) {
      return {
        ...shown,
        state: unknown === undefined ? 'not-annotated' : 'not-configured',
        named: unknown,
        at: toIso(at),
        levels: [],
        openPages: [],
        drift: [],
      };
    }
    // They see the entity, so that it has somebody on call is no secret; who it is may be one. Where
    // a source of its own says who it is, knowing the rotation does not do.
    if (!places.every(place => mayRead(access, place))) {
      throw notPermitted(`You may not see who is on call for ${entityRef}.`);
    }
    return {
      ...(await this.tell({ ...found, outside }, at, access)),
      ...shown,
    };
  }

  /** What permissions call all that is told: the rotation, and a source that is not just its own. */
  private places({ rotation, outside }: Told): string[] {
    const isOfRotation =
      outside === undefined || this.parts.outside.isOf(rotation, outside);
    return [
      ...(rotation === undefined ? [] : [rotation]),
      ...(isOfRotation ? [] : [placeOf(outside)]),
    ];
  }

  private async tell(
    told: Told,
    at: number,
    access: CallerAccess,
  ): Promise<WhoIsOnCall> {
    const { entityRef, rotation: rotationId, outside } = told;
    const { schedules, clock, pages } = this.parts;
    const now = clock.now();
    const schedule =
      rotationId === undefined ? undefined : await schedules.load(rotationId);
    const reading = outside && (await outside.source.read(outside.key));
    if (outside && isStale(reading, now)) outside.source.wish(outside.key);
    const openPages = await pages.openFor({
      rotations: this.places(told),
      entityRefs: entityRef === undefined ? undefined : [entityRef],
    });
    return {
      state: 'available',
      at: toIso(at),
      named: rotationId ?? outside?.key,
      rotation:
        schedule &&
        toApiRotation(schedule, outside ? outside.source.name : 'config'),
      levels: await this.levels(schedule, reading, at),
      source: outside
        ? sourceState(outside, reading, now)
        : { kind: 'config', stale: false },
      // One about the entity may be of a rotation that was for it before.
      openPages: filterReadable(access, openPages, page => page.rotation),
      drift:
        schedule && reading
          ? driftIn(schedule, reading, {
              from: now,
              to: now + DRIFT_AHEAD_MS,
            }).map(({ start, end, ...drift }) => ({
              ...drift,
              start: toIso(start),
              end: toIso(end),
            }))
          : [],
    };
  }

  /** By the source where there is one that knows of the instant: it is whom it pages. */
  private async levels(
    schedule: RotationSchedule | undefined,
    reading: SourceReading | undefined,
    at: number,
  ): Promise<LevelNow[]> {
    const isTheirs = reading && (!schedule || tellsOf(reading, at));
    const levels = isTheirs
      ? levelsOfReading(schedule, reading, at)
      : levelsOfSchedule(schedule, at);
    if (!schedule) return levels;
    const persons = levels.flatMap(({ now }) => personOf(now) ?? []);
    if (persons.length === 0) return levels;
    const ready = await this.parts.readiness.of(
      [...new Set(persons)],
      schedule.rotation.id,
    );
    return levels.map(level => ({
      ...level,
      ready: ready.get(personOf(level.now) ?? ''),
    }));
  }
}

function personOf(assignment: ApiAssignment | undefined): string | undefined {
  return assignment?.person;
}

function isStale(reading: SourceReading | undefined, now: number): boolean {
  return (
    reading?.fetchedAt === undefined ||
    reading.problem !== undefined ||
    now - reading.fetchedAt > STALE_AFTER_MS
  );
}

function sourceState(
  { source }: OutsideKey,
  reading: SourceReading | undefined,
  now: number,
): WhoIsOnCall['source'] {
  const problem = reading?.problem;
  return {
    kind: source.name,
    title: source.title,
    fetchedAt: optionalIso(reading?.fetchedAt),
    stale: isStale(reading, now),
    problem: problem && { ...problem, since: toIso(problem.since) },
  };
}
