import { Fault, FaultRule } from '../core/FaultBook';
import { LoggedRequest, RequestQuery } from '../core/RequestLog';
import {
  DispatchMode,
  RunConclusion,
  Speed,
} from '../services/github/model/types';
import { LiveService } from '../services/live/LiveServices';
import { PagerDutyTokenUse } from '../services/pagerduty/TokenUse';
import { SlackEphemeral, SlackReceiver } from '../services/slack/model';
import { TerraformRunStatus } from '../services/terraform/model';
import { WebhookDelivery, WebhookReceiver } from '../webhooks/WebhookSender';
import {
  NewPagerDutyIncident,
  PagerDutyAction,
  PagerDutyChange,
  PagerDutyFill,
  PagerDutyIncident,
  PagerDutyTroubleRule,
} from './pagerDutyTypes';

/** @public */
export interface ClockReading {
  /** ISO 8601 in UTC. */
  now: string;
  /** What to add to system time, milliseconds. */
  offsetMs: number;
}

/** @public */
export type ClockChange =
  | { advanceTo: string }
  | { advanceByMs: number }
  | { offsetMs: number; force?: boolean };

/** @public */
export interface NewRepository {
  owner: string;
  name: string;
  component: string;
  /** Default 30. */
  commits?: number;
  /** Default dev, staging, prod. */
  environments?: string[];
  /** The field of `deployed_version`; default `version`. */
  liveField?: string;
}

/** @public */
export interface RepositorySummary {
  /** `owner/name`. */
  repository: string;
  component: string;
  branches: Record<string, string>;
  environments: string[];
  /** Commits that wait to be landed with their own shas. */
  reserve: number;
}

/** @public */
export interface LandRequest {
  /** `owner/name`. */
  repository: string;
  /** Default 1. */
  count?: number;
  /** Default: the default branch. */
  branch?: string;
}

/** @public */
export interface LandedCommit {
  sha: string;
  message: string;
  pull?: number;
}

/** @public */
export interface PullRequestChange {
  repository: string;
  number: number;
  action: 'merge' | 'close';
}

/** @public */
export interface NewPull {
  repository: string;
  title: string;
  /** Default `ana`. */
  author?: string;
  labels?: string[];
  base?: string;
}

/** @public */
export interface RepositorySettings {
  /** Absent: every repository without a setting of its own. */
  repository?: string;
  speed: Speed;
}

/** @public */
export interface NewTerraformWorkspace {
  /** Default `example-org`. */
  organization?: string;
  name: string;
  /** `owner/name`; what lands on its default branch makes runs. */
  repository: string;
  /** What an applied run changes, as in `/live/{component}/{environment}`. */
  environment: string;
  /** Default false: a plan with changes waits for a word. */
  autoApply?: boolean;
}

/** @public */
export interface NewTerraformRun {
  /** Default `example-org`. */
  organization?: string;
  workspace: string;
  /** Default: the head of the repository's default branch. */
  sha?: string;
  /** What the plan finds out; default true. */
  hasChanges?: boolean;
  /** A speculative plan, as for a pull request; default false. */
  planOnly?: boolean;
  /** Default false. */
  isDestroy?: boolean;
}

/** @public */
export interface SlackPress {
  /** By id, or by name with or without `#`. */
  channel: string;
  /** Which message. */
  ts: string;
  /** The `action_id` of the button. */
  actionId: string;
  /** The id of who presses it. */
  user: string;
  /** How often the one press is delivered; default 1. */
  times?: number;
}

/** @public */
export interface SlackWords {
  /** By id, or by name with or without `#`. */
  channel: string;
  /** The message whose thread it goes to; absent: to the channel. */
  threadTs?: string;
  /** The id of who says it. */
  user: string;
  text: string;
  /** How often the one event is delivered; default 1. */
  times?: number;
}

/** @public */
export interface TerraformRunSummary {
  id: string;
  /** `organization/name`. */
  workspace: string;
  sha: string;
  status: TerraformRunStatus;
}

