import Router from 'express-promise-router';
import type { RouterParts } from './RouterParts';

/** The configured trains. */
export function createTrainsRouter({ service, httpAuth }: RouterParts) {
  const router = Router();

  router.get('/trains', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await service.listTrains({ credentials }));
  });

  router.get('/trains/:trainId', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const { trainId } = req.params;
    res.json(await service.getTrain({ trainId }, { credentials }));
  });

  return router;
}
