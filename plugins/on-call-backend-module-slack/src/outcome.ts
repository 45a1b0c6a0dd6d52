import type { MessageOutcome } from '@signalbox/backstage-plugin-on-call-node';
import { ErrorCode } from '@slack/web-api';

// What a person has to mend. https://docs.slack.dev/reference/methods/chat.postMessage
const SENTENCES: Record<string, string> = {
  account_inactive: 'the token belongs to a deleted user or workspace',
  channel_not_found: 'there is no such person in the workspace of the bot',
  invalid_auth: 'the token in onCall.slack.token is not valid',
  missing_scope:
    'the token lacks a scope that this needs, such as chat:write or users:read.email',
  not_authed: 'no token was sent',
  token_expired: 'the token in onCall.slack.token has expired',
  token_revoked: 'the token in onCall.slack.token was revoked',
  user_disabled: 'their account in Slack is deactivated',
};

const PASSING = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

const LIMITED = new Set([
  'message_limit_exceeded',
  'rate_limited',
  'ratelimited',
]);

const DEFAULT_WAIT_SECONDS = 60;

interface Failure {
  code?: string;
  message: string;
  retryAfter?: number;
  statusCode?: number;
  data?: { error?: unknown };
}

/** The code that Slack answered with, such as `users_not_found`. */
export function slackErrorOf(error: unknown): string | undefined {
  const failure = error as Failure;
  return failure?.code === ErrorCode.PlatformError &&
    typeof failure.data?.error === 'string'
    ? failure.data.error
    : undefined;
}

/**
 * Reads what a call threw. Only what Slack itself says will not work is refused; all the rest, even
 * a call that may have had its effect, is tried again, for delivery is at least once.
 */
export function outcomeOf(
  error: unknown,
): Exclude<MessageOutcome, { outcome: 'sent' }> {
  const failure = (
    error instanceof Error ? error : new Error(String(error))
  ) as Failure;
  if (failure.code === ErrorCode.RateLimitedError) {
    return askedToWait(failure.retryAfter);
  }
  if (failure.code === ErrorCode.PlatformError) {
    const code = slackErrorOf(error) ?? '';
    if (LIMITED.has(code)) return askedToWait();
    // The client gives a body that is no JSON as the code.
    if (!/^[a-z][a-z_]*$/.test(code)) {
      return deferred('Slack gave an unreadable answer');
    }
    if (PASSING.has(code)) return deferred(`Slack answered ${code}`);
    const sentence = SENTENCES[code] ? `: ${SENTENCES[code]}` : '';
    return { outcome: 'refused', reason: `Slack answered ${code}${sentence}` };
  }
  if (failure.code === ErrorCode.HTTPError) {
    const reason = `Slack answered ${failure.statusCode}`;
    return [400, 401, 403, 404, 405, 410].includes(failure.statusCode ?? 0)
      ? {
          outcome: 'refused',
          reason: `${reason}; is onCall.slack.apiUrl right?`,
        }
      : deferred(reason);
  }
  return deferred(`Slack could not be reached: ${failure.message}`);
}

function deferred(reason: string) {
  return { outcome: 'deferred' as const, reason };
}

function askedToWait(seconds: number = DEFAULT_WAIT_SECONDS) {
  return { ...deferred('Slack asks to wait'), retryAfterMs: seconds * 1000 };
}
