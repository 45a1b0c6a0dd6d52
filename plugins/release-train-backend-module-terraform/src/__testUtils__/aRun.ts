import type { TerraformRun } from '../client/TerraformRun';

/** The commit that tests deploy, and another. */
export const OURS = 'a'.repeat(40);
export const THEIRS = 'b'.repeat(40);

/** A run of our commit that waits for nothing. */
export function aRun(values: Partial<TerraformRun> = {}): TerraformRun {
  return {
    id: 'run-1',
    status: 'planning',
    commit: OURS,
    hasBegunToApply: false,
    isConfirmable: false,
    isDiscardable: false,
    isCancelable: false,
    canApply: true,
    isPlanOnly: false,
    isDestroy: false,
    isRefreshOnly: false,
    isTargeted: false,
    ...values,
  };
}
