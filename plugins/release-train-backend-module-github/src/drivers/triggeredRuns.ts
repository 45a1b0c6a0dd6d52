import type { RepositoryConnection } from '../client/GithubClient';
import {
  deployKeyOf,
  type GithubDeployment,
  isOfWorkflow,
} from './githubDeployments';
import { listRuns, searchInstant } from './listRuns';
import type { Run } from './runDetails';
import { carriesDeployKey } from './runTitle';

const ANY_DEPLOY_KEY = /\[[0-9A-HJKMNP-TV-Z]{26}\]/;

/**
 * The workflow runs that a deployment set off. GitHub does not say which those are. Runs of the
 * same sha that began after it are its own, unless something speaks for another deployment: the
 * key in the title of the run, or that the next deployment of the sha had been made by then.
 *
 * @param siblings - all deployments of the sha, the newest first.
 * @param namedRunIds - the runs that posted a status on the deployment.
 * @returns The runs, and what GitHub's clock showed.
 * @throws When the list of runs is not complete.
 */
export async function triggeredRuns(
  { octokit, at }: RepositoryConnection,
  deployment: GithubDeployment,
  siblings: readonly GithubDeployment[],
  namedRunIds: readonly number[],
): Promise<{ runs: Run[]; readAt: number }> {
  const since = Date.parse(deployment.created_at);
  let readAt = Date.now();
  const runs: Run[] = await listRuns(searchInstant(since), async page => {
    const answer = await octokit.actions.listWorkflowRunsForRepo({
      ...at,
      event: 'deployment',
      head_sha: deployment.sha,
      ...page,
    });
    readAt = Date.parse(answer.headers.date ?? '') || readAt;
    return answer.data;
  });

  const key = deployKeyOf(deployment);
  const hasTwin = siblings.some(
    other => other.id !== deployment.id && deployKeyOf(other) === key,
  );
  const until = nextOf(deployment, siblings);
  const isOurs = (run: Run) => {
    if (namedRunIds.includes(run.id)) return true;
    const title = run.display_title;
    if (ANY_DEPLOY_KEY.test(title)) {
      if (typeof key !== 'string' || !carriesDeployKey(title, key)) {
        return false;
      }
      if (!hasTwin) return true;
    }
    const begun = Date.parse(run.created_at);
    // Of two deployments within a second, a run may be of either, and counts for both.
    return begun < until || begun === since;
  };
  return { runs: runs.filter(isOurs), readAt };
}

/** When the next deployment of the sha was made that could set off runs of its own. */
function nextOf(
  deployment: GithubDeployment,
  siblings: readonly GithubDeployment[],
): number {
  const next = siblings
    .filter(other => other.id > deployment.id && !isOfWorkflow(other))
    .at(-1);
  return next ? Date.parse(next.created_at) : Infinity;
}
