import { NextFunction, Request, Response, Router } from 'express';
import type { Parts } from '../assemble';
import { clockRoutes } from './clockRoutes';
import { faultRoutes } from './faultRoutes';
import { InputError } from './input';
import { pagerDutyRoutes } from './pagerDutyRoutes';
import { repositoryRoutes } from './repositoryRoutes';
import { runRoutes } from './runRoutes';
import { slackRoutes } from './slackRoutes';
import { terraformRoutes } from './terraformRoutes';
import { webhookRoutes } from './webhookRoutes';

/** Everything that moves the world from outside. */
export function createControlRouter(parts: Parts): Router {
  const router = Router();
  router.use(clockRoutes(parts));
  router.use(faultRoutes(parts));
  router.use(pagerDutyRoutes(parts));
  router.use(repositoryRoutes(parts));
  router.use(runRoutes(parts));
  router.use(slackRoutes(parts));
  router.use(terraformRoutes(parts));
  router.use(webhookRoutes(parts));

  router.post('/reset', (_request, response) => {
    parts.reset();
    response.status(204).end();
  });

  router.use((_request: Request, response: Response) => {
    response.status(404).json({ message: 'no such control' });
  });

  router.use(
    (error: Error, _request: Request, response: Response, _: NextFunction) => {
      const refusal = error instanceof InputError ? error : undefined;
      response
        .status(refusal?.status ?? 500)
        .json({ message: error.message, field: refusal?.field });
    },
  );
  return router;
}
