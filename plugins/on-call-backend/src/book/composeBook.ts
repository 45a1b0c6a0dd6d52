import {
  dueAt,
  heldBefore,
  type Duty,
  type ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredDuty } from '../config/model';
import { optionalIso, toIso } from '../service/iso';
import type { Tick } from './TickStore';
import { insideOf, primaryAt, secondaryAt, type Turn } from './Turn';

/** A duty of a shift, with the instant by which it is to be done (epoch milliseconds). */
export interface TurnDuty {
  duty: ConfiguredDuty;
  /** Absent for the whole shift. */
  due?: number;
}

/**
 * The duties that a shift has by the configuration, in the order in which they are due and then as
 * configured; those for the whole shift come last.
 */
export function dutiesOf(
  { configured, rotation, shift }: Turn,
  now: number,
): TurnDuty[] {
  const duties: TurnDuty[] = [];
  for (const duty of configured.duties) {
    const instants = dueAt(rotation, shift, duty);
    if (instants.length === 0) continue;
    const wholeShift = duty.weekday === undefined && duty.time === undefined;
    // In a turn of several weeks it is the coming one of its days that counts.
    const due = instants.find(instant => instant >= now) ?? instants.at(-1);
    duties.push(wholeShift ? { duty } : { duty, due });
  }
  return duties.sort(byDue);
}

function byDue({ due: one }: TurnDuty, { due: other }: TurnDuty): number {
  if (one === other) return 0;
  return (one ?? Infinity) - (other ?? Infinity);
}

/** The secondary of a shift who has never held one before and is to be shown what it takes. */
export function newcomerOf(turn: Turn, now: number): string | undefined {
  const person = secondaryAt(turn, insideOf(turn.shift, now));
  return person !== undefined &&
    !heldBefore(turn.rotation, turn.changes, person, turn.shift.start)
    ? person
    : undefined;
}

function ticked(tick: Tick | undefined) {
  return {
    done: tick !== undefined,
    doneBy: tick?.by,
    doneAt: optionalIso(tick?.at),
    note: tick?.note,
  };
}

function toDuty({ duty, due }: TurnDuty, tick: Tick | undefined): Duty {
  const { id, title, description, weekday, links } = duty;
  return {
    id,
    title,
    description,
    weekday,
    dueAt: optionalIso(due),
    links,
    ...ticked(tick),
  };
}

/** The book of a shift as it is at an instant (epoch milliseconds). */
export function composeBook(
  turn: Turn,
  ticks: readonly Tick[],
  now: number,
): ShiftBook {
  const ofDuties = new Map(
    ticks
      .filter(({ kind }) => kind === 'duty')
      .map(tick => [tick.itemId, tick] as const),
  );
  const duties = dutiesOf(turn, now).map(duty => {
    const tick = ofDuties.get(duty.duty.id);
    ofDuties.delete(duty.duty.id);
    return toDuty(duty, tick);
  });
  // What was done stays in the book when the configuration has it no more.
  for (const tick of ofDuties.values()) {
    duties.push({ id: tick.itemId, title: tick.title, ...ticked(tick) });
  }
  const inside = insideOf(turn.shift, now);
  return {
    shiftId: turn.shiftId,
    rotation: turn.configured.id,
    timeZone: turn.configured.timeZone,
    start: toIso(turn.shift.start),
    end: toIso(turn.shift.end),
    primary: primaryAt(turn, inside),
    secondary: secondaryAt(turn, inside),
    duties,
    pairing: composePairing(turn, ticks, now),
  };
}

function composePairing(
  turn: Turn,
  ticks: readonly Tick[],
  now: number,
): ShiftBook['pairing'] {
  const person = newcomerOf(turn, now);
  if (person === undefined) return undefined;
  const shown = new Map(
    ticks
      .filter(({ kind, about }) => kind === 'pairing' && about === person)
      .map(tick => [tick.itemId, tick] as const),
  );
  const items = turn.configured.pairing.map(({ id, title }) => {
    const tick = shown.get(id);
    shown.delete(id);
    return toPairingItem(id, title, tick);
  });
  for (const tick of shown.values()) {
    items.push(toPairingItem(tick.itemId, tick.title, tick));
  }
  return { person, items };
}

function toPairingItem(id: string, title: string, tick: Tick | undefined) {
  return {
    id,
    title,
    done: tick !== undefined,
    doneBy: tick?.by,
    doneAt: optionalIso(tick?.at),
  };
}
