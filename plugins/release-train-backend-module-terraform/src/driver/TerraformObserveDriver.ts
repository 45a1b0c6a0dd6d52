import type { Config } from '@backstage/config';
import type {
  DeployDriver,
  DeployTarget,
  DispatchOutcome,
  EnvironmentObservation,
  FindResult,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import type { TerraformRunDriver } from './TerraformRunDriver';

/**
 * Watches a workspace that applies its runs by itself. Nothing is triggered.
 *
 * @public
 */
export class TerraformObserveDriver implements DeployDriver {
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.mechanism} */
  readonly mechanism = 'terraform-observe';
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.triggers} */
  readonly triggers = false;

  private constructor(private readonly runs: TerraformRunDriver) {}

  /** Makes a driver that reads what the other one reads. */
  static create(options: { runs: TerraformRunDriver }): TerraformObserveDriver {
    return new TerraformObserveDriver(options.runs);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.readOptions} */
  readOptions(context: {
    environment: Config;
    component: Config;
  }): DeployTarget['options'] {
    return this.runs.readOptions(context);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.dispatch} */
  async dispatch(): Promise<DispatchOutcome> {
    return { outcome: 'refused', reason: 'This workspace is only watched' };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.find} */
  async find(): Promise<FindResult> {
    return { found: [] };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.follow} */
  async follow(): Promise<VendorProgress> {
    return { state: 'failed', detail: 'This workspace is only watched' };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.cancel} */
  async cancel(): Promise<void> {}

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.observe} */
  observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined> {
    return this.runs.observe(target, signal);
  }
}
