import type { Request } from 'express';
import { EventHub } from '../../core/EventHub';
import { Reply } from '../../core/Reply';
import { SandboxClock } from '../../core/SandboxClock';
import { Store } from '../../core/Store';
import { LiveServices } from '../live/LiveServices';
import { completeRun } from './actions/completion';
import { WorkflowRunner } from './actions/WorkflowRunner';
import { GithubContext } from './context';
import { createGithubHandler } from './createGithubHandler';
import { GithubState } from './model/GithubState';
import { DispatchMode, Speed } from './model/types';

export interface GithubServiceOptions {
  url: string;
  store: Store;
  clock: SandboxClock;
  events: EventHub;
  live: LiveServices;
  speed: Speed;
  dispatch: DispatchMode;
}

/** GitHub as a whole: its state, its REST API and its runners. */
export class GithubService {
  private constructor(
    readonly context: GithubContext,
    /** Answers one request; the address is below the REST root. */
    readonly handle: (request: Request) => Reply,
  ) {}

  static async create(options: GithubServiceOptions): Promise<GithubService> {
    const { url, store, clock, events, live, speed, dispatch } = options;
    const state = new GithubState(store);
    const runner = new WorkflowRunner({
      state,
      clock,
      events,
      speed,
      onCompleted: (repository, run) =>
        completeRun({ url, state, clock, events }, live, repository, run),
    });
    const context: GithubContext = {
      url,
      state,
      clock,
      events,
      runner,
      dispatch,
    };
    return new GithubService(context, await createGithubHandler(context));
  }

  stop(): void {
    this.context.runner.stop();
  }
}
