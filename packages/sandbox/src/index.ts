/**
 * The outside world on localhost, for development, demonstrations and tests.
 *
 * @packageDocumentation
 */

export { startSandbox } from './startSandbox';
export type { Sandbox, SandboxOptions } from './startSandbox';
export { SandboxControlClient } from './control/SandboxControlClient';
export type * from './control/pagerDutyTypes';
export type * from './control/types';
export type { SandboxEvent } from './core/EventHub';
export type { Fault, FaultKind, FaultRule } from './core/FaultBook';
export type { LoggedRequest, RequestQuery } from './core/RequestLog';
export type {
  DispatchMode,
  RunConclusion,
  Speed,
} from './services/github/model/types';
export type { LiveService } from './services/live/LiveServices';
export type { WebhookSource } from './webhooks/Webhook';
export type {
  WebhookDelivery,
  WebhookReceiver,
} from './webhooks/WebhookSender';
export type { SlackEphemeral, SlackReceiver } from './services/slack/model';
export type { IncidentStatus } from './services/pagerduty/model';
export type { PagerDutyTokenUse } from './services/pagerduty/TokenUse';
export type { PagerDutyTrouble } from './services/pagerduty/troubles';
export type { TerraformRunStatus } from './services/terraform/model';
