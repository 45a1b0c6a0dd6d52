import Router from 'express-promise-router';
import type { ShiftBooks } from '../book/ShiftBooks';
import type { Handoffs } from '../handoff/Handoffs';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody } from './validated';

/** The books of shifts and the handoff notes between them. */
export function createShiftsRouter(
  { acting, auditor }: RouterParts,
  { books, handoffs }: { books: ShiftBooks; handoffs: Handoffs },
) {
  const router = Router();

  router.get('/shifts/:shiftId/book', async (req, res) => {
    res.json(await books.get(req.params.shiftId, await acting(req)));
  });

  router.put('/shifts/:shiftId/book/:dutyId', async (req, res) => {
    const options = await acting(req);
    const { shiftId, dutyId } = req.params;
    const { done, note } = validatedBody<{ done: boolean; note?: string }>(req);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'duty-tick',
          request: req,
          meta: { shiftId, dutyId, done },
        },
        () => books.tick({ shiftId, dutyId, done, note }, options),
      ),
    );
  });

  router.get('/shifts/:shiftId/handoff', async (req, res) => {
    res.json(await handoffs.get(req.params.shiftId, await acting(req)));
  });

  router.put('/shifts/:shiftId/handoff', async (req, res) => {
    const options = await acting(req);
    const { shiftId } = req.params;
    const { markdown, version } = validatedBody<{
      markdown: string;
      version: number;
    }>(req);
    res.json(
      await audited(
        auditor,
        // The note itself may hold anything and is kept in the product's own history.
        { eventId: 'handoff-write', request: req, meta: { shiftId, version } },
        () => handoffs.write({ shiftId, markdown, version }, options),
        handoff => ({ written: handoff.version }),
      ),
    );
  });

  router.post('/shifts/:shiftId/handoff/acknowledge', async (req, res) => {
    const options = await acting(req);
    const { shiftId } = req.params;
    const { version } = validatedBody<{ version: number }>(req);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'handoff-acknowledge',
          request: req,
          meta: { shiftId, version },
        },
        () => handoffs.acknowledge({ shiftId, version }, options),
      ),
    );
  });

  return router;
}
