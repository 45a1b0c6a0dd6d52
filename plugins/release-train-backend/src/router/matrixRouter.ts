import Router from 'express-promise-router';
import type { MatrixQuery } from '../service/ReleaseTrainService';
import type { RouterParts } from './RouterParts';
import { validatedQuery } from './validated';

/** What is deployed where. */
export function createMatrixRouter({ service, httpAuth }: RouterParts) {
  const router = Router();

  router.get('/matrix', async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const query = validatedQuery<MatrixQuery>(req);
    res.json(await service.getMatrix(query, { credentials }));
  });

  return router;
}
