import Router from 'express-promise-router';
import type { RouterParts } from '../router/RouterParts';
import { validatedQuery } from '../router/validated';
import { invalidRequest } from '../service/errors';
import { fromIso } from '../service/iso';
import type { ScheduleViews } from './ScheduleViews';

/** Two years of 366 days, so that whatever two calendar years fit. */
const LONGEST_MS = 2 * 366 * 24 * 60 * 60_000;

/** @throws InputError naming the field for a window that is none or too long. */
function windowOf(query: { from: string; to: string }): {
  from: number;
  to: number;
} {
  const from = fromIso(query.from, 'from');
  const to = fromIso(query.to, 'to');
  if (to <= from) throw invalidRequest('to: has to be after from');
  if (to - from > LONGEST_MS) {
    throw invalidRequest('to: at most two years after from');
  }
  return { from, to };
}

/** Who is on call when, how the load is shared, and one's own shifts. */
export function createScheduleRouter(
  { acting }: RouterParts,
  views: ScheduleViews,
) {
  const router = Router();

  router.get('/rotations/:rotationId/shifts', async (req, res) => {
    const window = windowOf(validatedQuery(req));
    const { rotationId } = req.params;
    res.json(await views.schedule(rotationId, window, await acting(req)));
  });

  router.get('/rotations/:rotationId/fairness', async (req, res) => {
    const window = windowOf(validatedQuery(req));
    const { rotationId } = req.params;
    res.json(await views.fairness(rotationId, window, await acting(req)));
  });

  router.get('/me/shifts', async (req, res) => {
    const { weeks } = validatedQuery<{ weeks: number }>(req);
    res.json(await views.myShifts(weeks, await acting(req)));
  });

  return router;
}
