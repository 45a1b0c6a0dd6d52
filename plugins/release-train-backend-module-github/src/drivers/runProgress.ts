import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';

/** What is read of a job in the latest attempt of a run. */
export interface JobFacts {
  name: string;
  conclusion: string | null;
  created_at?: string;
  started_at?: string | null;
  completed_at?: string | null;
  runner_id?: number | null;
  steps?: unknown[];
}

// A job may fail without failing its run (`continue-on-error`), and that is not a pass.
const FAILED_JOBS = new Set([
  'failure',
  'timed_out',
  'action_required',
  'cancelled',
]);

/** GitHub stamps the end of a run that lost its place and the start of the newer one apart. */
export const SUPERSEDED_MARGIN_MS = 60_000;

const WORDS: Record<string, string> = {
  failure: 'The workflow run failed',
  timed_out: 'The workflow run timed out',
  startup_failure: 'The workflow run could not start',
  action_required: 'The workflow run ended waiting for somebody to act',
  skipped: 'The workflow run was skipped: nothing was deployed',
  neutral: 'The workflow run ended neutral, which is not a pass',
  stale: 'GitHub gave up the workflow run',
};

/** How a run that has not completed stands. */
export function progressOfUnfinished(status: string | null): VendorProgress {
  switch (status) {
    case 'queued':
    case 'requested':
      return { state: 'pending', detail: 'Queued at GitHub' };
    case 'pending':
      return {
        state: 'pending',
        detail: 'Waits at GitHub for another run of its concurrency group',
      };
    case 'waiting':
      return {
        state: 'pending',
        detail: 'Waits at GitHub for a protection rule of the environment',
      };
    case 'in_progress':
      return { state: 'running', detail: 'The workflow run is in progress' };
    default:
      return { state: 'running', detail: `GitHub says '${status}'` };
  }
}

/** The jobs of a run that failed, whatever the run itself says. */
function failedJobs(jobs: readonly JobFacts[]): string[] {
  return jobs
    .filter(job => job.conclusion && FAILED_JOBS.has(job.conclusion))
    .map(job => job.name);
}

function hasStarted(job: JobFacts): boolean {
  if ((job.runner_id ?? 0) > 0 || (job.steps?.length ?? 0) > 0) return true;
  const [created, started, completed] = [
    job.created_at,
    job.started_at,
    job.completed_at,
  ].map(instant => (instant ? Date.parse(instant) : NaN));
  return started > created && started < completed;
}

/**
 * Whether a cancelled run was still waiting: none of the jobs that were cancelled got as far as a
 * runner. Jobs that had ended by then, such as a guard before the queue, say nothing.
 */
export function wasCancelledInQueue(jobs: readonly JobFacts[]): boolean {
  const cancelled = jobs.filter(job => job.conclusion === 'cancelled');
  return (
    jobs.length === 0 || (cancelled.length > 0 && !cancelled.some(hasStarted))
  );
}

/**
 * How a run that has completed failed, and nothing when it and all its jobs ended well. A cancelled
 * run is told apart before.
 */
export function failureOf(
  conclusion: string | null,
  jobs: readonly JobFacts[],
): VendorProgress | undefined {
  const failed = failedJobs(jobs);
  if (conclusion === 'success') {
    return failed.length === 0
      ? undefined
      : {
          state: 'failed',
          detail: `The workflow run says success, but a job of it failed: ${failed.join(
            ', ',
          )}`,
        };
  }
  const words =
    WORDS[conclusion ?? ''] ?? `The workflow run ended as '${conclusion}'`;
  return {
    state: 'failed',
    detail: failed.length > 0 ? `${words}: ${failed.join(', ')}` : words,
  };
}
