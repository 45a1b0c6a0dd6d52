import type { OverrideRequest } from '@signalbox/backstage-plugin-on-call-common';
import Router from 'express-promise-router';
import { audited } from '../router/audited';
import type { RouterParts } from '../router/RouterParts';
import { validatedBody, validatedQuery } from '../router/validated';
import { fromIso } from '../service/iso';
import type { Overrides } from './Overrides';

/** Overrides: previewed, created, listed and taken back. */
export function createOverridesRouter(
  { acting, auditor }: RouterParts,
  overrides: Overrides,
) {
  const router = Router();

  router.get('/rotations/:rotationId/overrides', async (req, res) => {
    const { from } = validatedQuery<{ from?: string }>(req);
    const since = from === undefined ? undefined : fromIso(from, 'from');
    const { rotationId } = req.params;
    const options = await acting(req);
    res.json({ items: await overrides.list(rotationId, since, options) });
  });

  router.post('/rotations/:rotationId/overrides', async (req, res) => {
    const options = await acting(req);
    const { rotationId } = req.params;
    const request = validatedBody<OverrideRequest>(req);
    const { override, created } = await audited(
      auditor,
      {
        eventId: 'override-create',
        request: req,
        meta: { rotation: rotationId, ...request },
      },
      () =>
        overrides.create(
          rotationId,
          { ...request, idempotencyKey: req.header('idempotency-key') },
          options,
        ),
      result => ({ overrideId: result.override.id, created: result.created }),
    );
    res.status(created ? 201 : 200).json(override);
  });

  router.post('/rotations/:rotationId/overrides/preview', async (req, res) => {
    const request = validatedBody<OverrideRequest>(req);
    const { rotationId } = req.params;
    res.json(await overrides.preview(rotationId, request, await acting(req)));
  });

  router.delete(
    '/rotations/:rotationId/overrides/:overrideId',
    async (req, res) => {
      const options = await acting(req);
      const { rotationId, overrideId } = req.params;
      await audited(
        auditor,
        {
          eventId: 'override-delete',
          request: req,
          meta: { rotation: rotationId, overrideId },
        },
        () => overrides.delete(rotationId, overrideId, options),
      );
      res.status(204).end();
    },
  );

  return router;
}
