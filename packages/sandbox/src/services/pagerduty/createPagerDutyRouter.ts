import { Router } from 'express';
import { Exchange } from '../../core/Exchange';
import { PagerDutyService } from './PagerDutyService';

/** The REST API and the Events API, which share the address of the pages. */
export function createPagerDutyRouter(
  pagerDuty: PagerDutyService,
  exchange: Exchange,
): Router {
  const router = Router();
  router.use(({ path }, _response, next) =>
    /^\/(app(\/|$)|$)/.test(path) ? next('router') : next(),
  );
  router.use(pagerDuty.use.count, exchange.handler(pagerDuty.handle));
  return router;
}
