import { EventHub } from '../../../core/EventHub';
import { SandboxClock } from '../../../core/SandboxClock';
import { GithubState, keyOf } from '../model/GithubState';
import {
  Repository,
  RunConclusion,
  Speed,
  Workflow,
  WorkflowRun,
} from '../model/types';
import { newRun, Trigger } from './newRun';
import { readWorkflow } from './workflowFile';

interface RunnerOptions {
  state: GithubState;
  clock: SandboxClock;
  events: EventHub;
  speed: Speed;
  /** Carries out what a finished run has done to the world. */
  onCompleted: (repository: Repository, run: WorkflowRun) => void;
}

/**
 * Lets workflow runs happen: queued, in progress, completed, each after its
 * time, as GitHub's runners would. Due times are stored as system time, so
 * that a restarted sandbox takes up where it was stopped.
 */
export class WorkflowRunner {
  private timer?: NodeJS.Timeout;
  private stopped = false;

  constructor(private readonly options: RunnerOptions) {}

  /** Sets the speed for repositories without one of their own. */
  setDefaultSpeed(speed: Speed): void {
    this.options.state.store.table<Speed>('speed').put('', 'default', speed);
  }

  /** Starts a run, or refuses or queues it by the rules of its workflow. */
  trigger(
    repository: Repository,
    workflow: Workflow,
    trigger: Trigger,
  ): WorkflowRun {
    const { state, clock } = this.options;
    const { guarded } = readWorkflow(workflow);
    const run = newRun(state, clock.now(), repository, workflow, trigger);
    const twin = guarded && this.earlierRunOfKey(repository, run);
    if (twin) {
      // The guard job stands before the concurrency group, so that a second
      // run of a key cannot push a waiting deployment out of its place.
      run.note = `refused: run ${twin.id} has this deploy_key already`;
      return this.complete(repository, run, 'failure');
    }
    this.enter(repository, run);
    this.arm();
    return run;
  }

  /** Ends a run now; false when it has ended before. */
  finish(
    repository: Repository,
    id: number,
    conclusion: RunConclusion,
    note?: string,
  ): boolean {
    const run = this.options.state.runs.get(keyOf(repository), id);
    if (!run || run.status === 'completed') {
      return false;
    }
    this.complete(repository, note ? { ...run, note } : run, conclusion);
    this.arm();
    return true;
  }

  /** What an App says to the protection rule of a run's environment; false when it was not asked. */
  review(
    repository: Repository,
    id: number,
    answer: { environment: string; approved: boolean; comment: string },
  ): boolean {
    const run = this.options.state.runs.get(keyOf(repository), id);
    if (run?.status !== 'waiting' || run.environment !== answer.environment) {
      return false;
    }
    const note = answer.comment;
    if (answer.approved) {
      const approved = { ...run, approved: true, note };
      this.save(repository, this.queued(repository, approved));
    } else {
      this.complete(repository, { ...run, note }, 'failure');
    }
    this.arm();
    return true;
  }

