import type { Config } from '@backstage/config';
import type {
  DeployDriver,
  DeployTarget,
  DispatchOutcome,
  EnvironmentObservation,
  FindResult,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import type { GithubClient } from '../client/GithubClient';
import { requireRepository } from './configuration';
import { observeEnvironment } from './observeEnvironment';

const ONLY_WATCHED =
  'Nothing is triggered in this environment; it is only watched.';

/**
 * Watches an environment that something else deploys to, by its GitHub deployments.
 *
 * @public
 */
export class GithubObserveDriver implements DeployDriver {
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.mechanism} */
  readonly mechanism = 'observe';
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.triggers} */
  readonly triggers = false;

  private constructor(private readonly client: GithubClient) {}

  /** Makes a driver for the repositories that the client reaches. */
  static create(options: { client: GithubClient }): GithubObserveDriver {
    return new GithubObserveDriver(options.client);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.readOptions} */
  readOptions({ component }: { component: Config }): DeployTarget['options'] {
    return { repository: requireRepository(component, this.client) };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.dispatch} */
  async dispatch(): Promise<DispatchOutcome> {
    return { outcome: 'refused', reason: ONLY_WATCHED };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.find} */
  async find(): Promise<FindResult> {
    return { found: [] };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.follow} */
  async follow(): Promise<VendorProgress> {
    throw new Error(ONLY_WATCHED);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.cancel} */
  async cancel(): Promise<void> {
    throw new Error(ONLY_WATCHED);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.observe} */
  async observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined> {
    return this.client.read(
      `read the deployments to ${target.vendorEnvironment}`,
      (target.options as { repository: string }).repository,
      signal,
      connection => observeEnvironment(connection, target.vendorEnvironment),
    );
  }
}
