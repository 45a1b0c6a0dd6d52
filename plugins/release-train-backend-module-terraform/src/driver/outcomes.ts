import type { DispatchOutcome } from '@signalbox/backstage-plugin-release-train-node';
import {
  isRateLimit,
  isRefusal,
  TerraformRequestError,
} from '../client/failures';

/** How soon a run that does not exist yet is looked for again. */
export const RETRY_MS = 15_000;

/** What helps when a token may not answer a run. */
export const TOKEN_ADVICE =
  'releaseTrain.terraform.token has to be of a user or a team that may apply runs, not of an organization';

/** What a failed read means before anything was sent: nothing is in doubt. */
export function outcomeOfRead(error: unknown): DispatchOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof TerraformRequestError) || isRefusal(error.failure)) {
    return { outcome: 'refused', reason };
  }
  return { outcome: 'deferred', reason, retryAfterMs: waitOf(error) };
}

/** What a failed action means; nothing when it is in doubt. */
export function outcomeOfAction(error: unknown): DispatchOutcome | undefined {
  if (!(error instanceof TerraformRequestError)) return undefined;
  const { failure, message: reason } = error;
  if (isRateLimit(failure)) {
    return { outcome: 'deferred', reason, retryAfterMs: waitOf(error) };
  }
  if (!isRefusal(failure)) return undefined;
  // What a token may not do, Terraform says is not there.
  const hidden =
    failure.kind === 'answered' && [403, 404].includes(failure.status);
  return {
    outcome: 'refused',
    reason: hidden ? `${reason}; ${TOKEN_ADVICE}` : reason,
  };
}

function waitOf({ failure }: TerraformRequestError): number {
  return (
    (failure.kind === 'answered' ? failure.retryAfterMs : undefined) ?? RETRY_MS
  );
}
