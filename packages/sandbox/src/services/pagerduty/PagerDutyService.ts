import type { Request } from 'express';
import { EventHub } from '../../core/EventHub';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { Store } from '../../core/Store';
import { WebhookReceiver } from '../../webhooks/WebhookSender';
import { enqueue, enqueueChange } from './eventsApi';
import { IncidentRunner } from './IncidentRunner';
import { PagerDutyAccount } from './model';
import { operations } from './operations';
import { notFound, PagerDutyError } from './PagerDutyError';
import { tokenIn, TokenUse } from './TokenUse';

/** The accounts, and the token that leads to each. */
const ACCOUNT_TOKENS: Record<string, string> = {
  first: 'sandbox-token',
  second: 'sandbox-token-2',
};

interface PagerDutyServiceOptions {
  url: string;
  store: Store;
  clock: SandboxClock;
  events: EventHub;
  /** Who is sent webhooks. */
  subscriptions: () => WebhookReceiver[];
}

/**
 * PagerDuty: schedules, escalation policies and incidents of two accounts,
 * its REST API and its Events API v2.
 */
export class PagerDutyService {
  readonly accounts: PagerDutyAccount[];
  readonly runner: IncidentRunner;
  readonly use: TokenUse;

  constructor(private readonly options: PagerDutyServiceOptions) {
    const { store, clock, events } = options;
    this.accounts = Object.keys(ACCOUNT_TOKENS).map(
      id => new PagerDutyAccount(store, id),
    );
    this.runner = new IncidentRunner({
      store,
      clock,
      events,
      accounts: this.accounts,
    });
    this.use = new TokenUse(clock);
  }

  account(id: string): PagerDutyAccount | undefined {
    return this.accounts.find(account => account.id === id);
  }

  /** Where an incident is, over all accounts. */
  find(incidentId: string) {
    for (const account of this.accounts) {
      const incident = account.incidents.get(incidentId);
      if (incident) {
        return { account, incident };
      }
    }
    return undefined;
  }

  /** Answers one request; the address is below the API's root. */
  handle = (request: Request): Reply => {
    const { accounts, runner } = this;
    const { clock } = this.options;
    // What is due by now has happened before the request.
    runner.arm();
    const context = { accounts, runner, clock };
    if (request.method === 'POST' && request.path === '/v2/enqueue') {
      return enqueue(context, request.body ?? {});
    }
    if (request.method === 'POST' && request.path === '/v2/change/enqueue') {
      return enqueueChange(context, request.body ?? {});
    }
    let headers: Record<string, string> = {};
    try {
      const token = tokenIn(request.get('authorization'));
      if (!token || token === 'bad-token') {
        throw new PagerDutyError(401, 2006, 'Unauthorized');
      }
      const spent = this.use.spend(token);
      headers = spent.headers;
      if (spent.isExceeded) {
        throw new PagerDutyError(429, 2020, 'Rate Limit Exceeded');
      }
      return { ...this.answer(request, token), headers };
    } catch (error) {
      if (error instanceof PagerDutyError) {
        return { status: error.status, headers, body: error.body };
      }
      throw error;
    }
  };

  stop(): void {
    this.runner.stop();
  }

  private answer(request: Request, token: string): Reply {
    const version = /vnd\.pagerduty\+json;\s*version=(\d+)/.exec(
      request.get('accept') ?? '',
    )?.[1];
    if (version && version !== '2') {
      throw new PagerDutyError(
        406,
        2001,
        `Version ${version} is not in the sandbox; ask for version 2`,
      );
    }
    const id = Object.keys(ACCOUNT_TOKENS).find(
      account => ACCOUNT_TOKENS[account] === token,
    );
    for (const [method, pattern, answer] of operations) {
      const match = pattern.exec(request.path);
      if (match && method === request.method) {
        const { url, clock, subscriptions } = this.options;
        return answer({
          url,
          clock,
          subscriptions,
          account: this.account(id ?? 'first')!,
          runner: this.runner,
          params: match.slice(1).map(decodeURIComponent),
          query: request.query,
          body: request.body ?? {},
          from: request.get('from'),
        });
      }
    }
    throw notFound();
  }
}
