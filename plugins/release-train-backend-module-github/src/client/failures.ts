/** Headers as octokit gives them: names in lower case. */
export type AnswerHeaders = Record<string, string | number | undefined>;

/**
 * Why a request to GitHub failed.
 *
 * - `answered`: GitHub, or what stands before it, answered with this status.
 * - `unanswered`: there is no answer that could be read, so nobody knows whether it had an effect.
 */
export type GithubFailure =
  | {
      kind: 'answered';
      status: number;
      message: string;
      headers: AnswerHeaders;
    }
  | { kind: 'unanswered'; message: string };

// GitHub asks for at least a minute where it does not say how long.
// https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
const DEFAULT_WAIT_MS = 60_000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reads what octokit threw. Octokit gives a broken connection and an unreadable body the status
 * 500; what tells them from an answer is that they carry no response.
 */
export function readFailure(error: unknown): GithubFailure {
  const response = isRecord(error) ? error.response : undefined;
  if (isRecord(response) && typeof response.status === 'number') {
    return {
      kind: 'answered',
      status: response.status,
      message: sentenceOf(response.data),
      headers: (response.headers ?? {}) as AnswerHeaders,
    };
  }
  const name = isRecord(error) ? error.name : undefined;
  if (name === 'AbortError' || name === 'TimeoutError') {
    return { kind: 'unanswered', message: 'the call took too long' };
  }
  return {
    kind: 'unanswered',
    message: error instanceof Error ? error.message : String(error),
  };
}

function sentenceOf(body: unknown): string {
  if (isRecord(body) && typeof body.message === 'string') {
    const details = Array.isArray(body.errors)
      ? body.errors
          .map(detail =>
            isRecord(detail) ? detail.message ?? detail.code : detail,
          )
          .filter(detail => typeof detail === 'string')
      : [];
    return [body.message, ...details].join('; ').replace(/\s+/g, ' ').trim();
  }
  // A proxy's page of HTML helps nobody.
  return '';
}

/** One sentence for people: status and GitHub's own words, never a header. */
export function describeFailure(failure: GithubFailure): string {
  if (failure.kind === 'unanswered') {
    return `GitHub could not be reached: ${failure.message}`;
  }
  return failure.message
    ? `GitHub answered ${failure.status}: ${failure.message}`
    : `GitHub answered ${failure.status}`;
}

/**
 * How long GitHub asks to wait, in milliseconds, when it refused a request because of a rate
 * limit; `undefined` when that is not why. Instants are read against the `Date` of the same
 * answer, so that it does not matter how our own clock stands.
 */
export function rateLimitWait(failure: GithubFailure): number | undefined {
  if (failure.kind !== 'answered') return undefined;
  const { status, headers, message } = failure;
  const limited =
    status === 429 ||
    (status === 403 &&
      (headers['retry-after'] !== undefined ||
        String(headers['x-ratelimit-remaining']) === '0' ||
        /rate limit|abuse/i.test(message)));
  if (!limited) return undefined;

  const answeredAt = Date.parse(String(headers.date));
  const retryAfter = headers['retry-after'];
  if (retryAfter !== undefined) {
    const seconds = Number(retryAfter);
    const wait = Number.isFinite(seconds)
      ? seconds * 1000
      : Date.parse(String(retryAfter)) - answeredAt;
    if (wait >= 0) return wait;
  }
  if (String(headers['x-ratelimit-remaining']) === '0') {
    const wait = Number(headers['x-ratelimit-reset']) * 1000 - answeredAt;
    // The second that has begun counts in full.
    if (wait >= 0) return wait + 1000;
  }
  return DEFAULT_WAIT_MS;
}

/**
 * Whether what octokit threw is an answer with one of these statuses. A refusal because of a rate
 * limit says nothing about what was asked for, so it is never one.
 */
export function isAnswer(error: unknown, ...statuses: number[]): boolean {
  const failure = readFailure(error);
  return (
    failure.kind === 'answered' &&
    statuses.includes(failure.status) &&
    rateLimitWait(failure) === undefined
  );
}

/** The `Date` of what octokit threw, where it is an answer. */
export function readDate(error: unknown): string | undefined {
  const failure = readFailure(error);
  const date = failure.kind === 'answered' ? failure.headers.date : undefined;
  return date === undefined ? undefined : String(date);
}

/** What a read throws: a clear sentence, and the status where there is one. */
export class GithubRequestError extends Error {
  readonly status?: number;

  constructor(readonly failure: GithubFailure, what: string) {
    super(`Could not ${what}: ${describeFailure(failure)}`);
    this.name = 'GithubRequestError';
    this.status = failure.kind === 'answered' ? failure.status : undefined;
  }
}

/**
 * The error that a read throws for one that came up in it: what the request met, or what was found
 * wrong in the answer.
 */
export function readError(error: unknown, what: string): Error {
  const { name, message } = error as Error;
  return ['HttpError', 'AbortError', 'TimeoutError'].includes(name)
    ? new GithubRequestError(readFailure(error), what)
    : new Error(`Could not ${what}: ${message}`, { cause: error });
}
