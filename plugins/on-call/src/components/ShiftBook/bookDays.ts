import type {
  Duty,
  ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import { DateTime } from 'luxon';

/** The duties of one day of the shift; without a day, those of the whole of it. */
export interface BookDay {
  /** Local date, `YYYY-MM-DD`, in the zone of the rotation. */
  date?: string;
  duties: Duty[];
}

/** How a duty stands at an instant. */
export type DutyStanding = 'done' | 'overdue' | 'today' | 'ahead' | 'open';

/** The duties by the day on which they fall, from the handoff on; those of the whole shift last. */
export function daysOf(book: ShiftBook): BookDay[] {
  const first = DateTime.fromISO(book.start, { zone: book.timeZone });
  const days = new Map<string, Duty[]>();
  const whole: Duty[] = [];
  for (const duty of book.duties) {
    const date = dateOf(duty, first);
    if (date === undefined) whole.push(duty);
    else days.set(date, [...(days.get(date) ?? []), duty]);
  }
  const dated: BookDay[] = [...days]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([date, duties]) => ({ date, duties: [...duties].sort(byTime) }));
  return whole.length > 0 ? [...dated, { duties: whole }] : dated;
}

/** How a duty stands; `now` is epoch milliseconds. It is overdue at the very instant it is due. */
export function standingOf(
  duty: Duty,
  now: number,
  timeZone: string,
): DutyStanding {
  if (duty.done) return 'done';
  if (!duty.dueAt) return 'open';
  const due = DateTime.fromISO(duty.dueAt, { zone: timeZone });
  if (due.toMillis() <= now) return 'overdue';
  const today = DateTime.fromMillis(now, { zone: timeZone });
  return due.hasSame(today, 'day') ? 'today' : 'ahead';
}

/** How many duties are done, and how many should be by now. */
export function tallyOf(book: ShiftBook, now: number) {
  const standings = book.duties.map(duty =>
    standingOf(duty, now, book.timeZone),
  );
  return {
    total: standings.length,
    done: standings.filter(standing => standing === 'done').length,
    overdue: standings.filter(standing => standing === 'overdue').length,
  };
}

/** Where the present lies: before the shift, in it, or after it. `now` is epoch milliseconds. */
export function whenOf(
  book: Pick<ShiftBook, 'start' | 'end'>,
  now: number,
): 'past' | 'present' | 'ahead' {
  if (now < Date.parse(book.start)) return 'ahead';
  return now < Date.parse(book.end) ? 'present' : 'past';
}

/** The book as it is once a duty, or an item of the pairing list, has been ticked or unticked. */
export function withTick(
  book: ShiftBook,
  tick: {
    id: string;
    done: boolean;
    note?: string;
    by?: string;
    /** RFC 3339. */
    at: string;
  },
): ShiftBook {
  const { pairing } = book;
  return {
    ...book,
    duties: book.duties.map(duty =>
      duty.id === tick.id
        ? { ...duty, ...saidOf(duty, tick), note: noteOf(duty, tick) }
        : duty,
    ),
    pairing: pairing && {
      ...pairing,
      items: pairing.items.map(item =>
        item.id === tick.id ? { ...item, ...saidOf(item, tick) } : item,
      ),
    },
  };
}

/** The shift so many turns after another, by `rotation:number`. */
export function shiftAfter(shiftId: string, turns: number): string {
  const at = shiftId.lastIndexOf(':');
  return `${shiftId.slice(0, at)}:${numberOf(shiftId) + turns}`;
}

/** Whether nobody had the shift: it ended when the first shift of the rotation began, or earlier. */
export function isBeforeAnchor(shiftId: string): boolean {
  return numberOf(shiftId) < 0;
}

/** How many turns one shift comes after another of the same rotation; 0 where either has no number. */
export function turnsBetween(from: string, to: string): number {
  const turns = numberOf(to) - numberOf(from);
  return Number.isSafeInteger(turns) ? turns : 0;
}

function numberOf(shiftId: string): number {
  return Number(shiftId.slice(shiftId.lastIndexOf(':') + 1));
}

function saidOf(
  before: Pick<Duty, 'done' | 'doneBy' | 'doneAt'>,
  tick: { done: boolean; by?: string; at: string },
): Pick<Duty, 'done' | 'doneBy' | 'doneAt'> {
  const { done, by, at } = tick;
  // A note on what is done already does not change who did it.
  if (done && before.done)
    return { done, doneBy: before.doneBy, doneAt: before.doneAt };
  return done
    ? { done, doneBy: by, doneAt: at }
    : { done, doneBy: undefined, doneAt: undefined };
}

// The note belongs to the tick: whoever takes the tick back takes the note with it.
function noteOf(duty: Duty, tick: { done: boolean; note?: string }) {
  if (!tick.done) return undefined;
  return tick.note || duty.note;
}

function dateOf(duty: Duty, first: DateTime): string | undefined {
  if (duty.dueAt) {
    return (
      DateTime.fromISO(duty.dueAt, { zone: first.zone }).toISODate() ??
      undefined
    );
  }
  if (duty.weekday === undefined) return undefined;
  // The first such weekday of the shift; the one on which it begins counts.
  const days = (duty.weekday - first.weekday + 7) % 7;
  return first.plus({ days }).toISODate() ?? undefined;
}

function byTime(one: Duty, other: Duty): number {
  return (one.dueAt ?? '~').localeCompare(other.dueAt ?? '~');
}
