import Router from 'express-promise-router';
import type { GuardsQuery } from '../service/ReleaseTrainService';
import type { RouterParts } from './RouterParts';
import { validatedQuery } from './validated';

/** Why a deployment would be refused now. */
export function createGuardsRouter({ service, httpAuth }: RouterParts) {
  const router = Router();

  router.get('/guards', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const query = validatedQuery<GuardsQuery>(req);
    res.json(await service.explainGuards(query, { credentials }));
  });

  return router;
}
