import { nextEscalation } from '@signalbox/backstage-plugin-on-call-common';
import type { PagedReason } from './PageMetrics';
import type { LadderStep, PageEventRecord, PageRecord } from './pageRows';

/** How long a ladder of one level waits for it. */
const ONE_LEVEL_MS = 30 * 60_000;

/** What a page is after a step, and what happened in it. */
export interface Climbed {
  change: Pick<PageRecord, 'step' | 'stepAt' | 'told' | 'state'> & {
    escalateAt: number | undefined;
  };
  events: Array<Omit<PageEventRecord, 'pageId'>>;
}

/** How long the last level has before a page is given up: as long as the longest step. */
function lastLevelMs(ladder: readonly LadderStep[]): number {
  return Math.max(...ladder.map(({ afterMs }) => afterMs)) || ONE_LEVEL_MS;
}

/**
 * Pages the next level at which somebody is on call; a level with nobody is passed at once, and
 * the history says so. After the last level a page waits for as long as its longest step, and then
 * nobody came: it is unanswered. Where nobody at all could be paged it is so at once.
 */
export function climb(
  page: Pick<PageRecord, 'ladder' | 'step' | 'told'>,
  now: number,
  /** Who is on call now, by level. */
  holders: ReadonlyMap<string, string | undefined>,
  reason: PagedReason,
  actor?: string,
): Climbed {
  const { ladder } = page;
  const events: Climbed['events'] = [];
  let { step, told } = page;
  let reached = false;
  while (!reached && step + 1 < ladder.length) {
    step += 1;
    const { level } = ladder[step];
    const person = holders.get(level);
    if (step > 0) events.push({ at: now, kind: 'escalated', level, actor });
    events.push({
      at: now,
      kind: person ? 'notified' : 'nobody',
      level,
      person,
      step,
      reason,
    });
    reached = person !== undefined;
    if (reached) told += 1;
  }
  const stays = { step, stepAt: now, told };
  if (!reached && (events.length === 0 || told === 0)) {
    events.push({ at: now, kind: 'unanswered' });
    return {
      change: { ...stays, state: 'unanswered', escalateAt: undefined },
      events,
    };
  }
  const escalateAt =
    nextEscalation({ policy: { steps: [...ladder] }, step, steppedAt: now }) ??
    now + lastLevelMs(ladder);
  return { change: { ...stays, state: 'open', escalateAt }, events };
}
