import type { DispatchRequest } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { type Standing, standingOf } from './deploymentStanding';
import { deploymentsOf, type GithubDeployment } from './githubDeployments';
import type { Run } from './runDetails';
import { triggeredRuns } from './triggeredRuns';

// How long after a deployment a workflow run of it, or a first status, may still be to come.
const SETTLE_MS = 2 * 60_000;

/** What GitHub knows of a deployment. */
interface DeploymentReading {
  deployment: GithubDeployment;
  /** What those who posted statuses make of it. */
  standing: Standing;
  /** The workflow runs that it set off. */
  runs: Run[];
  /** Whether what has not come by now will not come. */
  settled: boolean;
}

/**
 * Reads a deployment with everything that speaks of it.
 *
 * @throws When it is not there, or when not everything could be read.
 */
export async function readDeployment(
  connection: RepositoryConnection,
  id: number,
  { sha }: DispatchRequest,
): Promise<DeploymentReading> {
  const { octokit, at } = connection;
  const siblings = await deploymentsOf(connection, sha);
  const deployment = siblings.find(other => other.id === id);
  if (!deployment) {
    throw new Error(`GitHub has no deployment ${id} of ${sha}`);
  }
  const statuses = await octokit.paginate(
    'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
    { ...at, deployment_id: id, per_page: 100 },
  );
  const standing = standingOf(statuses);
  const { runs, readAt } = await triggeredRuns(
    connection,
    deployment,
    siblings,
    standing.runIds,
  );
  return {
    deployment,
    standing,
    runs,
    settled: readAt - Date.parse(deployment.created_at) >= SETTLE_MS,
  };
}
