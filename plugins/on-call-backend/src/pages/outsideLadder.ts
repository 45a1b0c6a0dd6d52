import type {
  Level,
  OnCallPage,
} from '@signalbox/backstage-plugin-on-call-common';
import type {
  ExternalPage,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import { toIso } from '../service/iso';
import { levelIdOf } from '../who/OutsideSources';

type PageStep = OnCallPage['steps'][number];

/** The level of a page at a source the way the configuration calls it, counted from 1. */
export function outsideLevel(
  levels: readonly Level[] | undefined,
  number: number,
): Pick<Level, 'id' | 'title'> {
  const configured = levels?.[number - 1];
  if (configured) return configured;
  const id = levelIdOf(undefined, number);
  return { id, title: id.charAt(0).toUpperCase() + id.slice(1) };
}

/**
 * The ladder of a page at a source, as far as the source has told when it asks which level. Where it
 * does not say, there is none to show.
 */
export function outsideLadder(
  page: ExternalPage,
  reading: SourceReading | undefined,
  configured: readonly Level[] | undefined,
): PageStep[] {
  const known = reading?.levels ?? [];
  if (page.level === undefined || known.length === 0) return [];
  const reached = page.level;
  const steps: PageStep[] = [];
  let at = page.openedAt;
  for (const { level, escalatesAfterMs } of known) {
    const isNext = level === reached + 1;
    if (isNext && page.escalatesAt !== undefined) at = page.escalatesAt;
    const person = personAt(reading, level, at);
    const { id, title } = outsideLevel(configured, level);
    steps.push({
      level: id,
      title,
      at: toIso(at),
      state: stateOf(page, level),
      ...(person ? { person } : {}),
    });
    if (escalatesAfterMs === undefined) break;
    at += escalatesAfterMs;
  }
  return steps;
}

/** The level that is asked next by hand; nothing where it is not known, or all were asked. */
export function nextLevel(
  page: ExternalPage,
  reading: SourceReading | undefined,
): number | undefined {
  const reached = page.level;
  if (reached === undefined) return undefined;
  return reading?.levels?.find(({ level }) => level > reached)?.level;
}

function personAt(
  reading: SourceReading | undefined,
  level: number,
  instant: number,
): string | undefined {
  return reading?.assignments.find(
    ({ level: other, start = -Infinity, end = Infinity }) =>
      other === level && start <= instant && instant < end,
  )?.person;
}

function stateOf(page: ExternalPage, level: number): PageStep['state'] {
  if (level <= (page.level ?? 0)) return 'done';
  return page.state === 'open' && page.escalatesAt !== undefined
    ? 'waiting'
    : 'never';
}
