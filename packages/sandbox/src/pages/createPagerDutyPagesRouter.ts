import { Router } from 'express';
import type { Parts } from '../assemble';
import { incidentActions } from '../services/pagerduty/incidentActions';
import { incidentPage, pagerDutyPage } from './pagerDutyPages';

/** What people see and do in PagerDuty; each act leads back to the page. */
export function createPagerDutyPagesRouter(parts: Parts): Router {
  const { pagerDuty, store } = parts;
  const router = Router();

  router.get('/', (_request, response) => {
    response.type('html').send(pagerDutyPage(parts));
  });

  router.get('/incidents/:id', ({ params }, response, next) => {
    const found = pagerDuty.find(params.id);
    if (!found) {
      next();
      return;
    }
    response.type('html').send(incidentPage(found.account, found.incident));
  });

  router.post('/incidents/:id', ({ params, body }, response, next) => {
    const found = pagerDuty.find(params.id);
    const user = found?.account.users.get(String(body.user));
    const act = incidentActions[String(body.action)];
    if (!found || !user || !act) {
      next();
      return;
    }
    const { account, incident } = found;
    store.transaction(() => act(pagerDuty.runner, account, incident, user));
    response.redirect(303, '/pagerduty/app');
  });

  router.post('/trigger', ({ body }, response, next) => {
    const title = String(body.title ?? '').trim();
    for (const account of pagerDuty.accounts) {
      const service = account.services.get(String(body.service));
      if (service && title) {
        const { id, name } = service;
        store.transaction(() =>
          pagerDuty.runner.open(
            account,
            { service, title },
            { type: 'service', id, summary: name },
          ),
        );
        response.redirect(303, '/pagerduty/app');
        return;
      }
    }
    next();
  });

  return router;
}
