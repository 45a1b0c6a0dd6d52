import type { AnnounceOutcome } from '@signalbox/backstage-plugin-release-train-node';
import { ErrorCode } from '@slack/web-api';

/** What a failed call means for the announcement. */
export type FailedOutcome = Exclude<AnnounceOutcome, { outcome: 'posted' }>;

// What a person has to mend, in their words. https://docs.slack.dev/reference/methods/chat.postMessage
const SENTENCES: Record<string, string> = {
  account_inactive: 'the token belongs to a deleted user or workspace',
  channel_is_archived: 'the channel is archived',
  channel_not_found: 'there is no such channel, or the bot cannot see it',
  invalid_auth: 'the token in releaseTrain.slack.token is not valid',
  is_archived: 'the channel is archived',
  missing_scope: 'the token lacks a scope that this needs, such as chat:write',
  msg_too_long: 'the message is too long',
  not_authed: 'no token was sent',
  not_in_channel: 'the bot is not in the channel; invite it there',
  restricted_action: 'a setting of the workspace forbids the bot to post there',
  token_expired: 'the token in releaseTrain.slack.token has expired',
  token_revoked: 'the token in releaseTrain.slack.token was revoked',
};

const PASSING = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

const LIMITED = new Set([
  'rate_limited',
  'ratelimited',
  'message_limit_exceeded',
]);

interface Failure {
  code?: string;
  message: string;
  retryAfter?: number;
  statusCode?: number;
  data?: { error?: unknown; response_metadata?: { retryAfter?: number } };
}

/** The code that Slack answered with, such as `channel_not_found`. */
export function slackErrorOf(error: unknown): string | undefined {
  const failure = error as Failure;
  return failure?.code === ErrorCode.PlatformError &&
    typeof failure.data?.error === 'string'
    ? failure.data.error
    : undefined;
}

/**
 * Reads what a call threw. Only what Slack itself says will not work is refused; all the rest,
 * even a call that may have had its effect, is tried again, for delivery is at least once.
 */
export function outcomeOf(error: unknown): FailedOutcome {
  const failure = (
    error instanceof Error ? error : new Error(String(error))
  ) as Failure;
  switch (failure.code) {
    case ErrorCode.RateLimitedError:
      return {
        outcome: 'deferred',
        reason: 'Slack asks to wait',
        retryAfterMs: (failure.retryAfter ?? 60) * 1000,
      };
    case ErrorCode.PlatformError:
      return outcomeOfCode(
        slackErrorOf(error) ?? '',
        failure.data?.response_metadata?.retryAfter,
      );
    case ErrorCode.HTTPError: {
      const status = failure.statusCode ?? 0;
      const reason = `Slack answered ${status}`;
      return [400, 401, 403, 404, 405, 410].includes(status)
        ? {
            outcome: 'refused',
            reason: `${reason}; is releaseTrain.slack.apiUrl right?`,
          }
        : { outcome: 'deferred', reason };
    }
    default:
      return {
        outcome: 'deferred',
        reason: `Slack could not be reached: ${failure.message}`,
      };
  }
}

function outcomeOfCode(code: string, retryAfter?: number): FailedOutcome {
  if (LIMITED.has(code)) {
    return {
      outcome: 'deferred',
      reason: 'Slack asks to wait',
      retryAfterMs: (retryAfter ?? 60) * 1000,
    };
  }
  // The client gives a body that is no JSON as the code.
  if (!/^[a-z][a-z_]*$/.test(code)) {
    return { outcome: 'deferred', reason: 'Slack gave an unreadable answer' };
  }
  if (PASSING.has(code)) {
    return { outcome: 'deferred', reason: `Slack answered ${code}` };
  }
  return {
    outcome: 'refused',
    reason: `Slack answered ${code}${
      SENTENCES[code] ? `: ${SENTENCES[code]}` : ''
    }`,
  };
}
