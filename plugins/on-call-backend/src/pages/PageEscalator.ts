import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import type { DatabaseMessageOutbox } from '../messages/DatabaseMessageOutbox';
import { climb } from './climb';
import { composePageMessages } from './composePageMessage';
import { holdersAt, type OnDuty } from './OnDuty';
import type { PageMetrics } from './PageMetrics';
import { toPageRecord, type PageRecord } from './pageRows';
import { movePage } from './writePage';

/**
 * Escalates pages when their time has come. What it works out is written under the version and the
 * fence that it was worked out from, together with what people are told of it; so a replica that
 * died has done a step wholly or not at all, and two do it once.
 */
export class PageEscalator {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: OnCallModel,
    private readonly onDuty: OnDuty,
    private readonly outbox: DatabaseMessageOutbox,
    private readonly metrics: PageMetrics,
    private readonly changed: (page: PageRecord) => void,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: OnCallModel;
    onDuty: OnDuty;
    outbox: DatabaseMessageOutbox;
    metrics: PageMetrics;
    /** Hears of a page after the commit. */
    changed: (page: PageRecord) => void;
  }): PageEscalator {
    return new PageEscalator(
      options.knex,
      options.clock,
      options.model,
      options.onDuty,
      options.outbox,
      options.metrics,
      options.changed,
    );
  }

  /** Takes the step of a page that is due, and answers when the next is, in epoch milliseconds. */
  async handle(claim: Claim): Promise<number | undefined> {
    const row = await this.knex('pages')
      .where({ id: claim.id, fence: claim.fence, state: 'open' })
      .first();
    const page: PageRecord | undefined = row && toPageRecord(row);
    if (page?.escalateAt === undefined) return undefined;
    const now = this.clock.now();
    if (now < page.escalateAt) return page.escalateAt;

    // Who is asked is whoever is on call now, and not when the page was opened.
    const holders = await holdersAt(
      this.onDuty,
      page.rotation,
      page.ladder.map(({ level }) => level),
      now,
    );
    const { change, events } = climb(page, now, holders, 'escalated');
    const rotation = this.model.rotations.get(page.rotation);
    const moved = await this.knex.transaction(async trx => {
      const next = await movePage(trx, page, change, events, claim.fence);
      if (!next) return undefined;
      await this.outbox.putAll(
        trx,
        composePageMessages(
          page,
          events,
          rotation ?? {
            id: page.rotation,
            title: page.rotation,
            entityRefs: [],
          },
          this.model,
        ),
      );
      return next;
    });
    if (!moved) return undefined;
    if (moved.step > page.step) this.metrics.escalated(page.rotation, 'time');
    if (moved.state === 'unanswered') this.metrics.unanswered(page.rotation);
    this.changed(moved);
    return moved.escalateAt;
  }
}
