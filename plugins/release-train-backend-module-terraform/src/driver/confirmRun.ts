import type {
  DispatchOutcome,
  DispatchRequest,
  VendorDeployment,
} from '@signalbox/backstage-plugin-release-train-node';
import { isConflict } from '../client/failures';
import type { TerraformClient, WorkspaceName } from '../client/TerraformClient';
import type { TerraformRun } from '../client/TerraformRun';
import type { WorkspaceOptions } from './configuration';
import { outcomeOfAction, outcomeOfRead, TOKEN_ADVICE } from './outcomes';
import { bringsCommit, hasEnded, isConfirmed, nameRun } from './runStates';

/**
 * Confirms a run once it is certain what it brings: the run is read again, has to be of this
 * commit, to wait, and to be the newest unfinished one of its workspace.
 */
export async function confirmRun(
  client: TerraformClient,
  request: DispatchRequest,
  vendor: VendorDeployment,
  signal: AbortSignal,
): Promise<DispatchOutcome> {
  const accepted: DispatchOutcome = { outcome: 'accepted', vendor };
  const name = request.target.options as WorkspaceOptions;
  try {
    const run = await client.run(vendor.id, signal);
    const problem = problemWith(run, request.sha);
    if (problem) return { outcome: 'refused', reason: problem };
    if (isConfirmed(run)) return accepted;
    const obstacle =
      whyNotConfirmable(run) ?? (await whyNotNewest(client, name, run, signal));
    if (obstacle) return { outcome: 'refused', reason: obstacle };
  } catch (error) {
    return outcomeOfRead(error);
  }

  try {
    await client.act(
      vendor.id,
      'apply',
      `Confirmed by Signalbox [${request.deployKey}]`,
      signal,
    );
    return accepted;
  } catch (error) {
    return outcomeOfAction(error) ?? settleDoubt(client, error, vendor, signal);
  }
}

function problemWith(run: TerraformRun, sha: string): string | undefined {
  return run.commit === sha.toLowerCase() && bringsCommit(run)
    ? undefined
    : `Terraform has ${nameRun(run)}, which does not bring commit ${sha.slice(
        0,
        8,
      )}`;
}

function whyNotConfirmable(run: TerraformRun): string | undefined {
  if (!run.isConfirmable) {
    return `Run ${run.id} does not wait to be confirmed: Terraform says '${run.status}'`;
  }
  return run.canApply
    ? undefined
    : `The token may not apply run ${run.id}; ${TOKEN_ADVICE}`;
}

/** A later run may be of a commit that takes back what this one would bring. */
async function whyNotNewest(
  client: TerraformClient,
  name: WorkspaceName,
  { id }: TerraformRun,
  signal: AbortSignal,
): Promise<string | undefined> {
  const workspace = `${name.organization}/${name.workspace}`;
  for await (const run of client.runs(name, signal)) {
    if (run.id === id) return undefined;
    if (!run.isPlanOnly && !hasEnded(run)) {
      return `In ${workspace} ${nameRun(
        run,
      )} is newer than run ${id} and unfinished: discard it, or deploy that commit`;
    }
  }
  return `Run ${id} is not among the newest of ${workspace}`;
}

/** Somebody else may have been faster, or the reply was lost: one look decides, or nobody does. */
async function settleDoubt(
  client: TerraformClient,
  error: unknown,
  vendor: VendorDeployment,
  signal: AbortSignal,
): Promise<DispatchOutcome> {
  const reason = error instanceof Error ? error.message : String(error);
  try {
    const run = await client.run(vendor.id, signal);
    if (isConfirmed(run)) return { outcome: 'accepted', vendor };
    return isConflict(error)
      ? {
          outcome: 'refused',
          reason: `${reason}; the run says '${run.status}'`,
        }
      : { outcome: 'unknown', reason };
  } catch {
    return { outcome: 'unknown', reason };
  }
}
