import Router from 'express-promise-router';
import type { NotesQuery, RunsQuery } from '../service/ReleaseTrainService';
import type { RouterParts } from './RouterParts';
import { validatedQuery } from './validated';

/** Runs and their release notes. */
export function createRunsRouter({ service, httpAuth }: RouterParts) {
  const router = Router();

  router.get('/runs', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const query = validatedQuery<RunsQuery>(req);
    res.json(await service.listRuns(query, { credentials }));
  });

  router.get('/runs/:runId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { runId } = req.params;
    res.json(await service.getRun({ runId }, { credentials }));
  });

  router.get('/runs/:runId/notes', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const request = {
      ...validatedQuery<NotesQuery>(req),
      runId: req.params.runId,
    };
    res.json(await service.getRunNotes(request, { credentials }));
  });

  return router;
}
