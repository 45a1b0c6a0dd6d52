import express, { ErrorRequestHandler, Express } from 'express';
import type { Parts } from './assemble';
import { createControlRouter } from './control/createControlRouter';
import { createPagesRouter } from './pages/createPagesRouter';
import { createLiveRouter } from './services/live/createLiveRouter';
import { createPagerDutyRouter } from './services/pagerduty/createPagerDutyRouter';

/** A body that cannot be read, in the words of GitHub. */
const refuseUnreadable: ErrorRequestHandler = (
  error,
  _request,
  response,
  _next,
) => {
  response
    .status(error.status ?? 500)
    .json({ message: error.status ? 'Problems parsing JSON' : error.message });
};

/** The addresses of the sandbox: one root for each service of the world. */
export function createApp(parts: Parts): Express {
  const { exchange, github, slack, terraform, pagerDuty, live } = parts;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '2mb', type: ['json', '+json'] }));
  app.use(express.urlencoded({ extended: false, limit: '2mb' }));
  app.use('/api/v3', exchange.handler(github.handle));
  // Slack's methods are all called with POST; their names tell what they do.
  app.use('/slack/api', exchange.handler(slack.handle, slack.isRead));
  app.post('/slack/respond/:trigger', ({ params, body }, response) => {
    const isHeard = slack.people.respond(params.trigger, String(body?.text));
    response.status(isHeard ? 200 : 404).json({ ok: isHeard });
  });
  app.use('/terraform/api/v2', exchange.handler(terraform.handle));
  app.use('/pagerduty', createPagerDutyRouter(pagerDuty, exchange));
  app.use('/live', createLiveRouter(live, exchange));
  app.use('/control', createControlRouter(parts));
  app.use(createPagesRouter(parts));
  app.use(refuseUnreadable);
  return app;
}
