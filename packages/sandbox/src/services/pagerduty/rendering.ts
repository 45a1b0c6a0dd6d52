import { Temporal } from 'temporal-polyfill';
import { Schedule, ScheduleOverride } from './model';

/** Somebody's time in a schedule: from `start` to before `end`. */
export interface ScheduleEntry {
  userId: string;
  start: number;
  end: number;
}

/** When the turn with this number begins, on the wall of the schedule's zone. */
export function turnStart(
  { anchor, turnDays, timeZone }: Schedule,
  turn: number,
): number {
  return Temporal.PlainDateTime.from(anchor)
    .add({ days: turn * turnDays })
    .toZonedDateTime(timeZone).epochMilliseconds;
}

/** Whether an entry is within a time, or holds the instant where that is none. */
export function isWithin(
  { start, end }: Pick<ScheduleEntry, 'start' | 'end'>,
  since: number,
  until: number,
): boolean {
  return end > since && (start < until || start === since);
}

/** The whole turns that reach into a time; none is before the anchor. */
export function renderTurns(
  schedule: Schedule,
  since: number,
  until: number,
): ScheduleEntry[] {
  const { anchor, turnDays, timeZone, userIds } = schedule;
  const from = Temporal.Instant.fromEpochMilliseconds(since)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const days = Temporal.PlainDateTime.from(anchor)
    .toPlainDate()
    .until(from).days;
  const entries: ScheduleEntry[] = [];
  let turn = Math.max(Math.floor(days / turnDays) - 1, 0);
  let start = turnStart(schedule, turn);
  while (start <= until) {
    const end = turnStart(schedule, turn + 1);
    const entry = { userId: userIds[turn % userIds.length], start, end };
    if (isWithin(entry, since, until)) {
      entries.push(entry);
    }
    turn++;
    start = end;
  }
  return entries;
}

/** Lays overrides over entries; where two overlap, the later created holds. */
export function layOver(
  entries: ScheduleEntry[],
  overrides: ScheduleOverride[],
): ScheduleEntry[] {
  return overrides
    .reduce((under, { userId, start, end }) => {
      const left = under.flatMap(entry => {
        if (entry.end <= start || entry.start >= end) {
          return [entry];
        }
        return [
          { ...entry, end: start },
          { ...entry, start: end },
        ].filter(piece => piece.start < piece.end);
      });
      return [...left, { userId, start, end }];
    }, entries)
    .sort((a, b) => a.start - b.start);
}

/** Who has the schedule: the entries that reach into a time, whole. */
export function renderFinal(
  schedule: Schedule,
  overrides: ScheduleOverride[],
  since: number,
  until: number,
): ScheduleEntry[] {
  return layOver(renderTurns(schedule, since, until), overrides).filter(entry =>
    isWithin(entry, since, until),
  );
}

/** Cuts entries off at the edges of a time. */
export function clip(
  entries: ScheduleEntry[],
  since: number,
  until: number,
): ScheduleEntry[] {
  return entries.map(entry => ({
    ...entry,
    start: Math.max(entry.start, since),
    end: Math.min(entry.end, until),
  }));
}

/** How much of a time has somebody, in percent with two decimals. */
export function coverage(
  entries: ScheduleEntry[],
  since: number,
  until: number,
): number {
  if (until <= since) {
    return entries.length > 0 ? 100 : 0;
  }
  const covered = clip(entries, since, until).reduce(
    (sum, { start, end }) => sum + end - start,
    0,
  );
  return Math.round((covered / (until - since)) * 10_000) / 100;
}
