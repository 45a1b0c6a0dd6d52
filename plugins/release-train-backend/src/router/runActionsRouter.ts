import type {
  Override,
  ReleaseTrainComponents,
} from '@signalbox/backstage-plugin-release-train-common';
import type { JsonObject } from '@backstage/types';
import Router from 'express-promise-router';
import { audited } from './audited';
import type { AnyRequest, RouterParts } from './RouterParts';
import { validatedBody } from './validated';

type Schemas = ReleaseTrainComponents['schemas'];

/** What people do with runs: holds, cuts, pins, promotions, hot-fixes, notes. */
export function createRunActionsRouter(parts: RouterParts) {
  const { service, runActions, hotfixes, holds, acting, auditor } = parts;
  const router = Router();

  const write = <T>(
    req: AnyRequest,
    eventId: string,
    meta: JsonObject,
    work: () => Promise<T>,
  ) => audited(auditor, { eventId, request: req, meta }, work);

  router.get('/runs/:runId/journal', async (req, res) => {
    const { runId } = req.params;
    res.json(await runActions.listJournal({ runId }, await acting(req)));
  });

  router.get('/runs/:runId/holds', async (req, res) => {
    const { runId } = req.params;
    res.json(await holds.list({ runId }, await acting(req)));
  });

  router.post('/runs/:runId/holds', async (req, res) => {
    const options = await acting(req);
    const request = {
      ...validatedBody<Schemas['HoldRequest']>(req),
      runId: req.params.runId,
    };
    const { hold, created } = await write(req, 'hold-create', request, () =>
      holds.create(request, options),
    );
    res.status(created ? 201 : 200).json(hold);
  });

  router.delete('/runs/:runId/holds/:holdId', async (req, res) => {
    const options = await acting(req);
    const { runId, holdId } = req.params;
    res.json(
      await write(req, 'hold-lift', { runId, holdId }, () =>
        holds.lift({ runId, holdId }, options),
      ),
    );
  });

  router.put('/runs/:runId/pins', async (req, res) => {
    const options = await acting(req);
    const { runId } = req.params;
    const request = { ...validatedBody<Schemas['PinRequest']>(req), runId };
    await write(req, 'commit-choose', { ...request }, () =>
      runActions.pin(request, options),
    );
    res.json(await service.getRun({ runId }, options));
  });

  router.post('/runs/:runId/cut', async (req, res) => {
    const options = await acting(req);
    const { runId } = req.params;
    const request = { ...validatedBody<Schemas['CutRequest']>(req), runId };
    await write(req, 'run-cut', { ...request }, () =>
      runActions.cut(request, options),
    );
    res.json(await service.getRun({ runId }, options));
  });

  router.post('/runs/:runId/cancel', async (req, res) => {
    const options = await acting(req);
    const { runId } = req.params;
    const request = {
      ...validatedBody<Schemas['ReasonedRequest']>(req),
      runId,
    };
    await write(req, 'run-cancel', request, () =>
      runActions.cancel(request, options),
    );
    res.json(await service.getRun({ runId }, options));
  });

  router.post('/runs/:runId/promote', async (req, res) => {
    const options = await acting(req);
    const { runId } = req.params;
    const request: {
      candidates: Schemas['PromotionRequest']['candidates'];
      override?: Override;
      runId: string;
    } = { ...validatedBody<Schemas['PromotionRequest']>(req), runId };
    const items = await write(req, 'run-promote', { ...request }, () =>
      runActions.promote(request, options),
    );
    res.json({ items });
  });

  router.put('/runs/:runId/notes', async (req, res) => {
    const options = await acting(req);
    const { runId } = req.params;
    const request = { ...validatedBody<Schemas['NotesRequest']>(req), runId };
    const { candidateId, version } = request;
    await write(req, 'notes-write', { runId, candidateId, version }, () =>
      runActions.writeNotes(request, options),
    );
    res.json(await service.getRunNotes({ runId }, options));
  });

  router.post('/trains/:trainId/hotfixes', async (req, res) => {
    const options = await acting(req);
    const request = {
      ...validatedBody<Schemas['HotfixRequest']>(req),
      trainId: req.params.trainId,
    };
    const idempotencyKey = req.header('idempotency-key');
    const { runId, created } = await write(req, 'hotfix-begin', request, () =>
      hotfixes.begin({ ...request, idempotencyKey }, options),
    );
    const run = await service.getRun({ runId }, options);
    res.status(created ? 201 : 200).json(run);
  });

  router.post('/candidates/:candidateId/reject', async (req, res) => {
    const options = await acting(req);
    const { candidateId } = req.params;
    const request = {
      ...validatedBody<Schemas['RejectRequest']>(req),
      candidateId,
    };
    await write(req, 'candidate-reject', request, () =>
      runActions.reject(request, options),
    );
    res.json(await service.getCandidate({ candidateId }, options));
  });

  return router;
}
