import type {
  OnCallPageWithHistory,
  PageRequest,
} from '@signalbox/backstage-plugin-on-call-common';
import type { JsonObject } from '@backstage/types';
import Router from 'express-promise-router';
import type { PageMove, PageService, PagesQuery } from '../pages/PageService';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody, validatedQuery } from './validated';

const MOVES: readonly PageMove[] = ['acknowledge', 'escalate', 'resolve'];

/** What the audit log keeps of a page; its title and details may hold anything. */
function describe(page: OnCallPageWithHistory): JsonObject {
  const { id, rotation, entityRef, state, source, version } = page;
  return {
    pageId: id,
    rotation,
    state,
    source,
    version,
    ...(entityRef ? { entityRef } : {}),
  };
}

/** Pages: what there is, opening one, and what people do with it. */
export function createPagesRouter(
  { acting, auditor }: Pick<RouterParts, 'acting' | 'auditor'>,
  service: PageService,
) {
  const router = Router();

  router.get('/pages', async (req, res) => {
    const query = validatedQuery<PagesQuery>(req);
    res.json(await service.list(query, await acting(req)));
  });

  router.post('/pages', async (req, res) => {
    const options = await acting(req);
    const order = validatedBody<PageRequest>(req);
    const { rotation, entityRef, dedupeKey } = order;
    const { page, created } = await audited(
      auditor,
      {
        eventId: 'page-open',
        request: req,
        meta: {
          ...(rotation ? { rotation } : {}),
          ...(entityRef ? { entityRef } : {}),
          ...(dedupeKey ? { dedupeKey } : {}),
        },
      },
      () =>
        service.open(
          { ...order, idempotencyKey: req.header('idempotency-key') },
          options,
        ),
      result => ({ ...describe(result.page), created: result.created }),
    );
    res.status(created ? 201 : 200).json(page);
  });

  router.get('/pages/:pageId', async (req, res) => {
    res.json(await service.get(req.params.pageId, await acting(req)));
  });

  for (const move of MOVES) {
    router.post(`/pages/:pageId/${move}`, async (req, res) => {
      const options = await acting(req);
      const { pageId } = req.params;
      const { version, note } = validatedBody<{
        version: number;
        note?: string;
      }>(req);
      const page = await audited(
        auditor,
        { eventId: `page-${move}`, request: req, meta: { pageId, version } },
        () => service.move(move, { pageId, version, note }, options),
        describe,
      );
      res.json(page);
    });
  }

  return router;
}
