import type {
  DispatchRequest,
  FindResult,
} from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { listRuns, searchInstant } from './listRuns';
import { carriesDeployKey, hasDeployKeyPlace } from './runTitle';

// Our clock and GitHub's may differ, and a run looked for in vain is a second deployment.
const CLOCK_MARGIN_MS = 5 * 60_000;

/**
 * Every dispatched run of the workflow that carries the deploy key, the oldest first.
 *
 * @throws When the list is not complete, or when it holds runs whose titles have no place for a
 * key: then it could not tell that there is none.
 */
export async function findRuns(
  { octokit, at }: RepositoryConnection,
  workflow: string,
  request: DispatchRequest,
): Promise<FindResult> {
  const runs = await listRuns(
    searchInstant(request.dispatchedAt - CLOCK_MARGIN_MS),
    async page => {
      const { data } = await octokit.actions.listWorkflowRuns({
        ...at,
        workflow_id: workflow,
        event: 'workflow_dispatch',
        ...page,
      });
      return data;
    },
  );
  const found = runs
    .filter(run => carriesDeployKey(run.display_title, request.deployKey))
    .sort((a, b) => a.id - b.id)
    .map(run => ({ id: String(run.id), url: run.html_url }));
  const mute = runs.find(run => !hasDeployKeyPlace(run.display_title));
  if (found.length === 0 && mute) {
    throw new Error(
      `run ${mute.id} is titled '${mute.display_title}', which has no [deploy_key]; the run-name of the workflow must carry it`,
    );
  }
  return { found };
}
