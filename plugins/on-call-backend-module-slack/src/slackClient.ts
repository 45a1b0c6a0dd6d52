import type { LoggerService } from '@backstage/backend-plugin-api';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import type { SlackAccess } from './settings';

/**
 * A client for the calls of one message. It tries each once, for the outbox knows better when to try
 * again; the signal ends them all.
 */
export function createSlackClient(
  { token, apiUrl }: SlackAccess,
  options: { signal: AbortSignal; logger: LoggerService },
): WebClient {
  return new WebClient(token, {
    slackApiUrl: apiUrl,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger(options.logger),
    fetch: (url, init) => fetch(url, { ...init, signal: options.signal }),
  });
}

/** The client's own messages of level debug hold whole messages and headers: none is wanted. */
function quietLogger(logger: LoggerService): Logger {
  const debug = (...messages: unknown[]) => logger.debug(messages.join(' '));
  return {
    debug: () => {},
    info: () => {},
    warn: debug,
    error: debug,
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
