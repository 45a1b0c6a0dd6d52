import { createHash } from 'node:crypto';
import { Store, Table } from '../../core/Store';

/**
 * Where Terraform keeps one environment of one component. Runs are made by what lands on the
 * repository's default branch.
 *
 * @public
 */
export interface TerraformWorkspace {
  /** `ws-...` */
  id: string;
  organization: string;
  name: string;
  /** `owner/name` of the repository that it is connected to. */
  repository: string;
  /** What its runs deploy, as in `/live/{component}/{environment}`. */
  component: string;
  environment: string;
  /** Whether a plan with changes is applied without anybody's word. */
  autoApply: boolean;
  createdAt: number;
}

/**
 * The states that the sandbox knows; HCP Terraform has many more.
 *
 * @public
 */
export type TerraformRunStatus =
  | 'pending'
  | 'plan_queued'
  | 'planning'
  | 'planned'
  | 'planned_and_finished'
  | 'apply_queued'
  | 'applying'
  | 'applied'
  | 'discarded'
  | 'errored'
  | 'canceled';

/**
 * Instants are epoch milliseconds of the sandbox clock.
 *
 * @public
 */
export interface TerraformRun {
  /** `run-...` */
  id: string;
  workspaceId: string;
  sha: string;
  branch: string;
  author: string;
  message: string;
  status: TerraformRunStatus;
  autoApply: boolean;
  /** A speculative plan, as for a pull request: it is never applied. */
  planOnly: boolean;
  isDestroy: boolean;
  /** What the plan finds out. */
  hasChanges: boolean;
  createdAt: number;
  /** When each state was entered, by `{state}-at`. */
  timestamps: Record<string, number>;
  /** The comment of who confirmed, discarded or cancelled it. */
  comment?: string;
  /** System time, epoch milliseconds, of its next step by itself. */
  dueAt?: number;
}

const FINAL: readonly TerraformRunStatus[] = [
  'planned_and_finished',
  'applied',
  'discarded',
  'errored',
  'canceled',
];
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz123456789';

export function isFinal({ status }: TerraformRun): boolean {
  return FINAL.includes(status);
}

/** Whether the run waits for somebody to confirm or discard it. */
export function isWaiting({ status }: TerraformRun): boolean {
  return status === 'planned';
}

/** An id as Terraform makes them, the same one for the same name. */
export function idFor(prefix: string, name: string): string {
  const digits = [...createHash('sha256').update(`${prefix} ${name}`).digest()]
    .slice(0, 16)
    .map(byte => ALPHABET[byte % ALPHABET.length]);
  return `${prefix}-${digits.join('')}`;
}

/** `organization/name`, in lower case as Terraform compares it. */
export function workspaceKey(organization: string, name: string): string {
  return `${organization}/${name}`.toLowerCase();
}

/** What Terraform holds; runs are grouped by workspace. */
export class TerraformState {
  readonly workspaces: Table<TerraformWorkspace>;
  readonly runs: Table<TerraformRun>;

  constructor(readonly store: Store) {
    this.workspaces = store.table('terraform-workspace');
    this.runs = store.table('terraform-run');
  }

  workspace(
    organization: string,
    name: string,
  ): TerraformWorkspace | undefined {
    return this.workspaces.get('', workspaceKey(organization, name));
  }

  workspaceById(id: string): TerraformWorkspace | undefined {
    return this.workspaces.list('').find(workspace => workspace.id === id);
  }

  saveWorkspace(workspace: TerraformWorkspace): void {
    const { organization, name } = workspace;
    this.workspaces.put('', workspaceKey(organization, name), workspace);
  }

  run(id: string): TerraformRun | undefined {
    for (const workspace of this.workspaces.list('')) {
      const run = this.runs.get(workspace.id, id);
      if (run) {
        return run;
      }
    }
    return undefined;
  }

  /** Newest first, as Terraform lists them. */
  newestRuns(workspace: TerraformWorkspace): TerraformRun[] {
    return this.runs.list(workspace.id).reverse();
  }

  /** The run that holds the workspace, or else the last that did. */
  currentRun(workspace: TerraformWorkspace): TerraformRun | undefined {
    const runs = this.newestRuns(workspace).filter(
      run => !run.planOnly && run.status !== 'pending',
    );
    return runs.find(run => !isFinal(run)) ?? runs[0];
  }
}
