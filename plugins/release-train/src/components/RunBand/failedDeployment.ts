import type { Deployment } from '@signalbox/backstage-plugin-release-train-common';

/**
 * The last deployment of a candidate to an environment, if it ended without having brought it
 * there.
 */
export function failedDeployment(
  deployments: readonly Deployment[],
  environment: string,
  candidateId: string | undefined,
): Deployment | undefined {
  const last = deployments.find(
    deployment =>
      deployment.environment === environment &&
      deployment.candidateId === candidateId,
  );
  if (!candidateId || !last || last.active) return undefined;
  return last.state === 'succeeded' || last.state === 'noop' ? undefined : last;
}
