import type { DispatchOutcome } from '@signalbox/backstage-plugin-release-train-node';
import { vendorDeployment } from './githubDeployments';

/**
 * What an answer below 300 to the creation of a deployment means: 201 with its id, 202 when GitHub
 * merged the default branch and made none, and anything else is not understood.
 */
export function outcomeOfCreation(
  answer: { status: number; data: unknown },
  webUrl: string,
  environment: string,
): DispatchOutcome {
  const body = answer.data as
    | { id?: unknown; message?: unknown }
    | null
    | undefined;
  if (answer.status === 202) {
    const words = typeof body?.message === 'string' ? `: ${body.message}` : '';
    return {
      outcome: 'refused',
      reason: `GitHub answered 202 and made no deployment${words}`,
    };
  }
  const id = body?.id;
  if (
    answer.status === 201 &&
    typeof id === 'number' &&
    Number.isSafeInteger(id)
  ) {
    return {
      outcome: 'accepted',
      vendor: vendorDeployment(webUrl, { id, environment }),
    };
  }
  return {
    outcome: 'unknown',
    reason: `GitHub answered ${answer.status} with a body that names no deployment`,
  };
}
