import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { isAnswer } from '../client/failures';
import { runIdOf, standingOf } from './deploymentStanding';
import { carriesDeployKey, namesEnvironment } from './runTitle';
import {
  failedJobs,
  type JobFacts,
  progressOfFailure,
  progressOfUnfinished,
  wasCancelledInQueue,
} from './runProgress';

// A deployment run leaves one or two deployments; more are read than that, but not without end.
const DEPLOYMENTS_READ = 5;
// GitHub stamps the end of the cancelled run and the start of the newer one apart.
const SUPERSEDED_MARGIN_MS = 60_000;

type Run = Awaited<
  ReturnType<RepositoryConnection['octokit']['actions']['getWorkflowRun']>
>['data'];

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
  if (run.status === 'waiting') return progressOfWaiting(connection, run);
  if (run.status !== 'completed') return progressOfUnfinished(run.status);

  const jobs = await jobsOf(connection, runId);
  if (run.conclusion === 'success') {
    return progressOfSuccess(connection, run, jobs, expected.environment);
  }
  if (run.conclusion === 'cancelled') {
    return progressOfCancelled(connection, run, jobs, expected);
  }
  return progressOfFailure(run.conclusion, jobs);
}

/** The jobs of the latest attempt; a job that was run again counts as it ended at last. */
async function jobsOf(
  { octokit, at }: RepositoryConnection,
  runId: number,
): Promise<JobFacts[]> {
  return octokit.paginate(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    { ...at, run_id: runId, filter: 'latest', per_page: 100 },
  );
}

/** A run waits for people, or for a timer or an app: only the first is somebody's to answer. */
async function progressOfWaiting(
  { octokit, at }: RepositoryConnection,
  run: Run,
): Promise<VendorProgress> {
  let pending;
  try {
    const { data } = await octokit.actions.getPendingDeploymentsForRun({
      ...at,
      run_id: run.id,
    });
    pending = data;
  } catch (error) {
    // The token may not see who has to approve; that the run waits is known.
    if (isAnswer(error, 403, 404)) return progressOfUnfinished(run.status);
    throw error;
  }
  const reviewed = pending.filter(({ reviewers }) => reviewers.length > 0);
  if (reviewed.length === 0) return progressOfUnfinished(run.status);
  const names = reviewed
    .flatMap(({ reviewers }) => reviewers)
    .map(({ reviewer }) =>
      reviewer && 'login' in reviewer ? reviewer.login : reviewer?.name,
    )
    .filter(name => name !== undefined);
  return {
    state: 'awaiting_confirm',
    detail: `Waits at GitHub for an approval of ${reviewed
      .map(({ environment }) => environment.name)
      .join(', ')} by ${names.join(', ') || 'a reviewer'}`,
  };
}

/**
 * A run that says success is a success when nobody else who speaks of it says otherwise: none of
 * its jobs failed, and on no deployment that it posted to does a failure stand.
 */
async function progressOfSuccess(
  { octokit, at }: RepositoryConnection,
  run: Run,
  jobs: readonly JobFacts[],
  environment: string,
): Promise<VendorProgress> {
  const failed = failedJobs(jobs);
  if (failed.length > 0) {
    return {
      state: 'failed',
      detail: `The workflow run says success, but a job of it failed: ${failed.join(
        ', ',
      )}`,
    };
  }
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
