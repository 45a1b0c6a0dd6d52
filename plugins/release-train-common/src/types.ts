import type { components, paths } from './generated/openapi';

type Schemas = components['schemas'];

/** The paths of the release-train API, for a typed client. @public */
export type ReleaseTrainPaths = paths;
/** A configured train. @public */
export type Train = Schemas['Train'];
/** A run of a train: one week's trip from `main` to production. @public */
export type Run = Schemas['Run'];
/** The stops of a run, planned and as they happened, in UTC. @public */
export type RunSchedule = Schemas['RunSchedule'];
/** A pinned revision of a component that a run wants to bring to production. @public */
export type Candidate = Schemas['Candidate'];
/** Who wrote a change; `userRef` when the catalog knows them. @public */
export type Author = Schemas['Author'];
/** One person's word on a candidate revision. @public */
export type Approval = Schemas['Approval'];
/** What somebody wants to say about a candidate. @public */
export type ApprovalRequest = Schemas['ApprovalRequest'];
/** A change between the last good production revision and a candidate. @public */
export type Change = Schemas['Change'];
/** What each candidate of a run brings to production. @public */
export type ReleaseNotes = Schemas['ReleaseNotes'];
/** One attempt to bring a revision of a component to an environment. @public */
export type Deployment = Schemas['Deployment'];
/** A deployment with every state it went through. @public */
export type DeploymentWithHistory = Schemas['DeploymentWithHistory'];
/** One step in the history of a deployment. @public */
export type DeploymentEvent = Schemas['DeploymentEvent'];
/** What is asked for by `POST /deployments`. @public */
export type DeploymentRequest = Schemas['DeploymentRequest'];
/** What became of a deployment that needed a human. @public */
export type SettleRequest = Schemas['SettleRequest'];
/** Why a deployment would be refused now. @public */
export type GuardReport = Schemas['GuardReport'];
/** What is deployed where. @public */
export type Matrix = Schemas['Matrix'];
/** The environments of one component. @public */
export type MatrixRow = Schemas['MatrixRow'];
/** What is in one environment of a component, by our record and by the vendor's word. @public */
export type EnvironmentState = Schemas['EnvironmentState'];
/** The body of a refusal. @public */
export type ReleaseTrainErrorBody = Schemas['Error'];
/** A page of a list. @public */
export interface Page<TItem> {
  items: TItem[];
  pageInfo: { nextCursor?: string; prevCursor?: string };
}
