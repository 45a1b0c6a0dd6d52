import type { SourceReading } from '@signalbox/backstage-plugin-on-call-node';

/** Why PagerDuty could not be read, as the source tells it. */
export type ProblemCode = NonNullable<SourceReading['problem']>['code'];

/**
 * What came instead of what was asked for. `REFUSED` is an answer by which PagerDuty refuses this
 * one request; the other codes are about reading at all.
 */
export class PagerDutyError extends Error {
  /** What PagerDuty answered, where it did. */
  readonly status?: number;
  /** PagerDuty's own number of the error. */
  readonly vendorCode?: number;
  /** When it may be asked again, where that is known. */
  readonly retryAfterMs?: number;

  constructor(
    readonly code: ProblemCode | 'REFUSED',
    options: {
      message: string;
      status?: number;
      vendorCode?: number;
      retryAfterMs?: number;
    },
  ) {
    super(options.message);
    this.name = 'PagerDutyError';
    this.status = options.status;
    this.vendorCode = options.vendorCode;
    this.retryAfterMs = options.retryAfterMs;
  }

  /** Whether it is certain that the request had no effect. */
  get hadNoEffect(): boolean {
    return this.status !== undefined && this.status >= 400 && this.status < 500;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The words of PagerDuty's error object; a proxy's page of HTML helps nobody. */
function wordsOf(body: unknown): string {
  const error = isRecord(body) && isRecord(body.error) ? body.error : body;
  if (!isRecord(error)) return '';
  const details = Array.isArray(error.errors) ? error.errors : [];
  return [error.message, ...details]
    .filter(word => typeof word === 'string')
    .join('; ')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .trim();
}

/**
 * How long an answer asks to wait, in milliseconds. PagerDuty counts in seconds; a proxy may send a
 * date, which is as good as nothing because it is of another clock.
 */
function waitOf(headers: Headers): number | undefined {
  for (const name of ['retry-after', 'ratelimit-reset']) {
    const value = headers.get(name);
    if (value !== null && /^\d+(\.\d+)?$/.test(value)) {
      return Math.ceil(Number(value) * 1000);
    }
  }
  return undefined;
}

/** An answer that refuses. `path` is where the account is configured. */
export function answered(
  status: number,
  headers: Headers,
  body: unknown,
  options: { what: string; path: string },
): PagerDutyError {
  const { what, path } = options;
  const words = wordsOf(body);
  const said = `PagerDuty answered ${status}${words ? ` (${words})` : ''}`;
  const vendorCode =
    isRecord(body) &&
    isRecord(body.error) &&
    typeof body.error.code === 'number'
      ? body.error.code
      : undefined;
  const details = { status, vendorCode };
  if (status === 401) {
    return new PagerDutyError('FORBIDDEN', {
      ...details,
      message: `PagerDuty does not accept the token of ${path}.token: make a new REST API key and configure it there`,
    });
  }
  if (status === 403) {
    return new PagerDutyError('FORBIDDEN', {
      ...details,
      message: `Could not ${what}: ${said}; the token of ${path}.token may not do that`,
    });
  }
  if (status === 404) {
    return new PagerDutyError('NOT_FOUND', {
      ...details,
      message: `Could not ${what}: PagerDuty does not have it in the account of ${path}`,
    });
  }
  if (status === 429) {
    return new PagerDutyError('RATE_LIMITED', {
      ...details,
      message: `Could not ${what}: PagerDuty is asked too often with the token of ${path}.token`,
      retryAfterMs: waitOf(headers),
    });
  }
  return new PagerDutyError(status >= 500 ? 'UNAVAILABLE' : 'REFUSED', {
    ...details,
    message: `Could not ${what}: ${said}`,
  });
}

/** What was thrown instead of an answer. The token is in none of these messages. */
export function unanswered(
  error: unknown,
  options: { what: string; timeoutMs: number },
): PagerDutyError {
  if (error instanceof PagerDutyError) return error;
  const { name, message, cause } = isRecord(error)
    ? error
    : { name: '', message: String(error), cause: undefined };
  const { what, timeoutMs } = options;
  if (name === 'TimeoutError' || name === 'AbortError') {
    return new PagerDutyError('SLOW', {
      message: `Could not ${what}: PagerDuty did not answer within ${
        timeoutMs / 1000
      } seconds`,
    });
  }
  // What fetch throws says only that it failed; why is behind it.
  const why = isRecord(cause) ? cause.code ?? cause.message : undefined;
  return new PagerDutyError('UNAVAILABLE', {
    message: `Could not ${what}: PagerDuty gave no readable answer (${[
      message,
      why,
    ]
      .filter(Boolean)
      .join(': ')})`,
  });
}