/**
 * What is done to a run: the plan or apply under way is finished, or it fails,
 * or somebody confirms, discards or cancels it.
 *
 * @public
 */
export type TerraformRunAction =
  | 'finish'
  | 'error'
  | 'confirm'
  | 'discard'
  | 'cancel';

/**
 * What can be done to the sandbox from outside.
 *
 * @public
 */
export interface SandboxControl {
  clock(): Promise<ClockReading>;
  setClock(change: ClockChange): Promise<ClockReading>;
  requests(query?: RequestQuery): Promise<LoggedRequest[]>;
  repositories(): Promise<RepositorySummary[]>;
  createRepository(repository: NewRepository): Promise<RepositorySummary>;
  land(request: LandRequest): Promise<LandedCommit[]>;
  pushBranch(request: {
    repository: string;
    branch: string;
    sha: string;
  }): Promise<RepositorySummary>;
  openPull(pull: NewPull): Promise<{ number: number }>;
  changePull(change: PullRequestChange): Promise<LandedCommit[]>;
  finishRun(id: number, conclusion: RunConclusion): Promise<void>;
  setSpeed(settings: RepositorySettings): Promise<void>;
  setDispatch(settings: {
    repository: string;
    mode: DispatchMode;
  }): Promise<void>;
  /** Has an App asked before a run goes to an environment, or no longer. */
  setProtection(settings: {
    repository: string;
    environment: string;
    protected: boolean;
  }): Promise<void>;
  setLive(
    component: string,
    environment: string,
    values: { healthy?: boolean; version?: string },
  ): Promise<LiveService>;
  createTerraformWorkspace(workspace: NewTerraformWorkspace): Promise<void>;
  createTerraformRun(run: NewTerraformRun): Promise<TerraformRunSummary>;
  changeTerraformRun(
    id: string,
    action: TerraformRunAction,
  ): Promise<TerraformRunSummary>;
  /** Has webhooks of a source sent to an address from now on. */
  addWebhook(receiver: WebhookReceiver): Promise<void>;
  /** What was delivered and what could not be, the oldest first. */
  webhooks(): Promise<WebhookDelivery[]>;
  /** Sends what was held back to be reordered, and waits until it has been. */
  flushWebhooks(): Promise<void>;
  /** Who hears of what people do in Slack. */
  setSlackReceiver(receiver: SlackReceiver): Promise<void>;
  /** Somebody presses a button; answers with what the receiver answered. */
  pressSlackButton(press: SlackPress): Promise<{ status: number }>;
  /** Somebody writes a message; answers with what the receiver answered. */
  saySlack(words: SlackWords): Promise<{ ts: string; status: number }>;
  /** The messages that only one person sees, the oldest first. */
  slackEphemerals(): Promise<SlackEphemeral[]>;
  /** The incidents of all accounts, the oldest first. */
  pagerDutyIncidents(): Promise<PagerDutyIncident[]>;
  triggerPagerDuty(incident: NewPagerDutyIncident): Promise<PagerDutyIncident>;
  /** Somebody, named by e-mail, does something to an incident. */
  changePagerDutyIncident(
    id: string,
    action: PagerDutyAction,
    user: string,
  ): Promise<PagerDutyIncident>;
  /** The change events of all accounts, the oldest first. */
  pagerDutyChanges(): Promise<PagerDutyChange[]>;
  /** Adds permanent on-calls until there are as many as wanted. */
  fillPagerDuty(fill: PagerDutyFill): Promise<{ onCalls: number }>;
  /** How each token was used, with the most requests at once. */
  pagerDutyTokens(): Promise<PagerDutyTokenUse[]>;
  /** Starts to count the use of tokens anew. */
  clearPagerDutyTokens(): Promise<void>;
  /** Adds a fault as PagerDuty has them. */
  troublePagerDuty(rule: PagerDutyTroubleRule): Promise<Fault>;
  faults(): Promise<Fault[]>;
  addFault(rule: FaultRule): Promise<Fault>;
  /** Removes all faults and lets go of the answers that they hold. */
  clearFaults(): Promise<void>;
  reset(): Promise<void>;
}
