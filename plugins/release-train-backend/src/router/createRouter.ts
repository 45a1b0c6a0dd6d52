import express from 'express';
import Router from 'express-promise-router';
import { countRefusals } from './countRefusals';
import { createCandidatesRouter } from './candidatesRouter';
import {
  createRequestValidator,
  refusingAsBackstage,
} from './createRequestValidator';
import { createDeploymentsRouter } from './deploymentsRouter';
import { createGuardsRouter } from './guardsRouter';
import { createMatrixRouter } from './matrixRouter';
import { createOverviewRouter } from './overviewRouter';
import { createPlacesRouter } from './placesRouter';
import type { RouterParts } from './RouterParts';
import { createRunActionsRouter } from './runActionsRouter';
import { createRunsRouter } from './runsRouter';
import { createTrainsRouter } from './trainsRouter';

/** The HTTP API of the plugin: one router a resource, behind one validation. */
export function createRouter(
  parts: RouterParts & { validateResponses: boolean },
): express.Router {
  const router = Router();
  router.use(refusingAsBackstage(express.json()));
  router.use(createRequestValidator(parts));
  router.use(createTrainsRouter(parts));
  router.use(createRunsRouter(parts));
  router.use(createCandidatesRouter(parts));
  router.use(createDeploymentsRouter(parts));
  router.use(createGuardsRouter(parts));
  router.use(createMatrixRouter(parts));
  router.use(createRunActionsRouter(parts));
  router.use(createPlacesRouter(parts));
  router.use(createOverviewRouter(parts));
  router.use(countRefusals(parts.metrics));
  return router;
}
