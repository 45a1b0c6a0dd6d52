import Router from 'express-promise-router';
import type { RouterParts } from '../router/RouterParts';
import { validatedQuery } from '../router/validated';
import type { Who, WhoQuery } from './Who';

/** Who is on call. */
export function createWhoRouter({ acting }: RouterParts, who: Who) {
  const router = Router();

  router.get('/who', async (req, res) => {
    res.json(await who.ask(validatedQuery<WhoQuery>(req), await acting(req)));
  });

  return router;
}
