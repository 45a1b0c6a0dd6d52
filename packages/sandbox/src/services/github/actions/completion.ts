import { LiveServices } from '../../live/LiveServices';
import { GithubContext } from '../context';
import { keyOf } from '../model/GithubState';
import { Deployment, Repository, WorkflowRun } from '../model/types';
import { runAddresses } from '../views/runView';
import {
  ACTIONS_LOGIN,
  addDeployment,
  addDeploymentStatus,
} from './deploymentWrites';

/** The jobs that each post a status on the deployment that triggered them. */
const REPORTING_JOBS = ['e2e', 'functional'];

/**
 * What a finished run leaves behind: a deployment with its status (GitHub
 * records one for a job with an `environment`), and after a success the new
 * version in the live service.
 */
export function completeRun(
  context: Pick<GithubContext, 'url' | 'state' | 'clock' | 'events'>,
  live: LiveServices,
  repository: Repository,
  run: WorkflowRun,
): void {
  const { environment, deploySha, conclusion } = run;
  const reachedItsJob = conclusion === 'success' || run.startedAt !== undefined;
  if (
    !environment ||
    !deploySha ||
    !reachedItsJob ||
    conclusion === 'cancelled'
  ) {
    return;
  }
  const state = conclusion === 'success' ? 'success' : 'failure';
  const trigger =
    run.deploymentId === undefined
      ? undefined
      : context.state.deployments.get(keyOf(repository), run.deploymentId);
  const deployment: Deployment =
    trigger ??
    addDeployment(context, repository, {
      sha: deploySha,
      ref: run.headBranch ?? run.headSha,
      environment,
      creator: ACTIONS_LOGIN,
      payload: run.inputs,
    });
  const logUrl = runAddresses(context, repository, run).html_url;
  for (const job of trigger ? REPORTING_JOBS : ['deploy']) {
    addDeploymentStatus(context, repository, deployment, {
      state,
      creator: ACTIONS_LOGIN,
      description: `${job}: ${state}`,
      logUrl,
    });
  }
  if (state === 'success') {
    live.deploy(repository.component, environment, deploySha);
  }
}