  /** Takes the steps that are due and waits for the next. */
  arm(): void {
    clearTimeout(this.timer);
    if (this.stopped) {
      return;
    }
    this.options.state.store.transaction(() => this.takeDueSteps());
    const next = Math.min(
      ...this.unfinished().map(({ run }) => run.dueAt ?? Infinity),
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

  private takeDueSteps(): void {
    for (const { repository, run } of this.unfinished()) {
      if (run.dueAt === undefined || run.dueAt > Date.now()) {
        continue;
      }
      if (run.status === 'queued' && this.needsAnswer(repository, run)) {
        this.wait(repository, run);
      } else if (run.status === 'queued') {
        const speed = this.speedOf(repository);
        this.save(repository, {
          ...run,
          status: 'in_progress',
          startedAt: this.options.clock.now(),
          dueAt: speed === 'manual' ? undefined : Date.now() + speed.runMs,
        });
      } else if (this.canCheckOut(repository, run)) {
        this.complete(repository, run, 'success');
      } else {
        const note = `there is no commit ${run.deploySha}`;
        this.complete(repository, { ...run, note }, 'failure');
      }
    }
  }

  private needsAnswer(repository: Repository, run: WorkflowRun): boolean {
    const { environments } = this.options.state;
    return (
      run.environment !== undefined &&
      !run.approved &&
      environments.get(keyOf(repository), run.environment)?.protected === true
    );
  }

  private wait(repository: Repository, run: WorkflowRun): void {
    this.save(repository, { ...run, status: 'waiting', dueAt: undefined });
    this.options.events.publish({
      name: 'deployment_protection_rule',
      action: 'requested',
      source: keyOf(repository),
      id: run.id,
    });
  }

  /** Takes the run's place in its concurrency group. */
  private enter(repository: Repository, run: WorkflowRun): void {
    const others = run.group ? this.membersOf(repository, run.group) : [];
    if (others.length === 0) {
      this.save(repository, this.queued(repository, run));
      return;
    }
    this.save(repository, { ...run, status: 'pending' });
    const waiting = others.find(other => other.status === 'pending');
    if (waiting) {
      // GitHub keeps one pending run a group and cancels the one before it.
      this.complete(
        repository,
        { ...waiting, note: `a newer run (${run.id}) waits for ${run.group}` },
        'cancelled',
      );
    }
  }

  private queued(repository: Repository, run: WorkflowRun): WorkflowRun {
    const speed = this.speedOf(repository);
    return {
      ...run,
      status: 'queued',
      dueAt: speed === 'manual' ? undefined : Date.now() + speed.queuedMs,
    };
  }

  private complete(
    repository: Repository,
    run: WorkflowRun,
    conclusion: RunConclusion,
  ): WorkflowRun {
    const completed: WorkflowRun = {
      ...run,
      status: 'completed',
      conclusion,
      dueAt: undefined,
    };
    this.save(repository, completed);
    this.options.onCompleted(repository, completed);
    if (run.group !== undefined) {
      this.letNextIn(repository, run.group);
    }
    return completed;
  }

  /** Starts the pending run of a group once nothing else is active in it. */
  private letNextIn(repository: Repository, group: string): void {
    const members = this.membersOf(repository, group);
    if (members.every(member => member.status === 'pending')) {
      for (const next of members) {
        this.save(repository, this.queued(repository, next));
      }
    }
  }

  private membersOf(repository: Repository, group: string): WorkflowRun[] {
    return this.options.state.runs
      .list(keyOf(repository))
      .filter(run => run.status !== 'completed' && run.group === group);
  }

  private earlierRunOfKey(
    repository: Repository,
    run: WorkflowRun,
  ): WorkflowRun | undefined {
    const key = run.inputs.deploy_key;
    if (!key) {
      return undefined;
    }
    return this.options.state.runs
      .list(keyOf(repository))
      .find(
        other =>
          other.workflowId === run.workflowId &&
          other.inputs.deploy_key === key,
      );
  }

  private save(repository: Repository, run: WorkflowRun): void {
    const { state, clock, events } = this.options;
    const saved = { ...run, updatedAt: clock.now() };
    state.runs.put(keyOf(repository), run.id, saved);
    const action = {
      pending: 'requested',
      queued: 'requested',
      waiting: 'requested',
      in_progress: 'in_progress',
      completed: 'completed',
    }[run.status];
    const source = keyOf(repository);
    events.publish({ name: 'workflow_run', action, source, id: run.id });
  }

  private unfinished(): Array<{ repository: Repository; run: WorkflowRun }> {
    const { state } = this.options;
    return state.repositories.list('').flatMap(repository =>
      state.runs
        .list(keyOf(repository))
        .filter(run => run.status !== 'completed')
        .map(run => ({ repository, run })),
    );
  }

  private canCheckOut(repository: Repository, run: WorkflowRun): boolean {
    const { commits } = this.options.state;
    const sha = run.deploySha ?? run.headSha;
    return commits.get(keyOf(repository), sha) !== undefined;
  }

  /** The speed of a repository, or the one for all. */
  speedOf(repository: Repository): Speed {
    const { state, speed } = this.options;
    const current = state.repositories.get('', keyOf(repository))?.speed;
    return (
      current ?? state.store.table<Speed>('speed').get('', 'default') ?? speed
    );
  }
}
