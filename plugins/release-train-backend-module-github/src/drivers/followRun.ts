import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { isAnswer } from '../client/failures';
import { runIdOf, standingOf } from './deploymentStanding';
import { followUnfinished, jobsOf, type Run } from './runDetails';
import { carriesDeployKey, namesEnvironment } from './runTitle';
import {
  failureOf,
  type JobFacts,
  SUPERSEDED_MARGIN_MS,
  wasCancelledInQueue,
} from './runProgress';

// A deployment run leaves one or two deployments; more are read than that, but not without end.
const DEPLOYMENTS_READ = 5;

/** How a workflow run stands, with what GitHub keeps about it in other places. */
export async function followRun(
  connection: RepositoryConnection,
  runId: number,
  expected: { environment: string; deployKey: string },
): Promise<VendorProgress> {
  const { octokit, at } = connection;
  const { data: run } = await octokit.actions.getWorkflowRun({
    ...at,
    run_id: runId,
  });
  if (run.status !== 'completed') return followUnfinished(connection, run);

  const jobs = await jobsOf(connection, runId);
  if (run.conclusion === 'cancelled') {
    return progressOfCancelled(connection, run, jobs, expected);
  }
  return (
    failureOf(run.conclusion, jobs) ??
    progressOfSuccess(connection, run, expected.environment)
  );
}

/**
 * A run that says success, and none of whose jobs failed, is a success when on no deployment that
 * it posted to a failure stands.
 */
async function progressOfSuccess(
  { octokit, at }: RepositoryConnection,
  run: Run,
  environment: string,
): Promise<VendorProgress> {
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
    const ours = statuses.some(
      status => runIdOf(status.log_url || status.target_url) === run.id,
    );
    if (ours && standingOf(statuses).state === 'failure') {
      return {
        state: 'failed',
        detail: `The workflow run says success, but a failure stands on deployment ${deployment.id} to ${environment}`,
      };
    }
  }
  return { state: 'succeeded', detail: 'The workflow run succeeded' };
}

/**
 * GitHub keeps one waiting run in a concurrency group and cancels the one that waited before. It
 * does not say so in the API; what shows it is that the cancelled jobs never started and that
 * a newer run to the same environment was there when it ended.
 */
async function progressOfCancelled(
  { octokit, at }: RepositoryConnection,
  run: Run,
  jobs: readonly JobFacts[],
  expected: { environment: string; deployKey: string },
): Promise<VendorProgress> {
  const cancelled: VendorProgress = {
    state: 'cancelled',
    detail: 'The workflow run was cancelled at GitHub',
  };
  if (!wasCancelledInQueue(jobs)) return cancelled;
  let newer;
  try {
    const { data } = await octokit.actions.listWorkflowRuns({
      ...at,
      workflow_id: run.workflow_id,
      created: `>=${run.created_at}`,
      per_page: 100,
    });
    const endedBy = Date.parse(run.updated_at) + SUPERSEDED_MARGIN_MS;
    newer = data.workflow_runs.find(
      other =>
        other.id > run.id &&
        Date.parse(other.created_at) <= endedBy &&
        namesEnvironment(other.display_title, expected.environment) &&
        !carriesDeployKey(other.display_title, expected.deployKey),
    );
  } catch (error) {
    // The workflow may be gone by now; that the run is over is certain all the same.
    if (!isAnswer(error, 404)) throw error;
  }
  return newer
    ? {
        state: 'superseded',
        detail: `Run ${newer.id} took its place in the queue at GitHub`,
      }
    : cancelled;
}
