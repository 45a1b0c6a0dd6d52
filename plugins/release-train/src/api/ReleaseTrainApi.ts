import { createApiRef } from '@backstage/frontend-plugin-api';
import type {
  AnnouncementPreview,
  ApprovalRequest,
  Candidate,
  Checklist,
  ChecklistResultRequest,
  Deployment,
  DeploymentRequest,
  DeploymentWithHistory,
  Feed,
  GuardReport,
  Hold,
  JournalEntry,
  Lock,
  Matrix,
  Page,
  Rehearsal,
  ReleaseNotes,
  ReleaseTrainComponents,
  RollbackPlan,
  RollbackRequest,
  Run,
  SettleRequest,
  Train,
  TrainMetrics,
  TrainSlot,
} from '@signalbox/backstage-plugin-release-train-common';

/** What is asked for by `POST /runs/[runId]/promote`. @public */
export type PromotionRequest =
  ReleaseTrainComponents['schemas']['PromotionRequest'];
/** What is asked for by `POST /runs/[runId]/holds`. @public */
export type HoldRequest = ReleaseTrainComponents['schemas']['HoldRequest'];
/** What is asked for by `POST /runs/[runId]/cut`. @public */
export type CutRequest = ReleaseTrainComponents['schemas']['CutRequest'];
/** What is asked for by `POST /locks`. @public */
export type LockRequest = ReleaseTrainComponents['schemas']['LockRequest'];

/**
 * Which runs or deployments.
 *
 * @public
 */
export interface ComponentQuery {
  /** Entity reference, such as `component:default/explorer`; all components without it. */
  component?: string;
  /** Only those that have not ended, or only those that have. */
  active?: boolean;
  /** At most this many, 1 to 100. */
  limit?: number;
  /** The `nextCursor` or `prevCursor` of an earlier page. */
  cursor?: string;
}

/**
 * Which deployments.
 *
 * @public
 */
export interface DeploymentQuery extends ComponentQuery {
  /** Name of the environment, such as `staging`. */
  environment?: string;
  /** Id of the run that they belong to. */
  run?: string;
}

/**
 * An interval of time, `[from, to)`, in RFC 3339.
 *
 * @public
 */
export interface IntervalQuery {
  /** The first instant. */
  from: string;
  /** The instant that it ends before. */
  to: string;
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
 * The release train, as the pages need it. Every method throws a {@link ReleaseTrainApiError} when
 * the server refuses.
 *
 * @public
 */
export interface ReleaseTrainApi {
  /** The configured trains that the caller may read. */
  listTrains(): Promise<Page<Train>>;
  /** Runs of all trains, or with a seat of the component, the newest slot first. */
  listRuns(query: ComponentQuery): Promise<Page<Run>>;
  /** What a run brings to production. */
  getReleaseNotes(
    runId: string,
    query: { component?: string },
  ): Promise<ReleaseNotes>;
  /** What is in each environment of the component, or of every component. */
  getMatrix(query: { component?: string }): Promise<Matrix>;
  /** All reasons why this deployment would be refused now. */
  explainGuards(query: GuardQuery): Promise<GuardReport>;
  /** Deployments, the newest first. */
  listDeployments(query: DeploymentQuery): Promise<Page<Deployment>>;
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
  /** Asks for the promotion of several candidates of a run, in the order of dependencies. */
  promoteRun(
    runId: string,
    request: PromotionRequest,
  ): Promise<{ items: Deployment[] }>;
  /** Has the cut of a run wait for a pull request. */
  createHold(runId: string, request: HoldRequest): Promise<Hold>;
  /** Lifts a hold. */
  liftHold(runId: string, holdId: string): Promise<Hold>;
  /** Cuts a run now, or pins the named components again. */
  cutRun(runId: string, request: CutRequest): Promise<Run>;
  /** Cancels a run of which nothing has been promoted. */
  cancelRun(
    runId: string,
    request: { version: number; reason: string },
  ): Promise<Run>;
  /** Begins a hot-fix of one component. */
  beginHotfix(
    trainId: string,
    request: { component: string; sha: string; reason: string },
  ): Promise<Run>;
  /** Leaves a candidate out of its run. */
  rejectCandidate(
    candidateId: string,
    request: { version: number; reason: string; veto: boolean },
  ): Promise<Candidate>;
  /** What was done to a run, the oldest first. */
  listJournal(runId: string): Promise<{ items: JournalEntry[] }>;
  /** The manual test cases of a candidate. */
  getChecklist(candidateId: string): Promise<Checklist>;
  /** Says what came of a test case. */
  putChecklistResult(
    candidateId: string,
    request: ChecklistResultRequest,
  ): Promise<Checklist>;
  /** Writes what people are told of a candidate. */
  writeNotes(
    runId: string,
    request: { candidateId: string; version: number; markdown?: string },
  ): Promise<ReleaseNotes>;
  /** Locks an environment. */
  lock(request: LockRequest): Promise<Lock>;
  /** Lifts a lock. */
  liftLock(lockId: string): Promise<Lock>;
  /** What a rollback would do. */
  planRollback(place: {
    component: string;
    environment: string;
  }): Promise<RollbackPlan>;
  /** Rolls back. The same key from the same caller asks once. */
  rollBack(
    request: RollbackRequest,
    options: { idempotencyKey: string },
  ): Promise<Deployment>;
  /** Gives or changes the caller's own word on a candidate. */
  putApproval(
    candidateId: string,
    request: ApprovalRequest,
  ): Promise<Candidate>;
  /** Takes the caller's own word back. */
  deleteApproval(candidateId: string): Promise<Candidate>;
  /** The slots of a train whose cut lies in the interval, at most 400 days of them. */
  listSlots(
    trainId: string,
    interval: IntervalQuery,
  ): Promise<{ items: TrainSlot[]; timeZone: string }>;
  /** What the coming runs of a train would bring. Writes nothing. */
  rehearse(trainId: string, interval: IntervalQuery): Promise<Rehearsal>;
  /** Each announcement of a train as its template makes it. */
  previewAnnouncements(
    trainId: string,
  ): Promise<{ items: AnnouncementPreview[] }>;
  /** How one train, one component, or all of them have been doing. */
  getMetrics(
    query: IntervalQuery & { train?: string; component?: string },
  ): Promise<TrainMetrics>;
  /** The caller's own calendar feeds. */
  listFeeds(): Promise<{ items: Feed[] }>;
  /** Makes a calendar feed; its address is in this answer alone. */
  createFeed(request: { train: string }): Promise<Feed>;
  /** Takes a calendar feed away. */
  revokeFeed(feedId: string): Promise<void>;
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
