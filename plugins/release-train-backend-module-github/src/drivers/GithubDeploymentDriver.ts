import type { Config } from '@backstage/config';
import type {
  DeployDriver,
  DeployTarget,
  DispatchOutcome,
  DispatchRequest,
  EnvironmentObservation,
  FindResult,
  VendorDeployment,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import type {
  GithubClient,
  RepositoryConnection,
} from '../client/GithubClient';
import { readFailure } from '../client/failures';
import { cancelDeployment } from './cancelDeployment';
import {
  deploymentOptionsOf,
  imageTagOf,
  readDeploymentOptions,
} from './deploymentOptions';
import { outcomeOfCreation } from './deploymentOutcome';
import { outcomeBeforeSending, outcomeOfFailure } from './dispatchOutcome';
import { followDeployment } from './followDeployment';
import {
  deployKeyOf,
  deploymentsOf,
  vendorDeployment,
} from './githubDeployments';
import { observeEnvironment } from './observeEnvironment';

const CREATE = 'POST /repos/{owner}/{repo}/deployments';
const LONGEST_DESCRIPTION = 140;

/**
 * Deploys by creating a GitHub deployment, which workflows of the repository carry out
 * (`on: deployment`). The payload carries the tag of the image and the deploy key, by which the
 * deployment is found again after a reply was lost: see docs/deployment-event.md.
 *
 * @public
 */
export class GithubDeploymentDriver implements DeployDriver {
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.mechanism} */
  readonly mechanism = 'github-deployment';
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.triggers} */
  readonly triggers = true;

  private constructor(private readonly client: GithubClient) {}

  /** Makes a driver for the repositories that the client reaches. */
  static create(options: { client: GithubClient }): GithubDeploymentDriver {
    return new GithubDeploymentDriver(options.client);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.readOptions} */
  readOptions(context: {
    environment: Config;
    component: Config;
  }): DeployTarget['options'] {
    return readDeploymentOptions(context, this.client);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.dispatch} */
  async dispatch(
    { target, sha, deployKey }: DispatchRequest,
    signal: AbortSignal,
  ): Promise<DispatchOutcome> {
    const options = deploymentOptionsOf(target);
    let connection: RepositoryConnection;
    try {
      connection = await this.client.connect(options.repository, signal);
    } catch (error) {
      return outcomeBeforeSending(error);
    }
    const { octokit, at, repository } = connection;
    const environment = target.vendorEnvironment;
    const tag = imageTagOf(options, sha);
    try {
      const answer = await octokit.request(CREATE, {
        ...at,
        ref: sha,
        task: options.task,
        // By default GitHub merges the default branch first, and then makes no deployment.
        auto_merge: false,
        // By default every status that was ever posted on the commit has to be a success.
        required_contexts: options.requiredContexts,
        environment,
        payload: { tag, deploy_key: deployKey },
        description: `Deploy ${tag} to ${environment} [${deployKey}]`.slice(
          0,
          LONGEST_DESCRIPTION,
        ),
      });
      return outcomeOfCreation(answer, repository.webUrl, environment);
    } catch (error) {
      return outcomeOfFailure(readFailure(error), { conflictRefuses: true });
    }
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.find} */
  async find(
    { target, sha, deployKey }: DispatchRequest,
    signal: AbortSignal,
  ): Promise<FindResult> {
    return this.client.read(
      `look for deploy key ${deployKey} among the deployments of ${sha}`,
      deploymentOptionsOf(target).repository,
      signal,
      async connection => {
        const deployments = await deploymentsOf(connection, sha);
        const found = deployments
          .filter(deployment => deployKeyOf(deployment) === deployKey)
          .map(deployment =>
            vendorDeployment(connection.repository.webUrl, deployment),
          )
          .reverse();
        return { found };
      },
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.follow} */
  async follow(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<VendorProgress> {
    return this.client.read(
      `read deployment ${vendor.id}`,
      deploymentOptionsOf(request.target).repository,
      signal,
      connection => followDeployment(connection, Number(vendor.id), request),
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.cancel} */
  async cancel(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<void> {
    await this.client.read(
      `cancel deployment ${vendor.id}`,
      deploymentOptionsOf(request.target).repository,
      signal,
      connection => cancelDeployment(connection, Number(vendor.id), request),
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.observe} */
  async observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined> {
    return this.client.read(
      `read the deployments to ${target.vendorEnvironment}`,
      deploymentOptionsOf(target).repository,
      signal,
      connection => observeEnvironment(connection, target.vendorEnvironment),
    );
  }
}
