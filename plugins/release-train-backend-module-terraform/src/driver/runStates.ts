import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
import type { TerraformRun } from '../client/TerraformRun';

// https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run#run-states
const ENDED: Record<string, VendorProgress | undefined> = {
  applied: { state: 'succeeded', detail: 'Applied' },
  planned_and_finished: {
    state: 'noop',
    detail: 'The plan has no changes',
  },
  discarded: { state: 'declined', detail: 'Discarded in Terraform' },
  canceled: { state: 'cancelled', detail: 'Cancelled in Terraform' },
  force_canceled: {
    state: 'cancelled',
    detail: 'Cancelled by force in Terraform',
  },
  errored: { state: 'failed' },
  policy_soft_failed: {
    state: 'failed',
    detail: 'A policy failed',
  },
};

// After these nobody's word is needed any more.
const CONFIRMED = new Set([
  'confirmed',
  'queuing_apply',
  'apply_queued',
  'pre_apply_running',
  'pre_apply_completed',
  'applying',
  'applied',
]);

/** Whether a run has ended. A state that nobody here has heard of has not. */
export function hasEnded({ status }: TerraformRun): boolean {
  return ENDED[status] !== undefined;
}

/** Whether a run was confirmed, by whomever. */
export function isConfirmed({ status }: TerraformRun): boolean {
  return CONFIRMED.has(status);
}

/** Whether a run, applied, brings its whole commit there. */
export function bringsCommit(run: TerraformRun): boolean {
  return (
    !run.isPlanOnly && !run.isDestroy && !run.isRefreshOnly && !run.isTargeted
  );
}

/** Whether a run has changed which configuration the environment has as a whole. */
export function hasReplaced(run: TerraformRun): boolean {
  return (
    run.status === 'applied' &&
    !run.isPlanOnly &&
    !run.isRefreshOnly &&
    !run.isTargeted
  );
}

/** A run as a sentence names it. */
export function nameRun(run: TerraformRun): string {
  const kind = run.isDestroy ? 'the destroy run' : 'run';
  const part = run.isTargeted ? ' of some resources' : '';
  const commit = run.commit
    ? `of commit ${run.commit.slice(0, 8)}`
    : 'without a commit';
  return `${kind} ${run.id}${part} ${commit}`;
}

function planOf({ plan }: TerraformRun): string {
  return plan
    ? `: ${plan.additions} to add, ${plan.changes} to change, ${plan.destructions} to destroy`
    : '';
}

/** How a run stands. Whether it can be confirmed is Terraform's to say, whatever its state. */
export function progressOf(run: TerraformRun): VendorProgress {
  const ended = ENDED[run.status];
  if (run.status === 'errored') {
    const phase = run.hasBegunToApply ? 'apply' : 'plan';
    return { state: 'failed', detail: `The ${phase} failed in Terraform` };
  }
  if (ended) return ended;
  if (run.isConfirmable) {
    return run.canApply
      ? {
          state: 'awaiting_confirm',
          detail: `Waits to be confirmed${planOf(run)}`,
        }
      : {
          state: 'running',
          detail: `Waits to be confirmed in Terraform, by somebody who may: the token here may not apply it${planOf(
            run,
          )}`,
        };
  }
  return run.status === 'pending'
    ? { state: 'pending', detail: 'Queued in Terraform' }
    : { state: 'running', detail: `Terraform says '${run.status}'` };
}
