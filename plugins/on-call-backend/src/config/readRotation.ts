import type { Config } from '@backstage/config';
import type { Level } from '@signalbox/backstage-plugin-on-call-common';
import type { ReadinessProbe } from '@signalbox/backstage-plugin-on-call-node';
import { Temporal } from 'temporal-polyfill';
import type { ConfiguredMembers, ConfiguredRotation } from './model';
import { readChecks, readDuties, readPairing } from './readBook';
import { readEscalation, readLevels } from './readLevels';
import {
  checkId,
  checkTime,
  checkWeekday,
  invalid,
  readDuration,
  readEntityRef,
  readUserRef,
  WEEKDAYS,
} from './reading';

const DAY_MS = 24 * 60 * 60_000;

function readTimeZone(config: Config, path: string): string {
  const timeZone = config.getString('timeZone');
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
  } catch {
    throw invalid(
      `${path}.timeZone`,
      timeZone,
      "an IANA time zone such as 'America/Los_Angeles'",
    );
  }
  return timeZone;
}

function readAnchor(config: Config, path: string): Temporal.PlainDate {
  const anchor = config.getString('anchor');
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(anchor)) throw new RangeError(anchor);
    return Temporal.PlainDate.from(anchor);
  } catch {
    throw invalid(
      `${path}.anchor`,
      anchor,
      "the date on which the first shift begins, such as '2026-02-23'",
    );
  }
}

/** The weekday is redundant on purpose: people read it, and it has to agree with the anchor. */
function readHandoffTime(
  config: Config,
  path: string,
  anchor: Temporal.PlainDate,
): string {
  const handoff = config.getConfig('handoff');
  const weekday = handoff.getOptionalString('weekday');
  if (weekday !== undefined) {
    const found = checkWeekday(weekday, `${path}.handoff.weekday`);
    if (found !== anchor.dayOfWeek) {
      throw invalid(
        `${path}.handoff.weekday`,
        weekday,
        `${
          WEEKDAYS[anchor.dayOfWeek - 1]
        }, because '${path}.anchor' ${anchor.toString()} is one; move either`,
      );
    }
  }
  return checkTime(handoff.getString('time'), `${path}.handoff.time`);
}

function readTurnDays(config: Config, path: string): number {
  const ms = readDuration(config, 'turn', path, { weeks: 1 });
  if (ms < DAY_MS || ms % DAY_MS !== 0) {
    throw invalid(
      `${path}.turn`,
      config.getOptional('turn'),
      "a whole number of days, such as '7 days'",
    );
  }
  return ms / DAY_MS;
}

function readMembers(config: Config, path: string): ConfiguredMembers {
  const at = `${path}.members`;
  const found = config.getOptional('members');
  if (Array.isArray(found)) {
    const members = config
      .getStringArray('members')
      .map((value, index) => readUserRef(value, `${at}[${index}]`));
    const twice = members.findIndex(
      (member, index) => members.indexOf(member) !== index,
    );
    if (twice >= 0) {
      throw invalid(`${at}[${twice}]`, members[twice], 'everybody once');
    }
    if (members.length > 0) return { kind: 'list', members };
  } else if (typeof found === 'object' && found !== null) {
    const group = config.getConfig('members').getString('group');
    return {
      kind: 'group',
      group: readEntityRef(group, `${at}.group`, 'group'),
    };
  }
  throw invalid(
    at,
    found,
    "a list of at least one user, or { group: 'group:default/name' }",
  );
}

/** One rotation with all that belongs to it. */
export function readRotation(
  config: Config,
  path: string,
  probes: ReadonlyMap<string, ReadinessProbe>,
): ConfiguredRotation {
  const id = checkId(config.getString('id'), `${path}.id`);
  const anchor = readAnchor(config, path);
  const levels: Level[] = readLevels(config, path);
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    description: config.getOptionalString('description'),
    timeZone: readTimeZone(config, path),
    anchor: anchor.toString(),
    handoffTime: readHandoffTime(config, path, anchor),
    turnDays: readTurnDays(config, path),
    members: readMembers(config, path),
    levels,
    escalation: readEscalation(config, path, levels),
    entityRefs: (config.getOptionalStringArray('entityRefs') ?? []).map(
      (value, index) =>
        readEntityRef(value, `${path}.entityRefs[${index}]`, 'component'),
    ),
    channel: config.getOptionalString('channel'),
    helpChannel: config.getOptionalString('helpChannel'),
    duties: readDuties(config, path),
    pairing: readPairing(config, path),
    checks: readChecks(config, path, probes),
  };
}
