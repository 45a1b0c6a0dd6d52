import { Request, RequestHandler, Response, Router } from 'express';
import type { Parts } from '../assemble';
import { keyOf } from '../services/github/model/GithubState';
import { SlackChannel } from '../services/slack/model';
import { runActions } from '../services/terraform/runActions';
import { runAddress, workspaceAddress } from '../services/terraform/views';
import { createPagerDutyPagesRouter } from './createPagerDutyPagesRouter';
import { homePage, STEPS, STOPS } from './homePage';
import { html } from './html';
import { layout } from './layout';
import {
  commitPage,
  issuePage,
  pullPage,
  repositoryPage,
  runPage,
} from './repositoryPages';
import { channelPage, channelsPage } from './slackPages';
import { terraformRunPage, workspacePage } from './terraformPages';
import { nextWallTime, TEAM_ZONE } from './times';

const HOUR = 3600_000;

/** The pages behind the links of the product, and the home page's buttons. */
export function createPagesRouter(parts: Parts): Router {
  const router = Router();
  const { state } = parts.github.context;

  const show = (response: Response, page: string | undefined) => {
    const absent = html`<p>There is nothing at this address.</p>`;
    response
      .status(page === undefined ? 404 : 200)
      .type('html')
      .send(page ?? layout('Not found', absent));
  };

  router.get('/', (_request, response) => show(response, homePage(parts)));
  router.use('/home', homeActions(parts));

  router.get('/slack', (_request, response) =>
    show(response, channelsPage(parts.slack.context)),
  );
  router.get('/slack/:channel', ({ params }, response) => {
    const { context } = parts.slack;
    const channel = context.state.channel(params.channel);
    show(response, channel && channelPage(context, channel));
  });

  router.use('/slack/:channel', slackActions(parts));

  router.get('/pagerduty', (_request, response) =>
    response.redirect('/pagerduty/app'),
  );
  router.use('/pagerduty/app', createPagerDutyPagesRouter(parts));

  const workspacePath = '/terraform/app/:organization/workspaces/:name';
  const workspaceIn = ({ organization, name }: Record<string, string>) =>
    parts.terraform.state.workspace(organization, name);
  router.get(workspacePath, ({ params }, response) => {
    const workspace = workspaceIn(params);
    show(response, workspace && workspacePage(parts, workspace));
  });
  router.get(`${workspacePath}/runs/:id`, ({ params }, response) => {
    const workspace = workspaceIn(params);
    const run =
      workspace && parts.terraform.state.runs.get(workspace.id, params.id);
    show(response, run && terraformRunPage(workspace, run));
  });

  router.get('/avatars/:login.svg', ({ params }, response) => {
    const initial = /[a-z]/i.exec(params.login)?.[0].toUpperCase() ?? '?';
    response
      .type('image/svg+xml')
      .send(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#5c6f8c"/><text x="20" y="27" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${initial}</text></svg>`,
      );
  });

  const pages = {
    '/:owner/:repo/commit/:id': commitPage,
    '/:owner/:repo/pull/:id': pullPage,
    '/:owner/:repo/issues/:id': issuePage,
    '/:owner/:repo/actions/runs/:id': runPage,
    '/:owner/:repo/tree/:id(*)': repositoryPage,
    '/:owner/:repo': repositoryPage,
  };
  for (const [path, page] of Object.entries(pages)) {
    router.get(path, (request: Request, response) => {
      const { owner, repo, id } = request.params;
      const repository = state.repository(owner, repo);
      show(
        response,
        repository && page(parts, repository, id ?? repository.defaultBranch),
      );
    });
  }

  router.use((_request, response) => show(response, undefined));
  return router;
}

/** What people do in a channel; each leads back to it. */
function slackActions({ slack }: Parts): Router {
  const { people, context } = slack;
  const router = Router({ mergeParams: true });
  const act =
    (
      does: (
        channel: SlackChannel,
        values: Record<string, string>,
      ) => Promise<unknown>,
    ): RequestHandler<{ channel: string }> =>
    ({ params, body }, response, next) => {
      const channel = context.state.channel(params.channel);
      if (!channel || !context.state.users.get('', String(body.user))) {
        next();
        return;
      }
      does(channel, body)
        .then(() => response.redirect(303, `/slack/${channel.name}`))
        .catch(error => {
          const sentence = html`<p>${error.message}</p>`;
          response.status(409).type('html').send(layout('Not sent', sentence));
        });
    };
  router.post(
    '/press',
    act((channel, { ts, actionId, user }) =>
      people.press({ channel, ts, actionId, user }),
    ),
  );
  router.post(
    '/say',
    act((channel, { threadTs, text, user }) =>
      people.say({ channel, threadTs, text, user }),
    ),
  );
  return router;
}

/** What the buttons do; each leads back to the page that it is on. */
function homeActions(parts: Parts): Router {
  const { clock, faults, exchange, github, landing, store, terraform } = parts;
  const { state, runner } = github.context;
  const router = Router();

  router.post('/clock', ({ body }, response, next) => {
    const stop = STOPS[body.stop];
    const step = STEPS[body.step];
    if (stop) {
      const { weekday, time } = stop;
      const target = nextWallTime(clock.now(), weekday, time, TEAM_ZONE);
      clock.setOffset(target - Date.now());
    } else if (step) {
      clock.setOffset(clock.offsetMs() + step * HOUR);
    } else {
      next();
      return;
    }
    response.redirect(303, '/');
  });

  router.post('/land', ({ body }, response, next) => {
    const [owner = '', name = ''] = String(body.repository ?? '').split('/');
    const repository = state.repository(owner, name);
    if (!repository) {
      next();
      return;
    }
    store.transaction(() => landing.land(repository, 1));
    response.redirect(303, '/');
  });

  router.post('/runs/:id', ({ body, params }, response, next) => {
    const repository = state.repositories
      .list('')
      .find(item => state.runs.get(keyOf(item), params.id));
    if (!repository) {
      next();
      return;
    }
    const conclusion = body.conclusion === 'success' ? 'success' : 'failure';
    store.transaction(() =>
      runner.finish(repository, Number(params.id), conclusion),
    );
    response.redirect(303, '/');
  });

  router.post('/terraform/:id', ({ body, params }, response, next) => {
    const run = terraform.state.run(params.id);
    const act = runActions[String(body.action ?? '')];
    if (!run || !act) {
      next();
      return;
    }
    store.transaction(() => act(terraform.runner, run));
    const workspace = terraform.state.workspaceById(run.workspaceId)!;
    const pages: Record<string, string> = {
      run: runAddress(workspace, run),
      workspace: workspaceAddress(workspace),
    };
    response.redirect(303, pages[body.from] ?? '/');
  });

  router.post('/faults', (_request, response) => {
    store.transaction(() => faults.clear());
    exchange.release();
    response.redirect(303, '/');
  });

  return router;
}
