import type { BackstageCredentials } from '@backstage/backend-plugin-api';
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
  ReleaseTrainPaths,
  Run,
  SettleRequest,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import type { CallerAccess } from '../permissions/CallerAccess';

type QueryOf<TPath extends keyof ReleaseTrainPaths> =
  ReleaseTrainPaths[TPath] extends {
    get: { parameters: { query?: infer TQuery } };
  }
    ? NonNullable<TQuery>
    : never;

/** The query parameters of the lists. */
export type RunsQuery = QueryOf<'/runs'>;
export type NotesQuery = QueryOf<'/runs/{runId}/notes'>;
export type DeploymentsQuery = QueryOf<'/deployments'>;
export type GuardsQuery = QueryOf<'/guards'>;
export type MatrixQuery = QueryOf<'/matrix'>;

/** Who calls, and what they may do. */
export interface CallOptions {
  credentials: BackstageCredentials;
  /** What the caller may do where; everything when it is absent. */
  access?: CallerAccess;
}

/**
 * The release train, one method an operation of the OpenAPI document. What the caller may not read
 * is absent from lists, and a NotFoundError when it is asked for by its id.
 */
export interface ReleaseTrainService {
  listTrains(options: CallOptions): Promise<Page<Train>>;
  getTrain(request: { trainId: string }, options: CallOptions): Promise<Train>;
  listRuns(request: RunsQuery, options: CallOptions): Promise<Page<Run>>;
  getRun(request: { runId: string }, options: CallOptions): Promise<Run>;
  getRunNotes(
    request: NotesQuery & { runId: string },
    options: CallOptions,
  ): Promise<ReleaseNotes>;
  getCandidate(
    request: { candidateId: string },
    options: CallOptions,
  ): Promise<Candidate>;
  putApproval(
    request: ApprovalRequest & { candidateId: string },
    options: CallOptions,
  ): Promise<Candidate>;
  deleteApproval(
    request: { candidateId: string },
    options: CallOptions,
  ): Promise<Candidate>;
  listDeployments(
    request: DeploymentsQuery,
    options: CallOptions,
  ): Promise<Page<Deployment>>;
  getDeployment(
    request: { deploymentId: string },
    options: CallOptions,
  ): Promise<DeploymentWithHistory>;
  /** `created` is false when the idempotency key has asked for this deployment before. */
  createDeployment(
    request: DeploymentRequest & { idempotencyKey?: string },
    options: CallOptions,
  ): Promise<{ deployment: Deployment; created: boolean }>;
  cancelDeployment(
    request: { deploymentId: string; version: number; reason?: string },
    options: CallOptions,
  ): Promise<Deployment>;
  settleDeployment(
    request: SettleRequest & { deploymentId: string },
    options: CallOptions,
  ): Promise<Deployment>;
  explainGuards(
    request: GuardsQuery,
    options: CallOptions,
  ): Promise<GuardReport>;
  getMatrix(request: MatrixQuery, options: CallOptions): Promise<Matrix>;
}
