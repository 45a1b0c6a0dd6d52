import type { components } from './generated/openapi';

/** A configured train. @public */
export type Train = components['schemas']['Train'];
/** A run of a train: one week's trip from `main` to production. @public */
export type Run = components['schemas']['Run'];
/** The stops of a run, planned and as they happened, in UTC. @public */
export type RunSchedule = components['schemas']['RunSchedule'];
/** A pinned revision of a component that a run wants to bring to production. @public */
export type Candidate = components['schemas']['Candidate'];
/** Who wrote a change; `userRef` when the catalog knows them. @public */
export type Author = components['schemas']['Author'];
/** One person's word on a candidate revision. @public */
export type Approval = components['schemas']['Approval'];
/** What somebody wants to say about a candidate. @public */
export type ApprovalRequest = components['schemas']['ApprovalRequest'];
/** A change between the last good production revision and a candidate. @public */
export type Change = components['schemas']['Change'];
/** What each candidate of a run brings to production. @public */
export type ReleaseNotes = components['schemas']['ReleaseNotes'];
/** One attempt to bring a revision of a component to an environment. @public */
export type Deployment = components['schemas']['Deployment'];
/** A deployment with every state it went through. @public */
export type DeploymentWithHistory =
  components['schemas']['DeploymentWithHistory'];
/** One step in the history of a deployment. @public */
export type DeploymentEvent = components['schemas']['DeploymentEvent'];
/** What is asked for by `POST /deployments`. @public */
export type DeploymentRequest = components['schemas']['DeploymentRequest'];
/** What became of a deployment that needed a human. @public */
export type SettleRequest = components['schemas']['SettleRequest'];
/** Why a deployment would be refused now. @public */
export type GuardReport = components['schemas']['GuardReport'];
/** What is deployed where. @public */
export type Matrix = components['schemas']['Matrix'];
/** The environments of one component. @public */
export type MatrixRow = components['schemas']['MatrixRow'];
/** What is in one environment of a component, by our record and by the vendor's word. @public */
export type EnvironmentState = components['schemas']['EnvironmentState'];
/** A planned slot of a train with what stands in its way. @public */
export type TrainSlot = components['schemas']['Slot'];
/** What the coming weeks would bring. @public */
export type Rehearsal = components['schemas']['Rehearsal'];
/** One slot of a rehearsal. @public */
export type RehearsedRun = components['schemas']['RehearsedRun'];
/** A pull request that a cut waits for. @public */
export type Hold = components['schemas']['Hold'];
/** A commit that somebody chose for a coming cut. @public */
export type Pin = components['schemas']['Pin'];
/** The manual test cases of a candidate with what came of them. @public */
export type Checklist = components['schemas']['Checklist'];
/** What somebody says came of a test case. @public */
export type ChecklistResultRequest =
  components['schemas']['ChecklistResultRequest'];
/** An environment that nothing may be deployed to. @public */
export type Lock = components['schemas']['Lock'];
/** A revision that must not be deployed again. @public */
export type Veto = components['schemas']['Veto'];
/** What a rollback would do. @public */
export type RollbackPlan = components['schemas']['RollbackPlan'];
/** What is asked for by `POST /rollbacks`. @public */
export type RollbackRequest = components['schemas']['RollbackRequest'];
/** The guards that somebody passes by, and why. @public */
export type Override = components['schemas']['Override'];
/** When nothing is deployed, or the only time when something is. @public */
export type FreezeWindow = components['schemas']['FreezeWindow'];
/** How trains have been doing: the four figures of DORA by week. @public */
export type TrainMetrics = components['schemas']['Metrics'];
/** The four figures over some time, each with how many it is made of. @public */
export type MetricFigures = components['schemas']['MetricFigures'];
/** A calendar feed behind a secret token. @public */
export type Feed = components['schemas']['Feed'];
/** One step in the history of a run. @public */
export type JournalEntry = components['schemas']['JournalEntry'];
/** An announcement as its template makes it. @public */
export type AnnouncementPreview =
  components['schemas']['AnnouncementPreviewList']['items'][number];
/** The body of a refusal. @public */
export type ReleaseTrainErrorBody = components['schemas']['Error'];
/** A page of a list. @public */
export interface Page<TItem> {
  /** In the order of the list. */
  items: TItem[];
  /** What to ask for the pages beside this one with; absent where there is none. */
  pageInfo: { nextCursor?: string; prevCursor?: string };
}
