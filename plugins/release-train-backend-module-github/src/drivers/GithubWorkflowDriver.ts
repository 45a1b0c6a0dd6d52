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
import {
  keyError,
  optionalString,
  requireRepository,
  requireString,
} from './configuration';
import {
  outcomeBeforeSending,
  outcomeOfAnswer,
  outcomeOfFailure,
  refusesRunDetails,
  RUN_DETAILS_FIELD,
} from './dispatchOutcome';
import { findRuns } from './findRuns';
import { followRun } from './followRun';
import { observeEnvironment } from './observeEnvironment';
import { cancelRun } from './runDetails';

const DISPATCH =
  'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';

/** What the driver keeps of the configuration of an environment. */
type WorkflowOptions = { repository: string; workflow: string; ref: string };

/**
 * Deploys by dispatching a GitHub workflow. The workflow gets the inputs `sha`, `environment` and
 * `deploy_key` and carries the key in its `run-name`, by which a run is found again after a reply
 * was lost: see docs/deploy-workflow.md.
 *
 * @public
 */
export class GithubWorkflowDriver implements DeployDriver {
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.mechanism} */
  readonly mechanism = 'github-workflow';
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.triggers} */
  readonly triggers = true;

  private constructor(private readonly client: GithubClient) {}

  /** Makes a driver for the repositories that the client reaches. */
  static create(options: { client: GithubClient }): GithubWorkflowDriver {
    return new GithubWorkflowDriver(options.client);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.readOptions} */
  readOptions({
    environment,
    component,
  }: {
    environment: Config;
    component: Config;
  }): DeployTarget['options'] {
    const repository = requireRepository(component, this.client);
    const workflow = requireString(
      environment,
      'workflow',
      'the file name of a workflow, such as deploy.yml, or its id',
    );
    if (!/^(?:[\w.-]+\.ya?ml|\d+)$/i.test(workflow)) {
      throw keyError(
        environment,
        'workflow',
        `expected the file name of a workflow without its folder, such as deploy.yml, or its id, got '${workflow}'`,
      );
    }
    const ref = optionalString(environment, 'ref') ?? 'main';
    if (/^[0-9a-f]{40}$/i.test(ref)) {
      throw keyError(
        environment,
        'ref',
        `expected a branch or tag that holds the workflow, got the sha '${ref}'; the revision to deploy is sent as an input`,
      );
    }
    return { repository, workflow, ref };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.dispatch} */
  async dispatch(
    request: DispatchRequest,
    signal: AbortSignal,
  ): Promise<DispatchOutcome> {
    const { repository } = optionsOf(request);
    let connection: RepositoryConnection;
    try {
      connection = await this.client.connect(repository, signal);
    } catch (error) {
      return outcomeBeforeSending(error);
    }
    try {
      return await this.send(connection, request, true);
    } catch (error) {
      const failure = readFailure(error);
      if (!refusesRunDetails(failure)) return outcomeOfFailure(failure);
    }
    try {
      return await this.send(connection, request, false);
    } catch (error) {
      return outcomeOfFailure(readFailure(error));
    }
  }

  private async send(
    { octokit, at, repository }: RepositoryConnection,
    request: DispatchRequest,
    withRunDetails: boolean,
  ): Promise<DispatchOutcome> {
    const { workflow, ref } = optionsOf(request);
    const answer = await octokit.request(DISPATCH, {
      ...at,
      workflow_id: workflow,
      ref,
      inputs: {
        sha: request.sha,
        environment: request.target.vendorEnvironment,
        deploy_key: request.deployKey,
      },
      ...(withRunDetails ? { [RUN_DETAILS_FIELD]: true } : {}),
    });
    return outcomeOfAnswer(
      answer,
      id => `${repository.webUrl}/actions/runs/${id}`,
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.find} */
  async find(
    request: DispatchRequest,
    signal: AbortSignal,
  ): Promise<FindResult> {
    const { repository, workflow } = optionsOf(request);
    return this.client.read(
      `look for deploy key ${request.deployKey} among the runs of ${workflow}`,
      repository,
      signal,
      connection => findRuns(connection, workflow, request),
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.follow} */
  async follow(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<VendorProgress> {
    return this.client.read(
      `read workflow run ${vendor.id}`,
      optionsOf(request).repository,
      signal,
      connection =>
        followRun(connection, Number(vendor.id), {
          environment: request.target.vendorEnvironment,
          deployKey: request.deployKey,
        }),
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.cancel} */
  async cancel(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<void> {
    await this.client.read(
      `cancel workflow run ${vendor.id}`,
      optionsOf(request).repository,
      signal,
      connection => cancelRun(connection, Number(vendor.id)),
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.observe} */
  async observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined> {
    return this.client.read(
      `read the deployments to ${target.vendorEnvironment}`,
      (target.options as WorkflowOptions).repository,
      signal,
      connection => observeEnvironment(connection, target.vendorEnvironment),
    );
  }
}

function optionsOf(request: DispatchRequest): WorkflowOptions {
  return request.target.options as WorkflowOptions;
}
