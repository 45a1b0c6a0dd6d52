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
  readonly mechanism = 'observe';
  readonly triggers = false;

  private constructor(private readonly client: GithubClient) {}

  static create(options: { client: GithubClient }): GithubObserveDriver {
    return new GithubObserveDriver(options.client);
  }

  readOptions({ component }: { component: Config }): DeployTarget['options'] {
    return { repository: requireRepository(component, this.client) };
  }

  async dispatch(): Promise<DispatchOutcome> {
    return { outcome: 'refused', reason: ONLY_WATCHED };
  }

  async find(): Promise<FindResult> {
    return { found: [] };
  }

  async follow(): Promise<VendorProgress> {
    throw new Error(ONLY_WATCHED);
  }

  async cancel(): Promise<void> {
    throw new Error(ONLY_WATCHED);
  }

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
