import { TerraformRun } from './model';
import { TerraformRunner } from './TerraformRunner';

/** What a person may do to a run from outside, by name; false: not now. */
export const runActions: Record<
  string,
  ((runner: TerraformRunner, run: TerraformRun) => boolean) | undefined
> = {
  finish: (runner, run) => runner.finish(run),
  error: (runner, run) => runner.fail(run),
  confirm: (runner, run) => runner.apply(run),
  discard: (runner, run) => runner.discard(run),
  cancel: (runner, run) => runner.cancel(run),
};
