import type {
  ChecklistResultRequest,
  ReleaseTrainPaths,
  RollbackRequest,
} from '@signalbox/backstage-plugin-release-train-common';
import Router from 'express-promise-router';
import { audited } from './audited';
import type { RouterParts } from './RouterParts';
import { validatedBody, validatedQuery } from './validated';

type Place = { component: string; environment: string };
type LocksQuery = NonNullable<
  ReleaseTrainPaths['/locks']['get']['parameters']['query']
>;

/** Test cases, locks, vetoes and rollbacks. */
export function createPlacesRouter(parts: RouterParts) {
  const { service, places, checklists, acting, belonging, auditor } = parts;
  const router = Router();

  router.get('/candidates/:candidateId/checklist', async (req, res) => {
    const { candidateId } = req.params;
    res.json(await checklists.get({ candidateId }, await belonging(req)));
  });

  router.put('/candidates/:candidateId/checklist', async (req, res) => {
    const options = await belonging(req);
    const { candidateId } = req.params;
    const request = {
      ...validatedBody<ChecklistResultRequest>(req),
      candidateId,
    };
    res.json(
      await audited(
        auditor,
        { eventId: 'test-case-result', request: req, meta: { ...request } },
        () => checklists.put(request, options),
      ),
    );
  });

  router.get('/locks', async (req, res) => {
    const query = validatedQuery<LocksQuery>(req);
    res.json(await places.listLocks(query, await acting(req)));
  });

  router.post('/locks', async (req, res) => {
    const options = await acting(req);
    const request = validatedBody<
      Place & { reason: string; expiresAt?: string }
    >(req);
    const lock = await audited(
      auditor,
      { eventId: 'lock-create', request: req, meta: { ...request } },
      () => places.lock(request, options),
      ({ id }) => ({ lockId: id }),
    );
    res.status(201).json(lock);
  });

  router.delete('/locks/:lockId', async (req, res) => {
    const options = await acting(req);
    const { lockId } = req.params;
    res.json(
      await audited(
        auditor,
        { eventId: 'lock-lift', request: req, meta: { lockId } },
        () => places.liftLock({ lockId }, options),
      ),
    );
  });

  router.get('/vetoes', async (req, res) => {
    const query = validatedQuery<{ component?: string }>(req);
    res.json(await places.listVetoes(query, await acting(req)));
  });

  router.delete('/vetoes', async (req, res) => {
    const options = await acting(req);
    const query = validatedQuery<{ component: string; sha: string }>(req);
    await audited(
      auditor,
      { eventId: 'veto-lift', request: req, meta: { ...query } },
      () => places.liftVeto(query, options),
    );
    res.status(204).end();
  });

  router.get('/rollbacks', async (req, res) => {
    const query = validatedQuery<Place>(req);
    res.json(await places.planRollback(query, await acting(req)));
  });

  router.post('/rollbacks', async (req, res) => {
    const options = await acting(req);
    const request = validatedBody<RollbackRequest>(req);
    const { deployment, created } = await audited(
      auditor,
      { eventId: 'rollback-request', request: req, meta: { ...request } },
      () =>
        places.rollBack(
          { ...request, idempotencyKey: req.header('idempotency-key') },
          options,
        ),
      result => ({
        deploymentId: result.deployment.id,
        created: result.created,
      }),
    );
    const shown = await service.getDeployment(
      { deploymentId: deployment.id },
      options,
    );
    res.status(created ? 201 : 200).json(shown.deployment);
  });

  return router;
}
