import { Fault, FaultRule } from '../core/FaultBook';
import { LoggedRequest, RequestQuery } from '../core/RequestLog';
import { DispatchMode, RunConclusion } from '../services/github/model/types';
import { LiveService } from '../services/live/LiveServices';
import { WebhookDelivery, WebhookReceiver } from '../webhooks/WebhookSender';
import { PagerDutyTokenUse } from '../services/pagerduty/TokenUse';
import { SlackEphemeral, SlackReceiver } from '../services/slack/model';
import {
  NewPagerDutyIncident,
  PagerDutyAction,
  PagerDutyChange,
  PagerDutyFill,
  PagerDutyIncident,
  PagerDutyTroubleRule,
} from './pagerDutyTypes';
import {
  ClockChange,
  ClockReading,
  LandedCommit,
  LandRequest,
  NewPull,
  NewRepository,
  NewTerraformRun,
  NewTerraformWorkspace,
  PullRequestChange,
  RepositorySettings,
  RepositorySummary,
  SandboxControl,
  SlackPress,
  SlackWords,
  TerraformRunAction,
  TerraformRunSummary,
} from './types';

/**
 * The control API of a running sandbox, over HTTP.
 *
 * Every call throws an Error with the sandbox's sentence when it is refused.
 *
 * @public
 */
export class SandboxControlClient implements SandboxControl {
  /** @param url - the address of the sandbox, without a path */
  constructor(private readonly url: string) {}

  clock(): Promise<ClockReading> {
    return this.call('GET', '/clock');
  }

  setClock(change: ClockChange): Promise<ClockReading> {
    return this.call('POST', '/clock', change);
  }

  async requests(query: RequestQuery = {}): Promise<LoggedRequest[]> {
    const search = new URLSearchParams(
      Object.entries(query).filter(([, value]) => value !== undefined),
    );
    const { items } = await this.call<{ items: LoggedRequest[] }>(
      'GET',
      `/requests?${search}`,
    );
    return items;
  }

  async repositories(): Promise<RepositorySummary[]> {
    const { items } = await this.call<{ items: RepositorySummary[] }>(
      'GET',
      '/repositories',
    );
    return items;
  }

  createRepository(repository: NewRepository): Promise<RepositorySummary> {
    return this.call('POST', '/repositories', repository);
  }

  async land(request: LandRequest): Promise<LandedCommit[]> {
    const { items } = await this.call<{ items: LandedCommit[] }>(
      'POST',
      '/land',
      request,
    );
    return items;
  }

  pushBranch(request: {
    repository: string;
    branch: string;
    sha: string;
  }): Promise<RepositorySummary> {
    return this.call('POST', '/branches', request);
  }

  openPull(pull: NewPull): Promise<{ number: number }> {
    return this.call('POST', '/pulls', pull);
  }

  async changePull({
    number,
    ...change
  }: PullRequestChange): Promise<LandedCommit[]> {
    const { items } = await this.call<{ items: LandedCommit[] }>(
      'POST',
      `/pulls/${number}`,
      change,
    );
    return items;
  }

  async finishRun(id: number, conclusion: RunConclusion): Promise<void> {
    await this.call('POST', `/runs/${id}/finish`, { conclusion });
  }

  async setSpeed(settings: RepositorySettings): Promise<void> {
    await this.call('POST', '/speed', settings);
  }

  async setDispatch(settings: {
    repository: string;
    mode: DispatchMode;
  }): Promise<void> {
    await this.call('POST', '/dispatch', settings);
  }

  async setProtection(settings: {
    repository: string;
    environment: string;
    protected: boolean;
  }): Promise<void> {
    await this.call('POST', '/protection', settings);
  }

  setLive(
    component: string,
    environment: string,
    values: { healthy?: boolean; version?: string },
  ): Promise<LiveService> {
    const [first, second] = [component, environment].map(encodeURIComponent);
    return this.call('POST', `/live/${first}/${second}`, values);
  }

  async createTerraformWorkspace(
    workspace: NewTerraformWorkspace,
  ): Promise<void> {
    await this.call('POST', '/terraform/workspaces', workspace);
  }

  createTerraformRun(run: NewTerraformRun): Promise<TerraformRunSummary> {
    return this.call('POST', '/terraform/runs', run);
  }

  changeTerraformRun(
    id: string,
    action: TerraformRunAction,
  ): Promise<TerraformRunSummary> {
    return this.call('POST', `/terraform/runs/${id}/${action}`, {});
  }

  async addWebhook(receiver: WebhookReceiver): Promise<void> {
    await this.call('POST', '/webhooks', receiver);
  }

  async webhooks(): Promise<WebhookDelivery[]> {
    const { items } = await this.call<{ items: WebhookDelivery[] }>(
      'GET',
      '/webhooks',
    );
    return items;
  }

  async flushWebhooks(): Promise<void> {
    await this.call('POST', '/webhooks/flush', {});
  }

  async setSlackReceiver(receiver: SlackReceiver): Promise<void> {
    await this.call('POST', '/slack/receiver', receiver);
  }

  pressSlackButton(press: SlackPress): Promise<{ status: number }> {
    return this.call('POST', '/slack/press', press);
  }

  saySlack(words: SlackWords): Promise<{ ts: string; status: number }> {
    return this.call('POST', '/slack/say', words);
  }

  async slackEphemerals(): Promise<SlackEphemeral[]> {
    const { items } = await this.call<{ items: SlackEphemeral[] }>(
      'GET',
      '/slack/ephemerals',
    );
    return items;
  }

  async pagerDutyIncidents(): Promise<PagerDutyIncident[]> {
    const { items } = await this.call<{ items: PagerDutyIncident[] }>(
      'GET',
      '/pagerduty/incidents',
    );
    return items;
  }

  triggerPagerDuty(incident: NewPagerDutyIncident): Promise<PagerDutyIncident> {
    return this.call('POST', '/pagerduty/incidents', incident);
  }

  changePagerDutyIncident(
    id: string,
    action: PagerDutyAction,
    user: string,
  ): Promise<PagerDutyIncident> {
    return this.call('POST', `/pagerduty/incidents/${id}/${action}`, { user });
  }

  async pagerDutyChanges(): Promise<PagerDutyChange[]> {
    const { items } = await this.call<{ items: PagerDutyChange[] }>(
      'GET',
      '/pagerduty/changes',
    );
    return items;
  }

  fillPagerDuty(fill: PagerDutyFill): Promise<{ onCalls: number }> {
    return this.call('POST', '/pagerduty/fill', fill);
  }

  async pagerDutyTokens(): Promise<PagerDutyTokenUse[]> {
    const { items } = await this.call<{ items: PagerDutyTokenUse[] }>(
      'GET',
      '/pagerduty/tokens',
    );
    return items;
  }

  async clearPagerDutyTokens(): Promise<void> {
    await this.call('DELETE', '/pagerduty/tokens');
  }

  troublePagerDuty(rule: PagerDutyTroubleRule): Promise<Fault> {
    return this.call('POST', '/pagerduty/trouble', rule);
  }

  async faults(): Promise<Fault[]> {
    const { items } = await this.call<{ items: Fault[] }>('GET', '/faults');
    return items;
  }

  addFault(rule: FaultRule): Promise<Fault> {
    return this.call('POST', '/faults', rule);
  }

  async clearFaults(): Promise<void> {
    await this.call('DELETE', '/faults');
  }

  async reset(): Promise<void> {
    await this.call('POST', '/reset', {});
  }

  private async call<T>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const response = await fetch(`${this.url}/control${path}`, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(
        `The sandbox refused ${method} ${path}: ${response.status} ${text}`,
      );
    }
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
