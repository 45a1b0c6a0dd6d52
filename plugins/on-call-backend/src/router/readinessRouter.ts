import type { AttestRequest } from '@signalbox/backstage-plugin-on-call-common';
import Router from 'express-promise-router';
import type { ReadinessService } from '../readiness/ReadinessService';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody, validatedQuery } from './validated';

/** Whether people are ready for their shifts. */
export function createReadinessRouter(
  { acting, auditor }: RouterParts,
  readiness: ReadinessService,
) {
  const router = Router();

  router.get('/readiness/:userRef', async (req, res) => {
    const { userRef } = req.params;
    const { rotation } = validatedQuery<{ rotation?: string }>(req);
    res.json(await readiness.get({ userRef, rotation }, await acting(req)));
  });

  router.put('/readiness/:userRef/:checkId', async (req, res) => {
    const options = await acting(req);
    const { userRef, checkId } = req.params;
    const { box, state, note } = validatedBody<AttestRequest>(req);
    res.json(
      await audited(
        auditor,
        {
          eventId: 'readiness-attest',
          request: req,
          meta: { userRef, checkId, box, state },
        },
        () => readiness.attest({ userRef, checkId, box, state, note }, options),
      ),
    );
  });

  router.post('/readiness/:userRef/:checkId/look', async (req, res) => {
    const options = await acting(req);
    const { userRef, checkId } = req.params;
    const { token } = validatedBody<{ token: string }>(req);
    res.json(
      await audited(
        auditor,
        // Never the token.
        { eventId: 'readiness-look', request: req, meta: { userRef, checkId } },
        () => readiness.lookWithToken({ userRef, checkId, token }, options),
      ),
    );
  });

  return router;
}
