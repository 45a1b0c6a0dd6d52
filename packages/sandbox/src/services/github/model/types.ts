/**
 * How the server answers a workflow dispatch: as github.com does, as older
 * servers do, or as the GHES versions that refuse `return_run_details`.
 *
 * @public
 */
export type DispatchMode =
  | 'run_details'
  | 'no_content'
  | 'refuse_run_details_400';

/**
 * Real milliseconds that a workflow run stays queued and then runs, or
 * `manual`: it stays until the control API finishes it.
 *
 * @public
 */
export type Speed = { queuedMs: number; runMs: number } | 'manual';

/**
 * Instants below are epoch milliseconds of the sandbox clock. Addresses are
 * never stored: they depend on the port.
 *
 * @public
 */
export interface Repository {
  id: number;
  owner: string;
  name: string;
  description: string;
  defaultBranch: string;
  /** What its workflows deploy, as in `/live/{component}/...`. */
  component: string;
  /** The field of `deployed_version` that holds the version. */
  liveField: string;
  createdAt: number;
  dispatch?: DispatchMode;
  speed?: Speed;
}

/** @public */
export interface Commit {
  sha: string;
  parent?: string;
  author: string;
  authoredAt: number;
  committedAt: number;
  message: string;
  pull?: number;
}

/** @public */
export interface Ref {
  name: string;
  sha: string;
}

/** @public */
export interface Pull {
  id: number;
  number: number;
  title: string;
  author: string;
  createdAt: number;
  closedAt?: number;
  mergedAt?: number;
  mergeCommitSha?: string;
  headRef: string;
  headSha: string;
  baseRef: string;
  labels: string[];
}

/** @public */
export interface Workflow {
  id: number;
  path: string;
  /** The YAML text; what the workflow does is read from it. */
  text: string;
  createdAt: number;
}

/** @public */
export type RunStatus =
  | 'pending'
  | 'queued'
  | 'waiting'
  | 'in_progress'
  | 'completed';

/** @public */
export type RunConclusion = 'success' | 'failure' | 'cancelled' | 'timed_out';

/** @public */
export interface WorkflowRun {
  id: number;
  number: number;
  workflowId: number;
  event: 'workflow_dispatch' | 'push' | 'deployment';
  headBranch: string | null;
  headSha: string;
  displayTitle: string;
  actor: string;
  inputs: Record<string, string>;
  status: RunStatus;
  conclusion?: RunConclusion;
  /** Why it was cancelled or failed, for the page of the run. */
  note?: string;
  /** At most one run of a group is active and one pending. */
  group?: string;
  environment?: string;
  /** The revision that it deploys. */
  deploySha?: string;
  /** What an App said to the protection rule of its environment. */
  approved?: boolean;
  /** The deployment that triggered it. */
  deploymentId?: number;
  createdAt: number;
  startedAt?: number;
  updatedAt: number;
  /** System time, epoch milliseconds, of its next step by itself. */
  dueAt?: number;
}

/** @public */
export interface Deployment {
  id: number;
  sha: string;
  ref: string;
  task: string;
  payload: Record<string, unknown> | string;
  environment: string;
  description: string | null;
  creator: string;
  transient: boolean;
  production: boolean;
  createdAt: number;
  updatedAt: number;
}

/** @public */
export type DeploymentState =
  | 'error'
  | 'failure'
  | 'inactive'
  | 'in_progress'
  | 'queued'
  | 'pending'
  | 'success';

/** @public */
export interface DeploymentStatus {
  id: number;
  deploymentId: number;
  state: DeploymentState;
  description: string;
  logUrl: string;
  environmentUrl: string;
  environment: string;
  creator: string;
  createdAt: number;
}

/** @public */
export interface Environment {
  id: number;
  name: string;
  /** Whether an App has to let each run in. */
  protected?: boolean;
  createdAt: number;
}

/** @public */
export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string | null;
  author: string;
  labels: string[];
  state: 'open' | 'closed';
  createdAt: number;
  closedAt?: number;
}

/** @public */
export interface CommitStatus {
  id: number;
  sha: string;
  context: string;
  state: 'error' | 'failure' | 'pending' | 'success';
  description: string | null;
  creator: string;
  createdAt: number;
}

/**
 * A commit that the story will land later.
 *
 * @public
 */
export interface ReservedCommit extends Omit<Commit, 'parent' | 'committedAt'> {
  tags?: string[];
}
