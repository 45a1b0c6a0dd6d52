import { GithubContext } from '../context';
import { keyOf } from '../model/GithubState';
import {
  Deployment,
  DeploymentState,
  DeploymentStatus,
  Repository,
} from '../model/types';

/** GitHub's own account for what a workflow does with its token. */
export const ACTIONS_LOGIN = 'github-actions[bot]';

type Writer = Pick<GithubContext, 'state' | 'clock' | 'events'>;

/** Adds a deployment, and the environment when it is new. */
export function addDeployment(
  { state, clock, events }: Writer,
  repository: Repository,
  values: Pick<Deployment, 'sha' | 'ref' | 'environment' | 'creator'> &
    Partial<Deployment>,
): Deployment {
  const key = keyOf(repository);
  const now = clock.now();
  if (!state.environments.get(key, values.environment)) {
    state.environments.put(key, values.environment, {
      id: state.store.next('environment', 500),
      name: values.environment,
      createdAt: now,
    });
  }
  const deployment: Deployment = {
    task: 'deploy',
    payload: {},
    description: null,
    transient: false,
    production: values.environment === 'production',
    createdAt: now,
    updatedAt: now,
    ...values,
    id: state.store.next('deployment', 3001),
  };
  state.deployments.put(key, deployment.id, deployment);
  events.publish({
    name: 'deployment',
    action: 'created',
    source: key,
    id: deployment.id,
  });
  return deployment;
}

/**
 * Adds a status. A success puts `inactive` on the earlier successful
 * deployments of the same environment, except where GitHub spares them:
 * production environments, transient ones, and `autoInactive: false`.
 */
export function addDeploymentStatus(
  context: Writer,
  repository: Repository,
  deployment: Deployment,
  values: { state: DeploymentState; creator: string } & Partial<
    Pick<
      DeploymentStatus,
      'description' | 'logUrl' | 'environmentUrl' | 'environment' | 'createdAt'
    >
  > & { autoInactive?: boolean },
): DeploymentStatus {
  const { state, clock, events } = context;
  const key = keyOf(repository);
  const { autoInactive = true, ...given } = values;
  const status: DeploymentStatus = {
    description: '',
    logUrl: '',
    environmentUrl: '',
    environment: deployment.environment,
    createdAt: clock.now(),
    ...given,
    id: state.store.next('deployment-status', 9001),
    deploymentId: deployment.id,
  };
  if (status.state === 'success' && autoInactive && !deployment.production) {
    for (const earlier of state.deployments.list(key)) {
      if (
        earlier.id !== deployment.id &&
        earlier.environment === status.environment &&
        !earlier.transient &&
        !earlier.production &&
        latestStatus(context, repository, earlier)?.state === 'success'
      ) {
        addDeploymentStatus(context, repository, earlier, {
          state: 'inactive',
          creator: values.creator,
          createdAt: status.createdAt,
        });
      }
    }
  }
  state.deploymentStatuses.put(key, status.id, status);
  state.deployments.put(key, deployment.id, {
    ...deployment,
    environment: status.environment,
    updatedAt: status.createdAt,
  });
  if (status.state !== 'inactive') {
    // GitHub sends no webhook for `inactive`.
    events.publish({
      name: 'deployment_status',
      action: 'created',
      source: key,
      id: status.id,
    });
  }
  return status;
}

/** The statuses of a deployment, newest first. */
export function statusesOf(
  { state }: Pick<GithubContext, 'state'>,
  repository: Repository,
  { id }: Deployment,
): DeploymentStatus[] {
  return state
    .newest(state.deploymentStatuses, repository)
    .filter(status => status.deploymentId === id);
}

export function latestStatus(
  context: Pick<GithubContext, 'state'>,
  repository: Repository,
  deployment: Deployment,
): DeploymentStatus | undefined {
  return statusesOf(context, repository, deployment)[0];
}
