import { Router } from 'express';
import { Exchange } from '../../core/Exchange';
import { LiveServices } from './LiveServices';

const ABSENT = { status: 404, body: 'nothing was deployed here' };

/** The addresses that a health probe of the product asks. */
export function createLiveRouter(
  live: LiveServices,
  exchange: Exchange,
): Router {
  const router = Router();
  router.get(
    '/:component/:environment/deployed_version',
    exchange.handler(({ params: { component, environment } }) => {
      const service = live.get(component, environment);
      return service
        ? { status: 200, body: { [live.fieldOf(component)]: service.version } }
        : ABSENT;
    }),
  );
  router.get(
    '/:component/:environment/health',
    exchange.handler(({ params: { component, environment } }) => {
      const service = live.get(component, environment);
      if (!service) {
        return ABSENT;
      }
      return service.healthy
        ? { status: 200, body: { status: 'ok' } }
        : { status: 503, body: { status: 'failing' } };
    }),
  );
  return router;
}
