import type { DispatchRequest } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { readDeployment } from './readDeployment';
import { cancelRun } from './runDetails';

/**
 * Ends what carries a deployment out. GitHub cannot cancel a deployment itself, so its runs are
 * cancelled, and it is marked inactive where nothing has come of it: a page of GitHub would
 * otherwise show it as pending for good, and one that no run took up would never end.
 */
export async function cancelDeployment(
  connection: RepositoryConnection,
  id: number,
  request: DispatchRequest,
): Promise<void> {
  const { octokit, at } = connection;
  const { standing, runs } = await readDeployment(connection, id, request);
  for (const run of runs) {
    if (run.status !== 'completed') await cancelRun(connection, run.id);
  }
  const hasEnded =
    standing.state !== 'open' ||
    runs.some(
      ({ status, conclusion }) =>
        status === 'completed' &&
        conclusion !== 'cancelled' &&
        conclusion !== 'skipped',
    );
  if (hasEnded || standing.inactive) return;
  await octokit.repos.createDeploymentStatus({
    ...at,
    deployment_id: id,
    state: 'inactive',
    description: `Cancelled before it was deployed [${request.deployKey}]`,
  });
}
