import type { RequestListener } from 'node:http';
import { EventHub } from './core/EventHub';
import { Exchange } from './core/Exchange';
import { FaultBook } from './core/FaultBook';
import { RequestLog } from './core/RequestLog';
import { SandboxClock } from './core/SandboxClock';
import { Store } from './core/Store';
import { createApp } from './createApp';
import { GithubService } from './services/github/GithubService';
import { Speed } from './services/github/model/types';
import { LiveServices } from './services/live/LiveServices';
import { PagerDutyService } from './services/pagerduty/PagerDutyService';
import { SlackService } from './services/slack/SlackService';
import { TerraformService } from './services/terraform/TerraformService';
import type { SandboxOptions } from './startSandbox';
import { githubWebhook } from './webhooks/githubWebhook';
import { pagerDutyWebhook } from './webhooks/pagerDutyWebhook';
import { terraformNotification } from './webhooks/terraformNotification';
import { WebhookSender } from './webhooks/WebhookSender';
import { Landing } from './world/Landing';
import { seedPagerDuty } from './world/seedPagerDuty';
import { seedTerraform } from './world/seedTerraform';
import { seedWorld } from './world/seedWorld';

const DEFAULT_SPEED: Speed = { queuedMs: 1500, runMs: 4000 };

/** All parts of a running sandbox, for the routers and pages that need them. */
export interface Parts {
  url: string;
  store: Store;
  clock: SandboxClock;
  events: EventHub;
  faults: FaultBook;
  log: RequestLog;
  exchange: Exchange;
  live: LiveServices;
  github: GithubService;
  slack: SlackService;
  terraform: TerraformService;
  pagerDuty: PagerDutyService;
  webhooks: WebhookSender;
  landing: Landing;
  /** Back to the first start: nothing is left of what happened. */
  reset: () => void;
}

/** Puts the parts together over the stored state, or over a fresh world. */
export async function assemble(
  options: SandboxOptions,
  url: string,
): Promise<{ parts: Parts; handle: RequestListener }> {
  const store = Store.open(options.stateFile);
  const clock = SandboxClock.create(store, options.now);
  const events = new EventHub();
  const faults = new FaultBook(store);
  const log = new RequestLog(store, clock);
  const exchange = new Exchange(store, log, faults);
  const live = new LiveServices(store);
  const github = await GithubService.create({
    url,
    store,
    clock,
    events,
    live,
    speed: options.speed ?? DEFAULT_SPEED,
    dispatch: options.dispatch ?? 'run_details',
  });
  const slack = new SlackService({
    store,
    clock,
    events,
    url,
    receiver: options.slackReceiver,
  });
  const terraform = new TerraformService({
    url,
    store,
    clock,
    events,
    live,
    github: github.context.state,
    speedOf: repository => github.context.runner.speedOf(repository),
  });
  const webhooks = new WebhookSender(store);
  const pagerDuty = new PagerDutyService({
    url,
    store,
    clock,
    events,
    subscriptions: () => webhooks.receiversOf('pagerduty'),
  });
  const seed = () =>
    store.transaction(() => {
      if (github.context.state.repositories.list('').length === 0) {
        seedWorld(github.context, live, options.commitsFile);
        slack.seed();
      }
      // Also in a state that is older than the services.
      if (terraform.state.workspaces.list('').length === 0) {
        seedTerraform(github.context, terraform);
      }
      if (pagerDuty.accounts[0].users.list().length === 0) {
        seedPagerDuty(pagerDuty, clock, options.pagerDutyDriftAt);
      }
    });
  seed();
  // After the world is there, for nobody is told of what was there before.
  const introduce = () =>
    options.webhooks?.forEach(receiver => webhooks.register(receiver));
  introduce();
  events.subscribe(event => {
    const webhook =
      githubWebhook(github.context, event) ??
      terraformNotification(
        { url, state: terraform.state, now: clock.now() },
        event,
      ) ??
      pagerDutyWebhook({ url, pagerDuty }, event);
    if (webhook) webhooks.send(webhook);
  });
  const parts: Parts = {
    url,
    store,
    clock,
    events,
    faults,
    log,
    exchange,
    live,
    github,
    slack,
    terraform,
    pagerDuty,
    webhooks,
    landing: new Landing(github.context),
    reset: () => {
      store.clear();
      log.clear();
      webhooks.clear();
      pagerDuty.use.clear();
      exchange.release();
      clock.restart(options.now);
      seed();
      introduce();
    },
  };
  github.context.runner.arm();
  terraform.runner.arm();
  pagerDuty.runner.arm();
  return { parts, handle: createApp(parts) };
}
