/**
 * The topic of Backstage's events service on which the release train tells of deployments that have
 * ended. Whoever acts on one reads the deployment again: an event may come twice or never.
 *
 * @public
 */
export const RELEASE_TRAIN_DEPLOYMENT_TOPIC = 'release-train.deployment';

/**
 * What is told of a deployment that has ended; a hint.
 *
 * @public
 */
export interface DeploymentEndedEvent {
  /** The id of the deployment in the API. */
  deploymentId: string;
  /** Entity reference of the component. */
  component: string;
  /** Where it went, by its name in the configuration. */
  environment: string;
  /** The revision that was to be brought there. */
  sha: string;
  /** `train`, `hotfix`, `rollback` or `manual`. */
  kind: string;
  /** The state in which it ended, such as `succeeded`. */
  state: string;
  /** Whether it was ever sent to the mechanism that deploys. */
  dispatched: boolean;
  /** Epoch milliseconds. */
  endedAt: number;
  /** Where it is at the mechanism, an absolute address. */
  vendorUrl?: string;
}
