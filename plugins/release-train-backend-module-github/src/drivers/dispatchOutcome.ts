import type { DispatchOutcome } from '@signalbox/backstage-plugin-release-train-node';
import {
  describeFailure,
  type GithubFailure,
  GithubRequestError,
  rateLimitWait,
} from '../client/failures';

/** The field of a dispatch that older servers do not know. */
export const RUN_DETAILS_FIELD = 'return_run_details';

// With these GitHub, or what stands before it, says that it did nothing and will not. Everything
// that is not in this list is in doubt.
const REFUSALS = new Set([400, 401, 403, 404, 405, 410, 413, 415, 422]);

// Where nothing has been sent, because the credentials could not be had or time ran out.
const UNSENT_WAIT_MS = 30_000;

/**
 * What it means that the request could not even be sent. Whatever went wrong, nothing is in doubt.
 */
export function outcomeBeforeSending(error: unknown): DispatchOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof GithubRequestError)) {
    return { outcome: 'refused', reason };
  }
  const { outcome } = outcomeOfFailure(error.failure);
  if (outcome === 'refused') return { outcome, reason };
  const retryAfterMs = rateLimitWait(error.failure) ?? UNSENT_WAIT_MS;
  return { outcome: 'deferred', reason, retryAfterMs };
}

/**
 * What an answer below 300 to a dispatch means: 200 with the id of the run, 204 without, and
 * anything else is not understood.
 *
 * @param runUrl - makes the web address of a run where the answer has none.
 */
export function outcomeOfAnswer(
  answer: { status: number; data: unknown },
  runUrl: (id: string) => string,
): DispatchOutcome {
  if (answer.status === 204) return { outcome: 'accepted' };
  const body = answer.data as
    | { workflow_run_id?: unknown; html_url?: unknown }
    | null
    | undefined;
  const id = body?.workflow_run_id;
  if (
    answer.status === 200 &&
    ((typeof id === 'number' && Number.isSafeInteger(id)) ||
      (typeof id === 'string' && /^\d+$/.test(id)))
  ) {
    const url = body?.html_url;
    return {
      outcome: 'accepted',
      vendor: {
        id: String(id),
        url: typeof url === 'string' ? url : runUrl(String(id)),
      },
    };
  }
  return {
    outcome: 'unknown',
    reason: `GitHub answered ${answer.status} with a body that names no run`,
  };
}

/**
 * What a failed dispatch means. Only an answer that says so proves that nothing happened.
 *
 * @param conflictRefuses - whether a 409 says so too.
 */
export function outcomeOfFailure(
  failure: GithubFailure,
  { conflictRefuses = false } = {},
): DispatchOutcome {
  const reason = describeFailure(failure);
  const retryAfterMs = rateLimitWait(failure);
  if (retryAfterMs !== undefined) {
    return { outcome: 'deferred', reason, retryAfterMs };
  }
  if (
    failure.kind === 'answered' &&
    (REFUSALS.has(failure.status) ||
      (conflictRefuses && failure.status === 409))
  ) {
    return { outcome: 'refused', reason };
  }
  return { outcome: 'unknown', reason };
}

/**
 * Whether the server refused the field that asks for the run's id, and nothing else: some GHES
 * answer 400 to it, and GitHub words a body with an unknown key as 422. Both come before any
 * effect, so the same dispatch may be sent again without it.
 */
export function refusesRunDetails(failure: GithubFailure): boolean {
  return (
    failure.kind === 'answered' &&
    (failure.status === 400 || failure.status === 422) &&
    failure.message.includes(RUN_DETAILS_FIELD)
  );
}
