import Router from 'express-promise-router';
import type { Interval, MetricsQuery } from '../overview/TrainOverview';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody, validatedQuery } from './validated';

/** The schedule, rehearsals, previews, figures and calendar feeds. */
export function createOverviewRouter({
  overview,
  acting,
  auditor,
}: RouterParts) {
  const router = Router();

  router.get('/trains/:trainId/slots', async (req, res) => {
    const { trainId } = req.params;
    const interval = validatedQuery<Interval>(req);
    const options = await acting(req);
    res.json(await overview.listSlots({ ...interval, trainId }, options));
  });

  router.get('/trains/:trainId/rehearsal', async (req, res) => {
    const { trainId } = req.params;
    const interval = validatedQuery<Interval>(req);
    const options = await acting(req);
    res.json(await overview.rehearse({ ...interval, trainId }, options));
  });

  router.get('/trains/:trainId/announcements', async (req, res) => {
    const { trainId } = req.params;
    const options = await acting(req);
    res.json(await overview.previewAnnouncements({ trainId }, options));
  });

  router.get('/metrics', async (req, res) => {
    const query = validatedQuery<MetricsQuery>(req);
    res.json(await overview.getMetrics(query, await acting(req)));
  });

  router.get('/feeds', async (req, res) => {
    res.json(await overview.listFeeds(await acting(req)));
  });

  router.post('/feeds', async (req, res) => {
    const options = await acting(req);
    const request = validatedBody<{ train: string }>(req);
    const feed = await audited(
      auditor,
      { eventId: 'feed-create', request: req, meta: { ...request } },
      () => overview.createFeed(request, options),
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
      () => overview.revokeFeed({ feedId }, options),
    );
    res.status(204).end();
  });

  router.get('/calendar/:token', async (req, res) => {
    const calendar = await overview.readFeed({ token: req.params.token });
    res
      .type('text/calendar; charset=utf-8')
      .set('cache-control', 'private, max-age=300')
      .send(calendar);
  });

  return router;
}
