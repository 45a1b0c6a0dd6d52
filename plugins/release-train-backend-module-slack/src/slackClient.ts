import type { LoggerService } from '@backstage/backend-plugin-api';
import { type Logger, LogLevel, WebClient } from '@slack/web-api';

/**
 * A client for the calls of one announcement. It tries each once, for whoever announces keeps an
 * outbox and knows better when to try again; the signal ends them all.
 */
export function createSlackClient(
  settings: { token: string; apiUrl: string },
  options: { signal: AbortSignal; logger: LoggerService },
): WebClient {
  return new WebClient(settings.token, {
    slackApiUrl: settings.apiUrl,
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
