import type {
  ApiAssignment,
  LevelNow,
} from '@signalbox/backstage-plugin-on-call-common';
import {
  heldBefore,
  shiftNumberAt,
  shiftOf,
} from '@signalbox/backstage-plugin-on-call-common';
import type {
  ExternalAssignment,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import { optionalIso } from '../service/iso';
import { levelIdOf, tellsOf } from './OutsideSources';

function titleOf(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replace(/-/g, ' ');
}

const nameOf = ({ person, name }: ExternalAssignment) => person ?? name;
const startOf = ({ start }: ExternalAssignment) => start ?? -Infinity;
const endOf = ({ end }: ExternalAssignment) => end ?? Infinity;

/**
 * Every level at an instant (epoch milliseconds) by the word of a source outside: those of the
 * rotation, and whatever the source has beyond them.
 */
export function levelsOfReading(
  schedule: RotationSchedule | undefined,
  reading: SourceReading,
  at: number,
): LevelNow[] {
  const { assignments, levels: asked = [] } = reading;
  const isKnown = tellsOf(reading, at);
  const configured = schedule?.configured.levels ?? [];
  const numbers = [
    ...new Set([
      ...configured.map((_, index) => index + 1),
      ...asked.map(({ level }) => level),
      ...assignments.map(({ level }) => level),
    ]),
  ].sort((one, other) => one - other);
  return numbers.map(number => {
    const id = levelIdOf(schedule, number);
    const held = assignments
      .filter(({ level }) => level === number)
      .sort((one, other) => startOf(one) - startOf(other));
    const now = held.find(one => startOf(one) <= at && at < endOf(one));
    const next = held.find(
      one => startOf(one) > at && (!now || nameOf(one) !== nameOf(now)),
    );
    return {
      level: id,
      title: configured.find(level => level.id === id)?.title ?? titleOf(id),
      now: now
        ? toAssignment(id, now)
        : nobodyAt(id, isKnown && isAsked(number, asked)),
      next: next && toAssignment(id, next),
      firstShift: isFirstShift(schedule, number, now, at),
    };
  });
}

/** Of what the source was not asked about it is not known that it is nobody. */
function nobodyAt(level: string, isKnown: boolean): ApiAssignment | undefined {
  return isKnown ? { level, source: 'nobody' } : undefined;
}

function isAsked(
  number: number,
  asked: NonNullable<SourceReading['levels']>,
): boolean {
  return asked.length === 0 || asked.some(({ level }) => level === number);
}

function toAssignment(level: string, held: ExternalAssignment): ApiAssignment {
  return {
    level,
    start: optionalIso(held.start),
    end: optionalIso(held.end),
    person: held.person,
    name: held.person === undefined ? held.name : undefined,
    // The one source outside that the document knows.
    source: 'pagerduty',
    url: held.url,
  };
}

function isFirstShift(
  schedule: RotationSchedule | undefined,
  number: number,
  held: ExternalAssignment | undefined,
  at: number,
): boolean | undefined {
  const level = schedule?.configured.levels[number - 1];
  if (!schedule || !held?.person || level?.kind !== 'rotating') {
    return undefined;
  }
  const { rotation, changes } = schedule;
  const { start } = shiftOf(rotation, shiftNumberAt(rotation, at));
  return !heldBefore(rotation, changes, held.person, start);
}
