import type { SwapRequest } from '@signalbox/backstage-plugin-on-call-common';
import Router from 'express-promise-router';
import { audited } from '../router/audited';
import type { RouterParts } from '../router/RouterParts';
import { validatedBody, validatedQuery } from '../router/validated';
import type { Swaps } from './Swaps';

const DECISIONS = [
  { verb: 'accept', decision: 'accepted' },
  { verb: 'decline', decision: 'declined' },
  { verb: 'withdraw', decision: 'withdrawn' },
] as const;

/** Swaps: asked for, taken, assigned, and answered. */
export function createSwapsRouter(
  { acting, auditor }: RouterParts,
  swaps: Swaps,
) {
  const router = Router();

  router.get('/rotations/:rotationId/swaps', async (req, res) => {
    const query = validatedQuery<{ open?: boolean }>(req);
    const { rotationId } = req.params;
    res.json({ items: await swaps.list(rotationId, query, await acting(req)) });
  });

  router.post('/rotations/:rotationId/swaps', async (req, res) => {
    const options = await acting(req);
    const { rotationId } = req.params;
    const request = validatedBody<SwapRequest>(req);
    const { swap, created } = await audited(
      auditor,
      {
        eventId: 'swap-create',
        request: req,
        meta: { rotation: rotationId, ...request },
      },
      () =>
        swaps.create(
          rotationId,
          { ...request, idempotencyKey: req.header('idempotency-key') },
          options,
        ),
      result => ({ swapId: result.swap.id, created: result.created }),
    );
    res.status(created ? 201 : 200).json(swap);
  });

  router.post('/rotations/:rotationId/swaps/preview', async (req, res) => {
    const request = validatedBody<SwapRequest>(req);
    const { rotationId } = req.params;
    res.json(await swaps.preview(rotationId, request, await acting(req)));
  });

  for (const { verb, decision } of DECISIONS) {
    router.post(`/swaps/:swapId/${verb}`, async (req, res) => {
      const options = await acting(req);
      const { swapId } = req.params;
      const { version } = validatedBody<{ version: number }>(req);
      res.json(
        await audited(
          auditor,
          {
            eventId: `swap-${verb}`,
            request: req,
            meta: { swapId, version },
          },
          () => swaps.decide(swapId, { version, decision }, options),
        ),
      );
    });
  }

  return router;
}
