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
/** The body of a refusal. @public */
export type ReleaseTrainErrorBody = components['schemas']['Error'];
/** A page of a list. @public */
export interface Page<TItem> {
  /** In the order of the list. */
  items: TItem[];
  /** What to ask for the pages beside this one with; absent where there is none. */
  pageInfo: { nextCursor?: string; prevCursor?: string };
}
