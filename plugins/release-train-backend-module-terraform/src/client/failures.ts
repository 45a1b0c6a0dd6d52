/**
 * Why a request to Terraform failed.
 *
 * - `unsent`: it never left, because there is nothing to send it with.
 * - `answered`: Terraform, or what stands before it, answered with this status.
 * - `unanswered`: there is no answer that could be read, so nobody knows whether it had an effect.
 */
export type TerraformFailure =
  | { kind: 'unsent'; message: string }
  | {
      kind: 'answered';
      status: number;
      message: string;
      /** How long Terraform asks to wait, in milliseconds. */
      retryAfterMs?: number;
    }
  | { kind: 'unanswered'; message: string };

const RATE_LIMITED = 429;
const TOKEN_HINT = 'is releaseTrain.terraform.token right?';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What was thrown instead of an answer. The token is in none of these messages. */
export function unanswered(error: unknown): TerraformFailure {
  const { name, message, cause } = isRecord(error)
    ? error
    : { name: '', message: String(error), cause: undefined };
  if (name === 'AbortError' || name === 'TimeoutError') {
    return { kind: 'unanswered', message: 'the call took too long' };
  }
  // What fetch throws says only that it failed; why is behind it.
  const why = isRecord(cause) ? cause.code ?? cause.message : undefined;
  return {
    kind: 'unanswered',
    message: [message, why].filter(Boolean).join(': '),
  };
}

/** An answer that refuses. The words are those of its error objects. */
export function answered(
  status: number,
  headers: Headers,
  body: unknown,
): TerraformFailure {
  const errors =
    isRecord(body) && Array.isArray(body.errors) ? body.errors : [];
  const words = errors
    .map(error => (isRecord(error) ? error.detail ?? error.title : error))
    .filter(word => typeof word === 'string');
  return {
    kind: 'answered',
    status,
    // A proxy's page of HTML helps nobody.
    message: words.join('; ').replace(/\s+/g, ' ').trim(),
    retryAfterMs: status === RATE_LIMITED ? waitOf(headers) : undefined,
  };
}

/** Terraform counts the wait in seconds with a fraction, proxies in whole ones. */
function waitOf(headers: Headers): number | undefined {
  const waits = ['retry-after', 'x-ratelimit-reset']
    .map(name => headers.get(name))
    .filter(value => value !== null && /^\d+(\.\d+)?$/.test(value))
    .map(value => Math.ceil(Number(value) * 1000));
  return waits[0];
}

/** One sentence for people: status and Terraform's own words. */
export function describeFailure(failure: TerraformFailure): string {
  switch (failure.kind) {
    case 'unsent':
      return failure.message;
    case 'unanswered':
      return `Terraform gave no readable answer: ${failure.message}`;
    default: {
      const words = failure.message ? `: ${failure.message}` : '';
      const hint = failure.status === 401 ? ` (${TOKEN_HINT})` : '';
      return `Terraform answered ${failure.status}${words}${hint}`;
    }
  }
}

/** Whether Terraform said that it did nothing for now: the same may be sent again. */
export function isRateLimit(failure: TerraformFailure): boolean {
  return failure.kind === 'answered' && failure.status === RATE_LIMITED;
}

// With these Terraform, or what stands before it, says that it did nothing and will not.
const REFUSALS = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422]);

/** Whether it is certain that nothing happened and that asking again will not change that. */
export function isRefusal(failure: TerraformFailure): boolean {
  return (
    failure.kind === 'unsent' ||
    (failure.kind === 'answered' && REFUSALS.has(failure.status))
  );
}

/** What a request throws: a clear sentence, and what happened as data. */
export class TerraformRequestError extends Error {
  constructor(readonly failure: TerraformFailure, what: string) {
    super(`Could not ${what}: ${describeFailure(failure)}`);
    this.name = 'TerraformRequestError';
  }
}

/** Whether Terraform says that the state of the run does not allow the action. */
export function isConflict(error: unknown): boolean {
  return (
    error instanceof TerraformRequestError &&
    error.failure.kind === 'answered' &&
    error.failure.status === 409
  );
}
