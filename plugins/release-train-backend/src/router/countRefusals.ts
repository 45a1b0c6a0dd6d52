import type { ErrorRequestHandler } from 'express';
import { GuardRefusal } from '../guards/GuardRefusal';
import type { ReleaseTrainMetrics } from '../metrics';

/** Counts what guards refuse, whichever route was asked; the answer is made elsewhere. */
export function countRefusals(
  metrics: ReleaseTrainMetrics,
): ErrorRequestHandler {
  return (error, _req, _res, next) => {
    if (error instanceof GuardRefusal)
      metrics.refused(error.reasons, 'request');
    next(error);
  };
}
