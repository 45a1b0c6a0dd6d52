import type { EnvironmentObservation } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { isAnswer } from '../client/failures';
import { standingOf } from './deploymentStanding';
import { deployedSha } from './runTitle';

// An environment is asked after every few minutes, so the way back is short: one list, and for
// each deployment its statuses and its runs.
const DEPLOYMENTS_READ = 5;
const RUNS_READ = 2;

/**
 * What is in an environment by the word of GitHub: the newest deployment whose last word is a
 * success, and whose runs have all ended well. Nothing when none of the latest deployments is.
 */
export async function observeEnvironment(
  { octokit, at, repository }: RepositoryConnection,
  environment: string,
): Promise<EnvironmentObservation | undefined> {
  const { data: deployments } = await octokit.repos.listDeployments({
    ...at,
    environment,
    per_page: DEPLOYMENTS_READ,
  });
  for (const deployment of deployments) {
    const { data: statuses } = await octokit.repos.listDeploymentStatuses({
      ...at,
      deployment_id: deployment.id,
      per_page: 100,
    });
    const standing = standingOf(statuses);
    if (standing.state !== 'success') continue;

    const runs = await Promise.all(
      standing.runIds
        .slice(0, RUNS_READ)
        .map(id => readRun({ octokit, at, repository }, id)),
    );
    if (runs.some(run => run && run.conclusion !== 'success')) continue;
    const titled = runs.map(run => deployedSha(run?.display_title ?? ''));
    return {
      version: titled.find(sha => sha !== undefined) ?? deployment.sha,
      since: standing.since,
      url: standing.url,
    };
  }
  return undefined;
}

/** A run that a status names; nothing when its history has been deleted. */
async function readRun({ octokit, at }: RepositoryConnection, id: number) {
  try {
    const { data } = await octokit.actions.getWorkflowRun({
      ...at,
      run_id: id,
    });
    return data;
  } catch (error) {
    if (isAnswer(error, 404)) return undefined;
    throw error;
  }
}
