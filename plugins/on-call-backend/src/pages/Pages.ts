import {
  pageTransition,
  type PageEventKind,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import { uniqueViolation } from '../database/errors';
import { newId } from '../database/newId';
import type { DatabaseMessageOutbox } from '../messages/DatabaseMessageOutbox';
import { codedConflict, notFound, staleVersion } from '../service/errors';
import { climb, type Climbed } from './climb';
import { composePageMessages } from './composePageMessage';
import { holdersAt, type OnDuty } from './OnDuty';
import type { PageMetrics } from './PageMetrics';
import { toPageRecord, type PageRecord } from './pageRows';
import { movePage, writePageEvents, type PageChange } from './writePage';

/** What is asked for. */
export interface OpenPage {
  rotation: string;
  entityRef?: string;
  title: string;
  details?: string;
  dedupeKey?: string;
  idempotencyKey?: string;
}

/** What somebody does with a page that they have seen at this version. */
export interface PageAct {
  pageId: string;
  version: number;
  note?: string;
}

/** Opens pages and moves them on as people say. It does not ask who may. */
export class Pages {
  #wake: () => void = () => {};

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
  }): Pages {
    return new Pages(
      options.knex,
      options.clock,
      options.model,
      options.onDuty,
      options.outbox,
      options.metrics,
      options.changed,
    );
  }

  /** Sets who escalates; called once at the start. */
  onWake(wake: () => void): void {
    this.#wake = wake;
  }

  /**
   * @throws NotFoundError when there is none of that id.
   */
  async find(pageId: string): Promise<PageRecord> {
    const row = await this.knex('pages').where({ id: pageId }).first();
    if (!row) throw notFound('page', pageId);
    return toPageRecord(row);
  }

  /**
   * Opens a page and pages the first level at once, or answers the one that it joins.
   *
   * @throws ConflictError when the idempotency key has opened another page.
   */
  async open(
    request: OpenPage,
    actor: string,
  ): Promise<{ page: PageRecord; created: boolean }> {
    const rotation = this.rotation(request.rotation);
    const earlier = await this.earlier(request, actor);
    if (earlier) return { page: earlier, created: false };
    const now = this.clock.now();
    // The ladder stays as it is now; who stands on it is asked for at every step.
    const ladder = rotation.escalation.steps.map(({ level, afterMs }) => ({
      level,
      title: rotation.levels.find(({ id }) => id === level)?.title ?? level,
      afterMs,
    }));
    const holders = await holdersAt(
      this.onDuty,
      rotation.id,
      ladder.map(({ level }) => level),
      now,
    );
    const first = climb({ ladder, step: -1, told: 0 }, now, holders, 'opened');
    try {
      const page = await this.knex.transaction(async trx => {
        const [row] = await trx('pages')
          .insert({
            id: newId(now),
            rotation: rotation.id,
            entity_ref: request.entityRef ?? null,
            title: request.title,
            details: request.details ?? null,
            state: first.change.state,
            ladder: JSON.stringify(ladder),
            step: first.change.step,
            step_at: now,
            told: first.change.told,
            escalate_at: first.change.escalateAt ?? null,
            next_at: first.change.escalateAt ?? null,
            opened_at: now,
            opened_by: actor,
            dedupe_key: request.dedupeKey ?? null,
            idempotency_key: request.idempotencyKey ?? null,
          })
          .returning('*');
        const opened = toPageRecord(row);
        await writePageEvents(trx, opened.id, [
          { at: now, kind: 'opened', actor },
          ...first.events,
        ]);
        await this.tell(trx, rotation, opened, first);
        return opened;
      });
      this.metrics.opened(rotation.id);
      if (page.state === 'unanswered') this.metrics.unanswered(rotation.id);
      this.moved(page);
      return { page, created: true };
    } catch (error) {
      if (uniqueViolation(error) === undefined) throw error;
      // Somebody else has opened it at the same moment.
      const joined = await this.earlier(request, actor);
      if (!joined) throw error;
      return { page: joined, created: false };
    }
  }

  /**
   * Somebody is on it: nobody else is asked, and what has not been sent is not.
   *
   * @throws ConflictError when the page has moved on or is acknowledged already.
   */
  async acknowledge(act: PageAct, actor: string): Promise<PageRecord> {
    const page = await this.seen(act, 'acknowledge');
    const now = this.clock.now();
    const moved = await this.settle(
      page,
      act,
      {
        state: 'acknowledged',
        acknowledgedAt: now,
        acknowledgedBy: actor,
        escalateAt: undefined,
      },
      { kind: 'acknowledged', actor, now },
    );
    this.metrics.acknowledged(page.rotation, now - page.openedAt);
    return moved;
  }

  /**
   * It is over.
   *
   * @throws ConflictError when the page has moved on or is resolved already.
   */
  async resolve(act: PageAct, actor: string): Promise<PageRecord> {
    const page = await this.seen(act, 'resolve');
    const now = this.clock.now();
    return this.settle(
      page,
      act,
      {
        state: 'resolved',
        resolvedAt: now,
        resolvedBy: actor,
        escalateAt: undefined,
      },
      { kind: 'resolved', actor, now },
    );
  }

  /**
   * Pages the next level now. A page that was acknowledged is open again, for whoever had it hands
   * it on.
   *
   * @throws ConflictError when the page has moved on or its last level was paged already.
   */
  async escalate(act: PageAct, actor: string): Promise<PageRecord> {
    const page = await this.seen(act, 'escalate-by-hand');
    if (page.step + 1 >= page.ladder.length) {
      throw codedConflict(
        'Every level has been paged; acknowledge the page or open a new one',
        'EVERY_LEVEL_PAGED',
      );
    }
    const holders = await holdersAt(
      this.onDuty,
      page.rotation,
      page.ladder.map(({ level }) => level),
      this.clock.now(),
    );
    const now = this.clock.now();
    const next = climb(page, now, holders, 'escalated-by-hand', actor);
    if (act.note) next.events[0].note = act.note;
    const moved = await this.knex.transaction(async trx => {
      const written = await movePage(
        trx,
        page,
        { ...next.change, acknowledgedAt: null, acknowledgedBy: null },
        next.events,
      );
      if (!written) throw await this.stale(trx, act);
      await this.tell(
        trx,
        this.model.rotations.get(page.rotation),
        written,
        next,
      );
      return written;
    });
    this.metrics.escalated(page.rotation, 'person');
    if (moved.state === 'unanswered') this.metrics.unanswered(page.rotation);
    this.moved(moved);
    return moved;
  }

  private async settle(
    page: PageRecord,
    act: PageAct,
    change: PageChange,
    event: { kind: 'acknowledged' | 'resolved'; actor: string; now: number },
  ): Promise<PageRecord> {
    const { kind, actor, now } = event;
    const moved = await this.knex.transaction(async trx => {
      const written = await movePage(trx, page, change, [
        { at: now, kind, actor, note: act.note },
      ]);
      if (!written) throw await this.stale(trx, act);
      await this.outbox.withdraw(
        trx,
        page.id,
        `Not sent: the page was ${kind} before`,
      );
      return written;
    });
    this.moved(moved);
    return moved;
  }

  private async tell(
    trx: Knex.Transaction,
    rotation: ConfiguredRotation | undefined,
    page: PageRecord,
    { events }: Climbed,
  ): Promise<void> {
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
  }

  private moved(page: PageRecord): void {
    this.#wake();
    this.changed(page);
  }

  private rotation(id: string): ConfiguredRotation {
    const rotation = this.model.rotations.get(id);
    if (!rotation) throw notFound('rotation', id);
    return rotation;
  }

  private async seen(
    { pageId, version }: PageAct,
    event: PageEventKind,
  ): Promise<PageRecord> {
    const page = await this.find(pageId);
    if (page.version !== version) {
      throw staleVersion('page', page.version, version);
    }
    const { refusal } = pageTransition(page.state, event);
    if (refusal) throw codedConflict(refusal.message, refusal.code);
    return page;
  }

  private async stale(trx: Knex, { pageId, version }: PageAct) {
    const row = await trx('pages').where({ id: pageId }).first('version');
    return staleVersion('page', Number(row?.version), version);
  }

  /** The page that was opened by the same request before, or that this one joins. */
  private async earlier(
    request: OpenPage,
    actor: string,
  ): Promise<PageRecord | undefined> {
    const { rotation, dedupeKey, idempotencyKey } = request;
    if (idempotencyKey) {
      const row = await this.knex('pages')
        .where({ opened_by: actor, idempotency_key: idempotencyKey })
        .first();
      if (row) {
        const page = toPageRecord(row);
        if (
          page.rotation !== rotation ||
          page.title !== request.title ||
          page.details !== request.details ||
          page.dedupeKey !== dedupeKey
        ) {
          throw codedConflict(
            'Idempotency-Key: this key has opened another page before; take a new one.',
            'IDEMPOTENCY_KEY_REUSED',
          );
        }
        return page;
      }
    }
    if (!dedupeKey) return undefined;
    const row = await this.knex('pages')
      .where({ rotation, dedupe_key: dedupeKey })
      .whereNot({ state: 'resolved' })
      .first();
    return row && toPageRecord(row);
  }
}
