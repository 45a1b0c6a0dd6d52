import { EventHub } from '../../core/EventHub';
import { SandboxClock } from '../../core/SandboxClock';
import { SlackState } from './model';

export interface SlackContext {
  url: string;
  state: SlackState;
  clock: SandboxClock;
  events: EventHub;
}

/** The arguments of a call, from its form or its JSON. */
export type SlackArguments = Record<string, any>;

export type SlackMethod = (
  context: SlackContext,
  args: SlackArguments,
) => Record<string, unknown> & { effects?: string[] };

/** Slack answers a refusal with 200 and a word. */
export class SlackError extends Error {}

/** The user behind every bot token. */
export const BOT_USER = 'U0SIGNALBOX';
export const BOT_ID = 'B0SIGNALBOX';
export const TEAM = 'T0SANDBOX';
