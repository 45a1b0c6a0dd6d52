import {
  assignmentsBetween,
  shiftOf,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import ical, { ICalEventBusyStatus, type ICalCalendar } from 'ical-generator';
import { shortName } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { RotationSchedule } from '../schedule/RotationSchedules';

const DAY_MS = 24 * 60 * 60_000;
const BACK_MS = 4 * 7 * DAY_MS;
const AHEAD_MS = 2 * 366 * DAY_MS;

/** What a feed is of. */
export interface FeedContents {
  /** Only what this person has; absent for everybody's. */
  person?: string;
  schedules: readonly RotationSchedule[];
  /** How often the schedule of each rotation was changed. */
  versions: ReadonlyMap<string, number>;
  /** Epoch milliseconds. */
  now: number;
  /** Where the portal is. */
  appUrl: string;
}

/**
 * Shifts as an iCalendar document: four weeks back and two years ahead, in UTC, which every calendar
 * program shows in the zone of its reader. The id of an event stays that of its shift, so that a
 * change moves an event and makes no second one, and its sequence rises with every change of the
 * schedule. What somebody has at all times, such as the manager, is no event.
 */
export function composeFeed(contents: FeedContents): string {
  const { person, schedules } = contents;
  const [only] = schedules;
  const calendar = ical({
    name: person
      ? `On call: ${shortName(person)}`
      : `On call: ${only.configured.title}`,
    prodId: { company: 'Signalbox', product: 'on-call' },
    timezone: null,
    ttl: 3600,
  });
  // How a program should show it that does not ask its reader; the instants are in UTC.
  if (!person) {
    calendar.x([{ key: 'X-WR-TIMEZONE', value: only.configured.timeZone }]);
  }
  for (const schedule of schedules) addEvents(calendar, schedule, contents);
  return calendar.toString();
}

function addEvents(
  calendar: ICalCalendar,
  schedule: RotationSchedule,
  { person, versions, now, appUrl }: FeedContents,
): void {
  const { rotation, changes, configured } = schedule;
  const url = `${appUrl}/on-call`;
  for (const held of assignmentsBetween(
    rotation,
    changes,
    now - BACK_MS,
    now + AHEAD_MS,
  )) {
    const { start, end } = held;
    if (start === undefined || end === undefined) continue;
    if (person !== undefined && held.person !== person) continue;
    const level = configured.levels.find(({ id }) => id === held.level)!;
    const who = held.person ? shortName(held.person) : 'Nobody';
    const zone = configured.timeZone;
    calendar.createEvent({
      id: idOf(schedule, held),
      sequence: versions.get(rotation.id) ?? 0,
      start: new Date(start),
      end: new Date(end),
      // The same on every reading, so that nothing looks changed that is not.
      stamp: new Date(start),
      summary: person
        ? `On call: ${level.title}, ${configured.title}`
        : `${who}: ${level.title}, ${configured.title}`,
      description: `${formatInstant(start, zone)} to ${formatInstant(
        end,
        zone,
      )}\n${url}`,
      url,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
}

/** That of the shift; where somebody else has a part of it, also where the part begins. */
function idOf(
  { rotation }: RotationSchedule,
  { level, shift, start }: Assignment,
): string {
  const place = `${rotation.id}-${level}`;
  if (shift === undefined) return `${place}-from-${start}@signalbox`;
  return start === shiftOf(rotation, shift).start
    ? `${place}-${shift}@signalbox`
    : `${place}-${shift}-from-${start}@signalbox`;
}
