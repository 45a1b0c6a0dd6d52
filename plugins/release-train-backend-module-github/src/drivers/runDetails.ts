import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { isAnswer } from '../client/failures';
import { type JobFacts, progressOfUnfinished } from './runProgress';

/** A workflow run as GitHub gives it. */
export type Run = Awaited<
  ReturnType<RepositoryConnection['octokit']['actions']['getWorkflowRun']>
>['data'];

/** The jobs of the latest attempt; a job that was run again counts as it ended at last. */
export async function jobsOf(
  { octokit, at }: RepositoryConnection,
  runId: number,
): Promise<JobFacts[]> {
  return octokit.paginate(
    'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
    { ...at, run_id: runId, filter: 'latest', per_page: 100 },
  );
}

/**
 * How a run that has not completed stands. One that waits may wait for people, or for a timer or an
 * app: only the first is somebody's to answer.
 */
export async function followUnfinished(
  { octokit, at }: RepositoryConnection,
  run: Run,
): Promise<VendorProgress> {
  if (run.status !== 'waiting') return progressOfUnfinished(run.status);
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

/** Asks GitHub to end a run. */
export async function cancelRun(
  { octokit, at }: RepositoryConnection,
  runId: number,
): Promise<void> {
  try {
    await octokit.actions.cancelWorkflowRun({ ...at, run_id: runId });
  } catch (error) {
    // It has ended by itself; how is for the next follow to say.
    if (isAnswer(error, 409)) return;
    throw error;
  }
}
