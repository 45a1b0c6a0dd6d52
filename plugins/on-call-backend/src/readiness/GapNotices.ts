import type { ClockService } from '@signalbox/scheduling-node';
import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import { onCallAddress, type Portal } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';
import type { MessageOutbox } from '../messages/MessageOutbox';
import { currentAndBeginning } from '../schedule/beginnings';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import { groupByPerson } from './DatabaseReadinessReader';
import type { Finding, FindingStore } from './FindingStore';
import type { LookStore } from './LookStore';
import type { ReadinessChecks } from './ReadinessChecks';
import { resolveCheck } from './resolveBox';

const DAY_MS = 24 * 60 * 60_000;
/** The seed has people get access before their shift; a week is time enough to be given it. */
const TELL_AHEAD_MS = 7 * DAY_MS;

/** What somebody is to be ready for. */
interface ComingShift {
  schedule: RotationSchedule;
  person: string;
  /** The shift; below zero it stands for a quarter of somebody who has a level at all times. */
  shift: number;
  /** When the shift begins, epoch milliseconds, or the level that they have at all times. */
  start: number | { level: string };
}

/**
 * Tells people in the week before their shift what they lack for it, once a shift, and whoever has a
 * level at all times once in a calendar quarter.
 */
export class GapNotices {
  private constructor(
    private readonly parts: {
      knex: Knex;
      model: OnCallModel;
      findings: FindingStore;
      looks: LookStore;
      checks: ReadinessChecks;
      outbox: MessageOutbox;
      clock: ClockService;
    },
  ) {}

  static create(parts: {
    knex: Knex;
    model: OnCallModel;
    findings: FindingStore;
    looks: LookStore;
    checks: ReadinessChecks;
    outbox: MessageOutbox;
    clock: ClockService;
  }): GapNotices {
    return new GapNotices(parts);
  }

  /** Tells whoever has to be told now. Of several replicas one does. */
  async give(schedules: readonly RotationSchedule[]): Promise<void> {
    const { knex, findings, looks, outbox, clock, model } = this.parts;
    const now = clock.now();
    const coming = schedules.flatMap(schedule => [
      ...comingShifts(schedule, now),
      ...permanentLevels(schedule, now),
    ]);
    if (coming.length === 0) return;
    const persons = [...new Set(coming.map(({ person }) => person))];
    const told = await this.told(persons);
    const untold = coming.filter(shift => !told.has(keyOf(shift)));
    if (untold.length === 0) return;

    const known = groupByPerson(await findings.load(persons));
    const looked = new Set(
      (await looks.load(persons))
        .filter(({ lookedAt }) => lookedAt !== undefined)
        .map(({ checkId, person }) => `${checkId} ${person}`),
    );
    for (const shift of untold) {
      const missing = this.missing(
        shift,
        known.get(shift.person) ?? [],
        looked,
      );
      if (missing.length === 0) continue;
      await knex.transaction(async trx => {
        const first = await trx('readiness_gaps_told')
          .insert({
            person: shift.person,
            rotation: shift.schedule.configured.id,
            shift: shift.shift,
            told_at: now,
          })
          .onConflict(['person', 'rotation', 'shift'])
          .ignore()
          .returning('shift');
        if (first.length === 0) return;
        await outbox.put(trx, {
          person: shift.person,
          message: composeGap(shift, missing, model),
          dedupeKey: `readiness:${keyOf(shift)}`,
        });
      });
    }
  }

  private async told(persons: readonly string[]): Promise<Set<string>> {
    const rows: Array<{ person: string; rotation: string; shift: number }> =
      await this.parts
        .knex('readiness_gaps_told')
        .select('person', 'rotation', 'shift')
        .whereIn('person', persons);
    return new Set(
      rows.map(
        ({ person, rotation, shift }) => `${rotation}:${shift}:${person}`,
      ),
    );
  }

  /**
   * The titles of what is not known to be in order. Nothing yet while a machine has still to look for
   * the first time: it may find everything there.
   */
  private missing(
    { schedule, person }: ComingShift,
    known: readonly Finding[],
    looked: ReadonlySet<string>,
  ): string[] {
    const { checks, clock } = this.parts;
    const configured = schedule.configured.checks;
    const waits = configured.some(
      check => checks.probeOf(check) && !looked.has(`${check.id} ${person}`),
    );
    if (waits) return [];
    return configured
      .filter(check =>
        Object.values(resolveCheck(check, known, clock.now())).some(
          ({ state }) => state !== 'yes',
        ),
      )
      .map(({ title }) => title);
  }
}

function keyOf({ schedule, shift, person }: ComingShift): string {
  return `${schedule.configured.id}:${shift}:${person}`;
}

/** The shifts that begin within the week, each person once a shift. */
function comingShifts(schedule: RotationSchedule, now: number): ComingShift[] {
  const found = new Map<string, ComingShift>();
  for (const { person, shift, start } of currentAndBeginning(
    schedule,
    now,
    now + TELL_AHEAD_MS,
  )) {
    if (person === undefined || shift === undefined) continue;
    if (start === undefined || start <= now) continue;
    const coming = { schedule, person, shift, start };
    const other = found.get(keyOf(coming));
    if (!other || start < Number(other.start)) {
      found.set(keyOf(coming), coming);
    }
  }
  return [...found.values()];
}

/** Whoever has a level of a rotation at all times, such as the manager, each person once. */
function permanentLevels(
  schedule: RotationSchedule,
  now: number,
): ComingShift[] {
  const found = new Map<string, ComingShift>();
  for (const { id, kind, ...level } of schedule.configured.levels) {
    const person = 'person' in level ? level.person : undefined;
    if (kind !== 'fixed' || person === undefined || found.has(person)) continue;
    const shift = -quarterOf(now);
    found.set(person, { schedule, person, shift, start: { level: id } });
  }
  return [...found.values()];
}

/** Calendar quarters (UTC), counted from the year 0. */
function quarterOf(instant: number): number {
  const date = new Date(instant);
  return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
}

function composeGap(
  { schedule, start }: ComingShift,
  missing: readonly string[],
  portal: Portal,
): OnCallMessage {
  const { title, timeZone, helpChannel } = schedule.configured;
  const isShift = typeof start === 'number';
  const what = isShift
    ? `Your shift begins ${formatInstant(start, timeZone)}.`
    : `You are ${
        schedule.configured.levels.find(({ id }) => id === start.level)
          ?.title ?? start.level
      } at all times.`;
  return {
    title: `${title}: you are not ready for your ${
      isShift ? 'shift' : 'level'
    } yet`,
    text: [
      `${what} Not known to be in order: ${missing.join(', ')}.`,
      helpChannel
        ? `What you lack you can ask for in ${helpChannel}, or ask your manager.`
        : 'What you lack you can ask your manager for.',
    ].join('\n\n'),
    link: onCallAddress(portal, schedule.configured, { fragment: 'readiness' }),
    severity: 'normal',
    topic: 'readiness',
  };
}
