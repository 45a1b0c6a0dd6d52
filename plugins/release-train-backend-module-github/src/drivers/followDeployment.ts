import type {
  DispatchRequest,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';
import { type GithubDeployment, newerDeployment } from './githubDeployments';
import { readDeployment } from './readDeployment';
import { followUnfinished, jobsOf, type Run } from './runDetails';
import {
  failureOf,
  type JobFacts,
  SUPERSEDED_MARGIN_MS,
  wasCancelledInQueue,
} from './runProgress';
import { progressOfStatuses, progressWithoutRuns } from './statusProgress';

type EndedRun = Run & { jobs: JobFacts[] };

/**
 * How a deployment stands, by the statuses that were posted on it and by the workflow runs that it
 * set off. A failure that stands with either is the end of it. A success takes both, where there
 * are both.
 */
export async function followDeployment(
  connection: RepositoryConnection,
  id: number,
  request: DispatchRequest,
): Promise<VendorProgress> {
  const { deployment, standing, runs, settled } = await readDeployment(
    connection,
    id,
    request,
  );
  if (standing.state === 'failure') {
    return {
      state: 'failed',
      detail: `A failure stands on the deployment: ${standing.failure}`,
    };
  }
  // A workflow may leave out the environments that are not its own.
  const own = runs.filter(run => run.conclusion !== 'skipped');
  const ended = await Promise.all(
    own
      .filter(run => run.status === 'completed')
      .map(async run => ({ ...run, jobs: await jobsOf(connection, run.id) })),
  );
  const cancelled = ended.filter(run => run.conclusion === 'cancelled');
  for (const run of ended) {
    if (cancelled.includes(run)) continue;
    const failure = failureOf(run.conclusion, run.jobs);
    if (failure) return failure;
  }
  const unfinished = own.filter(run => run.status !== 'completed');
  if (unfinished.length > 0) return progressOfAll(connection, unfinished);

  const environment = request.target.vendorEnvironment;
  if (cancelled.length > 0) {
    return progressOfCancelled(connection, deployment, cancelled, environment);
  }
  if (standing.inactive && standing.latest !== 'success') {
    const superseded = await progressOfReplaced(
      connection,
      deployment,
      environment,
    );
    if (superseded) return superseded;
  }
  return own.length > 0
    ? progressOfStatuses(standing, settled)
    : progressWithoutRuns(standing, settled, runs.length > 0);
}

const URGENCY = ['pending', 'running', 'awaiting_confirm'];

/** Of several runs the one that says most: one that waits for a person, then one that runs. */
async function progressOfAll(
  connection: RepositoryConnection,
  runs: readonly Run[],
): Promise<VendorProgress> {
  const all = await Promise.all(
    runs.map(run => followUnfinished(connection, run)),
  );
  return all.reduce((most, progress) =>
    URGENCY.indexOf(progress.state) > URGENCY.indexOf(most.state)
      ? progress
      : most,
  );
}

/**
 * GitHub keeps one waiting run in a concurrency group and cancels the one that waited before. What
 * shows it is that the cancelled jobs never started, and that a newer deployment was there then.
 */
async function progressOfCancelled(
  connection: RepositoryConnection,
  deployment: GithubDeployment,
  runs: readonly EndedRun[],
  environment: string,
): Promise<VendorProgress> {
  const endedBy = Math.max(...runs.map(run => Date.parse(run.updated_at)));
  const superseded = runs.every(({ jobs }) => wasCancelledInQueue(jobs))
    ? await progressOfReplaced(
        connection,
        deployment,
        environment,
        endedBy + SUPERSEDED_MARGIN_MS,
      )
    : undefined;
  return (
    superseded ?? {
      state: 'cancelled',
      detail: 'The workflow run was cancelled at GitHub',
    }
  );
}

async function progressOfReplaced(
  connection: RepositoryConnection,
  deployment: GithubDeployment,
  environment: string,
  until?: number,
): Promise<VendorProgress | undefined> {
  const newer = await newerDeployment(
    connection,
    deployment,
    environment,
    until,
  );
  return newer
    ? {
        state: 'superseded',
        detail: `Deployment ${newer.id} took its place at GitHub`,
      }
    : undefined;
}
