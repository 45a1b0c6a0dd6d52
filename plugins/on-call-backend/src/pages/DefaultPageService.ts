import type { OnCallPageWithHistory } from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { OnCallModel } from '../config/model';
import { newId } from '../database/newId';
import { mayRead } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { codedConflict, invalidRequest, notFound } from '../service/errors';
import type { EntityRotations } from './EntityRotations';
import type { OutsidePages } from './OutsidePages';
import { toPageRecord } from './pageRows';
import type { Pages, PageAct } from './Pages';
import type {
  PageList,
  PageMove,
  PageOrder,
  PageService,
  PagesQuery,
} from './PageService';
import type { PageViews } from './PageViews';
import { withoutHistory } from './withoutHistory';

/** Sends each request to where the pages of its rotation are: here, or at a source outside. */
export class DefaultPageService implements PageService {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: OnCallModel,
    private readonly pages: Pages,
    private readonly views: PageViews,
    private readonly outside: OutsidePages,
    private readonly entities: EntityRotations,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: OnCallModel;
    pages: Pages;
    views: PageViews;
    outside: OutsidePages;
    entities: EntityRotations;
  }): DefaultPageService {
    return new DefaultPageService(
      options.knex,
      options.clock,
      options.model,
      options.pages,
      options.views,
      options.outside,
      options.entities,
    );
  }

  /**
   * Whose pages are asked for.
   *
   * @throws InputError when it is neither a rotation nor an entity, or both.
   */
  async rotationOf(
    { rotation, entityRef }: Pick<PageOrder, 'rotation' | 'entityRef'>,
    { credentials }: CallOptions,
  ): Promise<string> {
    if ((rotation === undefined) === (entityRef === undefined)) {
      throw invalidRequest('rotation: give either this or entityRef');
    }
    if (rotation !== undefined) return rotation;
    const found = await this.entities.rotationOf(entityRef!, credentials);
    if (found === undefined) {
      throw codedConflict(
        `Nobody is on call for ${entityRef}: it, its System and its owning Group have no rotation.`,
        'NO_ROTATION',
      );
    }
    return found;
  }

  /** The rotation of a page. */
  async rotationOfPage(pageId: string): Promise<string> {
    const outside = this.outside.targetOfPage(pageId);
    if (outside) return outside.target.rotation;
    return (await this.pages.find(pageId)).rotation;
  }

  async list(query: PagesQuery, options: CallOptions): Promise<PageList> {
    const { rotation, entityRef, state, limit } = query;
    const readable = [...this.model.rotations.keys()].filter(
      id =>
        (rotation === undefined || id === rotation) &&
        mayRead(options.access, id),
    );
    const rows = await this.knex('pages')
      .whereIn('rotation', readable)
      .modify(asked => {
        if (entityRef !== undefined) asked.andWhere({ entity_ref: entityRef });
        if (state === 'open') asked.whereNot({ state: 'resolved' });
        if (state === 'resolved') asked.andWhere({ state: 'resolved' });
        if (query.cursor) asked.andWhere('id', '<', readCursor(query.cursor));
      })
      .orderBy('id', 'desc')
      .limit(limit + 1);
    const own = rows.slice(0, limit).map(toPageRecord);
    const items = await this.views.list(own);
    const elsewhere =
      state === 'resolved' || query.cursor
        ? []
        : await this.listOutside(query, readable, options);
    return {
      items: [...elsewhere.map(withoutHistory), ...items],
      pageInfo:
        rows.length > limit
          ? { nextCursor: writeCursor(own[own.length - 1].id) }
          : {},
    };
  }

  async open(
    order: PageOrder,
    options: CallOptions,
  ): Promise<{ page: OnCallPageWithHistory; created: boolean }> {
    const rotation = order.rotation ?? (await this.rotationOf(order, options));
    const target = this.outside.targetOf(rotation);
    if (target) {
      const { title, details, dedupeKey, idempotencyKey } = order;
      const key =
        dedupeKey ?? idempotencyKey ?? `signalbox-${newId(this.clock.now())}`;
      const page = await this.outside.open(
        target,
        { title, details, dedupeKey: key },
        options.credentials,
      );
      return { page, created: true };
    }
    if (!this.model.rotations.has(rotation)) {
      throw notFound('rotation', rotation);
    }
    const opened = await this.pages.open({ ...order, rotation }, options.actor);
    return {
      page: await this.views.one(opened.page),
      created: opened.created,
    };
  }

  async get(pageId: string): Promise<OnCallPageWithHistory> {
    const outside = this.outside.targetOfPage(pageId);
    return outside
      ? this.outside.find(outside.target, outside.outsideId)
      : this.views.one(await this.pages.find(pageId));
  }

  async move(
    move: PageMove,
    act: PageAct,
    options: CallOptions,
  ): Promise<OnCallPageWithHistory> {
    const outside = this.outside.targetOfPage(act.pageId);
    if (!outside) {
      return this.views.one(await this.pages[move](act, options.actor));
    }
    const { target, outsideId } = outside;
    if (move === 'escalate') {
      return this.outside.escalate(target, outsideId, options.credentials);
    }
    const to = move === 'resolve' ? 'resolved' : 'acknowledged';
    return this.outside.move(target, outsideId, to, options.credentials);
  }

  private async listOutside(
    { rotation, entityRef }: PagesQuery,
    readable: readonly string[],
    options: CallOptions,
  ): Promise<OnCallPageWithHistory[]> {
    if (entityRef === undefined) {
      const known =
        rotation !== undefined && mayRead(options.access, rotation)
          ? [rotation]
          : readable;
      return this.outside.listOpen(known);
    }
    const { credentials, access } = options;
    const id = await this.entities.rotationOf(entityRef, credentials);
    const fits = rotation === undefined || id === rotation;
    return id !== undefined && fits && mayRead(access, id)
      ? this.outside.listOpen([id])
      : [];
  }
}

function writeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function readCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^[0-9A-Z]{26}$/.test(id)) {
    throw invalidRequest("'cursor' is not one that this list has given");
  }
  return id;
}
