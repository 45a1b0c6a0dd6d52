import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApprovalRequest,
  Candidate,
  Deployment,
  DeploymentRequest,
  DeploymentWithHistory,
  GuardReport,
  Matrix,
  Page,
  ReleaseNotes,
  Run,
  SettleRequest,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * Which runs or deployments of a component.
 *
 * @public
 */
export interface ComponentQuery {
  /** Entity reference, such as `component:default/explorer`. */
  component: string;
  /** Only those that have not ended, or only those that have. */
  active?: boolean;
  /** At most this many, 1 to 100. */
  limit?: number;
}

/**
 * The deployment to be explained.
 *
 * @public
 */
export interface GuardQuery {
  /** Entity reference, such as `component:default/explorer`. */
  component: string;
  /** Name of the environment, such as `staging`. */
  environment: string;
  /** Id of the candidate to be promoted. */
  candidate?: string;
}

/**
 * The release train, as the tab needs it. Every method throws a {@link ReleaseTrainApiError} when
 * the server refuses.
 *
 * @public
 */
export interface ReleaseTrainApi {
  /** The configured trains that the caller may read. */
  listTrains(): Promise<Page<Train>>;
  /** Runs with a candidate or a seat of the component, the newest slot first. */
  listRuns(query: ComponentQuery): Promise<Page<Run>>;
  /** What a run brings to production. */
  getReleaseNotes(
    runId: string,
    query: { component?: string },
  ): Promise<ReleaseNotes>;
  /** What is in each environment of the component. */
  getMatrix(query: { component: string }): Promise<Matrix>;
  /** All reasons why this deployment would be refused now. */
  explainGuards(query: GuardQuery): Promise<GuardReport>;
  /** Deployments of the component, the newest first. */
  listDeployments(query: ComponentQuery): Promise<Page<Deployment>>;
  /** One deployment with every state it went through. */
  getDeployment(deploymentId: string): Promise<DeploymentWithHistory>;
  /** Asks for a deployment. The same key from the same caller asks once. */
  createDeployment(
    request: DeploymentRequest,
    options: { idempotencyKey: string },
  ): Promise<Deployment>;
  /** Cancels a deployment, from the version that was seen. */
  cancelDeployment(
    deploymentId: string,
    request: { version: number; reason?: string },
  ): Promise<Deployment>;
  /** Says what became of a deployment that needs a human. */
  settleDeployment(
    deploymentId: string,
    request: SettleRequest,
  ): Promise<Deployment>;
  /** Gives or changes the caller's own word on a candidate. */
  putApproval(
    candidateId: string,
    request: ApprovalRequest,
  ): Promise<Candidate>;
  /** Takes the caller's own word back. */
  deleteApproval(candidateId: string): Promise<Candidate>;
}

/**
 * The release-train API.
 *
 * @public
 */
export const releaseTrainApiRef = createApiRef<ReleaseTrainApi>().with({
  id: 'plugin.release-train.api',
  pluginId: 'release-train',
});
