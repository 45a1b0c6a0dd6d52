import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type {
  DeployDriver,
  DeployTarget,
  DispatchOutcome,
  DispatchRequest,
  EnvironmentObservation,
  FindResult,
  VendorDeployment,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import { isConflict } from '../client/failures';
import { TerraformClient } from '../client/TerraformClient';
import type { TerraformRun } from '../client/TerraformRun';
import { type ChosenRun, chooseRun } from './chooseRun';
import { readWorkspaceOptions, type WorkspaceOptions } from './configuration';
import { confirmRun } from './confirmRun';
import { outcomeOfRead, RETRY_MS } from './outcomes';
import { hasEnded, hasReplaced, nameRun, progressOf } from './runStates';

/**
 * Deploys by the runs that HCP Terraform makes of what is merged. A dispatch creates nothing: it
 * looks for the run of the commit, which is then followed, and confirmed when Terraform waits.
 *
 * @public
 */
export class TerraformRunDriver implements DeployDriver {
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.mechanism} */
  readonly mechanism = 'terraform-run';
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.triggers} */
  readonly triggers = true;
  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.rollsBack} */
  readonly rollsBack = false;

  private constructor(private readonly client: TerraformClient) {}

  /**
   * Makes a driver for `releaseTrain.terraform`. It never throws: what is wrong there is told where
   * an environment needs it.
   */
  static fromConfig(config: Config): TerraformRunDriver {
    return new TerraformRunDriver(TerraformClient.fromConfig(config));
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.readOptions} */
  readOptions({
    environment,
  }: {
    environment: Config;
    component: Config;
  }): DeployTarget['options'] {
    if (this.client.problem) throw new InputError(this.client.problem);
    return readWorkspaceOptions(environment);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.dispatch} */
  async dispatch(
    request: DispatchRequest,
    signal: AbortSignal,
  ): Promise<DispatchOutcome> {
    const options = optionsOf(request.target);
    try {
      const chosen = await this.choose(request, signal);
      if (chosen.choice !== 'run') {
        return outcomeWithoutRun(chosen, options, request.sha);
      }
      if (options.discardOlder) {
        await this.discardOlder(request, chosen.run, options, signal);
      }
      return {
        outcome: 'accepted',
        vendor: this.vendorOf(options, chosen.run),
      };
    } catch (error) {
      return outcomeOfRead(error);
    }
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.find} */
  async find(
    request: DispatchRequest,
    signal: AbortSignal,
  ): Promise<FindResult> {
    const chosen = await this.choose(request, signal);
    return {
      found:
        chosen.choice === 'run'
          ? [this.vendorOf(optionsOf(request.target), chosen.run)]
          : [],
    };
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.follow} */
  async follow(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<VendorProgress> {
    const run = await this.client.run(vendor.id, signal);
    const progress = progressOf(run);
    return progress.state === 'pending'
      ? this.explainQueue(progress, run, optionsOf(request.target), signal)
      : progress;
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.confirm} */
  async confirm(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<DispatchOutcome> {
    return confirmRun(this.client, request, vendor, signal);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.cancel} */
  async cancel(
    request: DispatchRequest,
    vendor: VendorDeployment,
    signal: AbortSignal,
  ): Promise<void> {
    const run = await this.client.run(vendor.id, signal);
    const waits = run.isDiscardable ? 'discard' : undefined;
    const action = waits ?? (run.isCancelable ? 'cancel' : undefined);
    if (!action) return;
    try {
      const comment = `Cancelled by Signalbox [${request.deployKey}]`;
      await this.client.act(vendor.id, action, comment, signal);
    } catch (error) {
      // It has moved on by itself; how it stands is for the next follow to say.
      if (isConflict(error)) return;
      throw error;
    }
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#DeployDriver.observe} */
  async observe(
    target: DeployTarget,
    signal: AbortSignal,
  ): Promise<EnvironmentObservation | undefined> {
    const options = optionsOf(target);
    for await (const run of this.client.runs(options, signal)) {
      if (!hasReplaced(run)) continue;
      // What was destroyed, or came from somebody's own files, is of no commit.
      if (run.isDestroy || !run.commit) return undefined;
      return {
        version: run.commit,
        since: run.appliedAt,
        url: this.client.runAddress(options, run.id),
      };
    }
    return undefined;
  }

  /** The plan of an older commit that waits for a word would keep ours waiting for ever. */
  private async discardOlder(
    { deployKey }: DispatchRequest,
    run: TerraformRun,
    options: WorkspaceOptions,
    signal: AbortSignal,
  ): Promise<void> {
    let before = false;
    for await (const other of this.client.runs(options, signal)) {
      // The newest comes first, so that what follows ours is older.
      if (other.id === run.id) before = true;
      else if (before && hasEnded(other)) return;
      else if (before && other.isDiscardable) {
        const comment = `${run.id} of a newer commit is deployed [${deployKey}]`;
        try {
          await this.client.act(other.id, 'discard', comment, signal);
        } catch (error) {
          // It has moved on by itself, and is waited for like any other.
          if (!isConflict(error)) throw error;
        }
      }
    }
  }

  private choose(
    { target, sha }: DispatchRequest,
    signal: AbortSignal,
  ): Promise<ChosenRun> {
    return chooseRun(this.client.runs(optionsOf(target), signal), sha);
  }

  private vendorOf(
    options: WorkspaceOptions,
    { id }: TerraformRun,
  ): VendorDeployment {
    return { id, url: this.client.runAddress(options, id) };
  }

  /** Says what a queued run waits for, where that can be read. */
  private async explainQueue(
    progress: VendorProgress,
    { id }: TerraformRun,
    options: WorkspaceOptions,
    signal: AbortSignal,
  ): Promise<VendorProgress> {
    try {
      const { currentRunId } = await this.client.workspace(options, signal);
      if (!currentRunId || currentRunId === id) return progress;
      const before = await this.client.run(currentRunId, signal);
      if (hasEnded(before)) return progress;
      const waits = before.isConfirmable ? ', which waits to be confirmed' : '';
      return {
        ...progress,
        detail: `Queued in Terraform behind ${nameRun(before)}${waits}`,
      };
    } catch {
      return progress;
    }
  }
}

function optionsOf({ options }: DeployTarget): WorkspaceOptions {
  return options as WorkspaceOptions;
}

function outcomeWithoutRun(
  chosen: Exclude<ChosenRun, { choice: 'run' }>,
  { organization, workspace }: WorkspaceOptions,
  sha: string,
): DispatchOutcome {
  const where = `${organization}/${workspace}`;
  const commit = `commit ${sha.slice(0, 8)}`;
  switch (chosen.choice) {
    case 'other':
      return {
        outcome: 'refused',
        reason: `In ${where} ${nameRun(
          chosen.run,
        )} is the newest unfinished one, and ${commit} is to be deployed: confirm or discard that run first`,
      };
    case 'passed':
      return {
        outcome: 'refused',
        reason: `In ${where} ${nameRun(chosen.by)} was applied after run ${
          chosen.run.id
        } of ${commit}: start a new run of it in Terraform, or revert`,
      };
    case 'ended':
      return {
        outcome: 'refused',
        reason: `In ${where} ${nameRun(chosen.run)} has ended as '${
          chosen.run.status
        }': start a new run of it in Terraform`,
      };
    default:
      return {
        outcome: 'deferred',
        reason: `In ${where} there is no run of ${commit} yet; Terraform makes none for a commit that changes nothing the workspace looks at`,
        retryAfterMs: RETRY_MS,
      };
  }
}
