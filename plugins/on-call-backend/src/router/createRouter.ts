import express from 'express';
import Router from 'express-promise-router';
import { hideToken } from '../feeds/hideToken';
import {
  createRequestValidator,
  refusingAsBackstage,
} from './createRequestValidator';
import { refuseNulInAddress, withoutNul } from './refuseNul';

/** The HTTP API of the plugin: one router a resource, behind one validation. */
export function createRouter(options: {
  routers: readonly express.Router[];
  validateResponses: boolean;
}): express.Router {
  const router = Router();
  router.use('/calendar', hideToken);
  router.use(refuseNulInAddress);
  router.use(refusingAsBackstage(express.json({ reviver: withoutNul })));
  router.use(createRequestValidator(options));
  options.routers.forEach(resource => router.use(resource));
  return router;
}
