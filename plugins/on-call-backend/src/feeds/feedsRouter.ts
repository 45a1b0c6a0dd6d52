import Router from 'express-promise-router';
import { audited } from '../router/audited';
import type { RouterParts } from '../router/RouterParts';
import { validatedBody } from '../router/validated';
import type { FeedRequest, Feeds } from './Feeds';

/** Calendar feeds, and what calendar programs read of them. */
export function createFeedsRouter(
  { acting, auditor }: RouterParts,
  feeds: Feeds,
) {
  const router = Router();

  router.get('/feeds', async (req, res) => {
    res.json({ items: await feeds.list(await acting(req)) });
  });

  router.post('/feeds', async (req, res) => {
    const options = await acting(req);
    const request = validatedBody<FeedRequest>(req);
    const feed = await audited(
      auditor,
      { eventId: 'feed-create', request: req, meta: { ...request } },
      () => feeds.create(request, options),
      ({ id }) => ({ feedId: id }),
    );
    res.status(201).json(feed);
  });

  router.delete('/feeds/:feedId', async (req, res) => {
    const options = await acting(req);
    const { feedId } = req.params;
    await audited(
      auditor,
      { eventId: 'feed-revoke', request: req, meta: { feedId } },
      () => feeds.revoke(feedId, options),
    );
    res.status(204).end();
  });

  router.get('/calendar/:token.ics', async (req, res) => {
    const calendar = await feeds.read(req.params.token);
    res
      .type('text/calendar; charset=utf-8')
      .set('cache-control', 'private, max-age=300')
      .send(calendar);
  });

  return router;
}
