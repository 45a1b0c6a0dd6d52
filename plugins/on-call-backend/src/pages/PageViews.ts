import type {
  OnCallComponents,
  OnCallPage,
  OnCallPageWithHistory,
} from '@signalbox/backstage-plugin-on-call-common';
import type { Knex } from 'knex';
import { toMessageRecord, type MessageRecord } from '../messages/messageRows';
import { optionalIso, toIso } from '../service/iso';
import type { DutyQuestion, OnDuty } from './OnDuty';
import {
  toPageEventRecord,
  type PageEventRecord,
  type PageRecord,
} from './pageRows';

type PageStep = OnCallPage['steps'][number];
type PageNotified = OnCallComponents['schemas']['PageNotified'];

/** Shows pages the way the API does, with who was paged, what came of it, and who would be next. */
export class PageViews {
  private constructor(
    private readonly knex: Knex,
    private readonly onDuty: OnDuty,
  ) {}

  static create(options: { knex: Knex; onDuty: OnDuty }): PageViews {
    return new PageViews(options.knex, options.onDuty);
  }

  /** Several; two queries, and each rotation once. */
  async list(pages: readonly PageRecord[]): Promise<OnCallPage[]> {
    if (pages.length === 0) return [];
    return (await this.detailed(pages)).map(({ view }) => view);
  }

  /** One, with all that happened to it. */
  async one(page: PageRecord): Promise<OnCallPageWithHistory> {
    const [{ view, events }] = await this.detailed([page]);
    return {
      ...view,
      history: events.map(({ at, kind, actor, level, person, note }) => ({
        at: toIso(at),
        kind,
        // A service has no entity reference.
        ...(actor?.includes('/') ? { by: actor } : {}),
        level,
        person,
        note,
      })),
    };
  }

  private async detailed(pages: readonly PageRecord[]) {
    const ids = pages.map(({ id }) => id);
    const events = (
      await this.knex('page_events')
        .whereIn('page_id', ids)
        .orderBy(['at', 'id'])
    ).map(toPageEventRecord);
    const messages = (
      await this.knex('messages').whereIn('page_id', ids).orderBy('id')
    ).map(toMessageRecord);
    const planned = await this.planned(pages);
    return pages.map(page => {
      const own = events.filter(({ pageId }) => pageId === page.id);
      const told = messages.filter(({ pageId }) => pageId === page.id);
      const view = toApiPage(page, own, told, planned.get(page.id) ?? []);
      return { view, events: own };
    });
  }

  /** The steps that are still ahead, with who would be paged by the schedule as it is now. */
  private async planned(
    pages: readonly PageRecord[],
  ): Promise<Map<string, PageStep[]>> {
    const ahead = pages.map(page => ({ page, steps: stepsAhead(page) }));
    const questions: DutyQuestion[] = ahead.flatMap(({ page, steps }) =>
      page.state === 'open'
        ? steps.map(({ level, at }) => ({
            rotation: page.rotation,
            level,
            instant: at,
          }))
        : [],
    );
    const persons = await this.onDuty.of(questions);
    let next = 0;
    return new Map(
      ahead.map(({ page, steps }) => [
        page.id,
        steps.map(({ level, title, at }): PageStep => {
          const step = { level, title, at: toIso(at) };
          if (page.state !== 'open') return { ...step, state: 'never' };
          const person = persons[next++];
          return { ...step, state: 'waiting', ...(person ? { person } : {}) };
        }),
      ]),
    );
  }
}

function stepsAhead(page: PageRecord) {
  const { ladder, step, stepAt, escalateAt } = page;
  let at = stepAt;
  return ladder.slice(step + 1).map(({ level, title, afterMs }, index) => {
    at = index === 0 && escalateAt !== undefined ? escalateAt : at + afterMs;
    return { level, title, at };
  });
}

function toApiPage(
  page: PageRecord,
  events: readonly PageEventRecord[],
  messages: readonly MessageRecord[],
  ahead: readonly PageStep[],
): OnCallPage {
  const paged = events.filter(
    ({ kind }) => kind === 'notified' || kind === 'nobody',
  );
  const done = page.ladder
    .slice(0, page.step + 1)
    .map(({ level, title }, step): PageStep => {
      const event = paged.find(entry => entry.step === step);
      return {
        level,
        title,
        at: toIso(event?.at ?? page.stepAt),
        state: 'done',
        ...(event?.person ? { person: event.person } : {}),
      };
    });
  return {
    id: page.id,
    rotation: page.rotation,
    entityRef: page.entityRef,
    title: page.title,
    details: page.details,
    state: page.state,
    openedAt: toIso(page.openedAt),
    openedBy: page.openedBy,
    source: 'signalbox',
    canEscalate: page.state !== 'resolved' && ahead.length > 0,
    level: page.ladder[page.step]?.level,
    steps: [...done, ...ahead],
    nextEscalationAt:
      page.state === 'open' && ahead.length > 0
        ? optionalIso(page.escalateAt)
        : undefined,
    acknowledgedAt: optionalIso(page.acknowledgedAt),
    acknowledgedBy: page.acknowledgedBy,
    resolvedAt: optionalIso(page.resolvedAt),
    resolvedBy: page.resolvedBy,
    notified: paged.map(event => toNotified(event, messages)),
    version: page.version,
  };
}

function toNotified(
  event: PageEventRecord,
  messages: readonly MessageRecord[],
): PageNotified {
  const { level = '', person, at, reason = 'opened' } = event;
  return {
    level,
    person,
    at: toIso(at),
    reason,
    outcomes: messages
      .filter(
        message => message.pageStep === event.step && message.person === person,
      )
      .map(({ channel, state, detail }) => ({
        channel,
        outcome: state,
        ...(detail ? { detail } : {}),
      })),
  };
}
