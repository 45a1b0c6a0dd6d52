import { EventHub } from '../../core/EventHub';
import { SandboxClock } from '../../core/SandboxClock';
import { Speed } from '../github/model/types';
import { LiveServices } from '../live/LiveServices';
import {
  idFor,
  isFinal,
  isWaiting,
  TerraformRun,
  TerraformRunStatus,
  TerraformState,
  TerraformWorkspace,
} from './model';

interface RunnerOptions {
  state: TerraformState;
  clock: SandboxClock;
  events: EventHub;
  live: LiveServices;
  /** How fast runs of a workspace go by themselves. */
  speedOf: (workspace: TerraformWorkspace) => Speed;
}

/** What a new run is about. */
export type NewRun = Pick<TerraformRun, 'sha' | 'branch' | 'message'> &
  Partial<
    Pick<
      TerraformRun,
      'author' | 'planOnly' | 'isDestroy' | 'hasChanges' | 'createdAt'
    >
  >;

/**
 * Lets Terraform's runs happen: one at a time in each workspace, the later
 * ones pending, with a halt after the plan where a person confirms. Due times
 * are stored as system time, so that a restarted sandbox takes up where it was
 * stopped.
 */
export class TerraformRunner {
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly options: RunnerOptions) {}

  /** Queues a run. */
  create(workspace: TerraformWorkspace, values: NewRun): TerraformRun {
    const { state, clock } = this.options;
    const { createdAt = clock.now() } = values;
    const run: TerraformRun = {
      author: 'signalbox-world',
      planOnly: false,
      isDestroy: false,
      hasChanges: true,
      ...values,
      id: idFor('run', String(state.store.next('terraform-run'))),
      workspaceId: workspace.id,
      autoApply: workspace.autoApply,
      status: 'pending',
      createdAt,
      timestamps: {},
    };
    this.enter(run, 'pending', createdAt);
    this.letNextIn(workspace);
    this.arm();
    return state.runs.get(workspace.id, run.id)!;
  }

  /** Confirms a run that waits for it; false when it does not. */
  apply(run: TerraformRun, comment?: string): boolean {
    if (!isWaiting(run)) {
      return false;
    }
    this.enter({ ...run, comment }, 'apply_queued');
    this.arm();
    return true;
  }

  /** Discards a run that waits for its turn or for a word; false when it does neither. */
  discard(run: TerraformRun, comment?: string): boolean {
    if (!isWaiting(run) && run.status !== 'pending') {
      return false;
    }
    this.end({ ...run, comment }, 'discarded');
    this.arm();
    return true;
  }

  /** Interrupts a run that plans or applies; false when it does neither. */
  cancel(run: TerraformRun, comment?: string): boolean {
    if (isFinal(run) || isWaiting(run)) {
      return false;
    }
    this.end({ ...run, comment }, 'canceled');
    this.arm();
    return true;
  }

  /** Fails a run that has not ended; false when it has. */
  fail(run: TerraformRun): boolean {
    if (isFinal(run)) {
      return false;
    }
    this.end(run, 'errored');
    this.arm();
    return true;
  }

  /** Ends the plan or the apply that is under way; false when neither is. */
  finish(run: TerraformRun): boolean {
    if (isFinal(run) || isWaiting(run) || run.status === 'pending') {
      return false;
    }
    const isPlan = run.status === 'plan_queued' || run.status === 'planning';
    this.step({ ...run, status: isPlan ? 'planning' : 'applying' });
    this.arm();
    return true;
  }

  /** Takes the steps that are due and waits for the next. */
  arm(): void {
    clearTimeout(this.timer);
    if (this.stopped) {
      return;
    }
    const { state } = this.options;
    state.store.transaction(() => {
      for (const run of this.unfinished()) {
        if (run.dueAt !== undefined && run.dueAt <= Date.now()) {
          this.step(run);
        }
      }
    });
    const next = Math.min(
      ...this.unfinished().map(({ dueAt }) => dueAt ?? Infinity),
    );
    if (next !== Infinity) {
      this.timer = setTimeout(
        () => this.arm(),
        Math.max(next - Date.now(), 0) + 1,
      );
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private step(run: TerraformRun): void {
    switch (run.status) {
      case 'plan_queued':
        this.enter(run, 'planning');
        break;
      case 'planning':
        if (run.planOnly || !run.hasChanges) {
          this.end(run, 'planned_and_finished');
        } else {
          this.enter(run, run.autoApply ? 'apply_queued' : 'planned');
        }
        break;
      case 'apply_queued':
        this.enter(run, 'applying');
        break;
      case 'applying':
        this.end(run, 'applied');
        break;
      default:
    }
  }

  private enter(
    run: TerraformRun,
    status: TerraformRunStatus,
    at = this.options.clock.now(),
  ): void {
    const { state, events } = this.options;
    const workspace = state.workspaceById(run.workspaceId)!;
    const name = status.replace(/_/g, '-');
    state.runs.put(run.workspaceId, run.id, {
      ...run,
      status,
      timestamps: { ...run.timestamps, [`${name}-at`]: at },
      dueAt: this.dueAt(workspace, status),
    });
    events.publish({
      name: 'terraform_run',
      action: status,
      source: `${workspace.organization}/${workspace.name}`,
      id: run.id,
    });
  }

  private end(run: TerraformRun, status: TerraformRunStatus): void {
    const { state, live } = this.options;
    const workspace = state.workspaceById(run.workspaceId)!;
    this.enter(run, status);
    if (status === 'applied' && !run.isDestroy) {
      live.deploy(workspace.component, workspace.environment, run.sha);
    }
    this.letNextIn(workspace);
  }

  /** Starts the oldest pending run once no other holds the workspace. */
  private letNextIn(workspace: TerraformWorkspace): void {
    const waiting = this.options.state.runs
      .list(workspace.id)
      .filter(run => !isFinal(run));
    // A speculative plan changes nothing, so it needs no turn.
    for (const run of waiting.filter(it => it.planOnly)) {
      if (run.status === 'pending') {
        this.enter(run, 'plan_queued');
      }
    }
    const inTurn = waiting.filter(run => !run.planOnly);
    if (inTurn.length > 0 && inTurn.every(run => run.status === 'pending')) {
      this.enter(inTurn[0], 'plan_queued');
    }
  }

  private dueAt(
    workspace: TerraformWorkspace,
    status: TerraformRunStatus,
  ): number | undefined {
    const speed = this.options.speedOf(workspace);
    if (speed === 'manual') {
      return undefined;
    }
    switch (status) {
      case 'plan_queued':
      case 'apply_queued':
        return Date.now() + speed.queuedMs;
      case 'planning':
      case 'applying':
        return Date.now() + speed.runMs;
      default:
        return undefined;
    }
  }

  private unfinished(): TerraformRun[] {
    const { state } = this.options;
    return state.workspaces
      .list('')
      .flatMap(({ id }) => state.runs.list(id))
      .filter(run => !isFinal(run));
  }
}
