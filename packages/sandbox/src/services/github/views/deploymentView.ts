import { GithubContext } from '../context';
import {
  Deployment,
  DeploymentStatus,
  Environment,
  Repository,
} from '../model/types';
import { iso, nodeId } from './basics';
import { repositoryApi, repositoryPage } from './repositoryView';
import { viewUser } from './userView';

/** `deployment`. */
export function viewDeployment(
  context: GithubContext,
  repository: Repository,
  deployment: Deployment,
) {
  const api = repositoryApi(context, repository);
  const self = `${api}/deployments/${deployment.id}`;
  return {
    url: self,
    id: deployment.id,
    node_id: nodeId('Deployment', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: viewUser(context, deployment.creator),
    created_at: iso(deployment.createdAt),
    updated_at: iso(deployment.updatedAt),
    statuses_url: `${self}/statuses`,
    repository_url: api,
    transient_environment: deployment.transient,
    production_environment: deployment.production,
  };
}

/** `deployment-status`. */
export function viewDeploymentStatus(
  context: GithubContext,
  repository: Repository,
  status: DeploymentStatus,
) {
  const api = repositoryApi(context, repository);
  const deployment = `${api}/deployments/${status.deploymentId}`;
  return {
    url: `${deployment}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DeploymentStatus', status.id),
    state: status.state,
    creator: viewUser(context, status.creator),
    description: status.description,
    environment: status.environment,
    // GitHub sends an empty text where there is no address.
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: iso(status.createdAt),
    updated_at: iso(status.createdAt),
    deployment_url: deployment,
    repository_url: api,
  };
}

/** `environment`. */
export function viewEnvironment(
  context: GithubContext,
  repository: Repository,
  environment: Environment,
) {
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${repositoryApi(
      context,
      repository,
    )}/environments/${encodeURIComponent(environment.name)}`,
    html_url: `${repositoryPage(
      context,
      repository,
    )}/deployments/activity_log?environments_filter=${encodeURIComponent(
      environment.name,
    )}`,
    created_at: iso(environment.createdAt),
    updated_at: iso(environment.createdAt),
    protection_rules: [],
    deployment_branch_policy: null,
  };
}
