import type { TerraformRun } from '../client/TerraformRun';
import { bringsCommit, hasEnded, hasReplaced } from './runStates';

/**
 * Which run of a workspace brings a commit there.
 *
 * - `run`: this one; it is the newest unfinished, or has ended well and is still what is there.
 * - `other`: the newest unfinished run is this one, of something else.
 * - `passed`: this one ended well, but a later one was applied over it.
 * - `ended`: this one, the last of the commit, ended without bringing it there.
 * - `none`: Terraform has made none yet.
 */
export type ChosenRun =
  | { choice: 'run'; run: TerraformRun }
  | { choice: 'other'; run: TerraformRun }
  | { choice: 'passed'; run: TerraformRun; by: TerraformRun }
  | { choice: 'ended'; run: TerraformRun }
  | { choice: 'none' };

/** Reads runs, the newest first, only as far as is needed to choose. */
export async function chooseRun(
  runs: AsyncIterable<TerraformRun>,
  sha: string,
): Promise<ChosenRun> {
  const wanted = sha.toLowerCase();
  let unfinished: TerraformRun | undefined;
  let replaced: TerraformRun | undefined;
  let ended: TerraformRun | undefined;
  for await (const run of runs) {
    // A speculative plan, as of a pull request, brings nothing and waits for nobody.
    if (run.isPlanOnly) continue;
    const isOurs = run.commit === wanted && bringsCommit(run);
    if (!hasEnded(run)) {
      if (isOurs && !unfinished) return { choice: 'run', run };
      unfinished ??= run;
    } else if (isOurs) {
      if (run.status === 'applied' || run.status === 'planned_and_finished') {
        return replaced
          ? { choice: 'passed', run, by: replaced }
          : { choice: 'run', run };
      }
      ended ??= run;
      // One that was discarded left everything as it was; others may have got half-way.
      if (run.status !== 'discarded') break;
    }
    if (hasReplaced(run)) replaced ??= run;
  }
  if (unfinished) return { choice: 'other', run: unfinished };
  return ended ? { choice: 'ended', run: ended } : { choice: 'none' };
}
