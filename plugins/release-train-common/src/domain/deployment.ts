import type { components } from '../generated/openapi';
import type { TransitionTable } from './machine';

/**
 * The states of a deployment. See `DEPLOYMENT_TRANSITIONS` for what leads where.
 *
 * @public
 */
export type DeploymentState = components['schemas']['DeploymentState'];

/**
 * Why a deployment exists.
 *
 * @public
 */
export type DeploymentKind = components['schemas']['DeploymentKind'];

/**
 * What can happen to a deployment.
 *
 * @public
 */
export type DeploymentEventName =
  | 'admit' // the guards are open
  | 'block' // a guard is closed
  | 'claim' // a replica has taken it and is about to send
  | 'accepted' // the vendor has it
  | 'refused' // the vendor refused it, with no effect
  | 'doubt' // nobody knows whether the vendor has it
  | 'absent' // proven that the vendor never had it
  | 'ask' // proven absent where only a person may send again, or the proof cannot be had
  | 'start' // the vendor runs it
  | 'wait' // the vendor waits for our confirmation
  | 'confirm' // our confirmation is about to be sent
  | 'finish' // the vendor reports terminal success
  | 'prove' // the probes agree
  | 'no_change' // the vendor had nothing to do
  | 'fail'
  | 'time_out'
  | 'replace' // another deployment took its place at the vendor
  | 'decline' // a person said no at a confirmation
  | 'cancel' // a person cancels
  | 'cancelled'; // the vendor confirms the end

/**
 * The deployment machine. `dispatching` is committed before the request is sent, so a deployment
 * found in it after a crash is in doubt, and doubt is only ever resolved by reading.
 *
 * @public
 */
export const DEPLOYMENT_TRANSITIONS: TransitionTable<
  DeploymentState,
  DeploymentEventName
> = {
  requested: { admit: 'queued', block: 'blocked', cancel: 'cancelled' },
  blocked: {
    admit: 'queued',
    block: 'blocked',
    cancel: 'cancelled',
    time_out: 'timed_out',
    replace: 'superseded',
  },
  queued: {
    claim: 'dispatching',
    block: 'blocked',
    cancel: 'cancelled',
    replace: 'superseded',
    no_change: 'noop',
    fail: 'failed',
  },
  dispatching: {
    accepted: 'dispatched',
    refused: 'failed',
    doubt: 'unknown',
    absent: 'queued',
  },
  unknown: {
    accepted: 'dispatched',
    absent: 'queued',
    ask: 'needs_human',
  },
  needs_human: {
    accepted: 'dispatched',
    absent: 'queued',
    finish: 'succeeded',
    fail: 'failed',
    cancel: 'cancelled',
  },
  dispatched: {
    start: 'running',
    wait: 'awaiting_confirm',
    finish: 'verifying',
    no_change: 'noop',
    fail: 'failed',
    time_out: 'timed_out',
    replace: 'superseded',
    decline: 'declined',
    cancel: 'cancelling',
    cancelled: 'cancelled',
    ask: 'needs_human',
  },
  running: {
    wait: 'awaiting_confirm',
    finish: 'verifying',
    no_change: 'noop',
    fail: 'failed',
    time_out: 'timed_out',
    replace: 'superseded',
    decline: 'declined',
    cancel: 'cancelling',
    cancelled: 'cancelled',
    ask: 'needs_human',
  },
  awaiting_confirm: {
    confirm: 'confirming',
    start: 'running',
    finish: 'verifying',
    no_change: 'noop',
    fail: 'failed',
    time_out: 'timed_out',
    replace: 'superseded',
    decline: 'declined',
    cancel: 'cancelling',
    cancelled: 'cancelled',
    ask: 'needs_human',
  },
  confirming: {
    start: 'running',
    wait: 'awaiting_confirm',
    finish: 'verifying',
    no_change: 'noop',
    fail: 'failed',
    time_out: 'timed_out',
    replace: 'superseded',
    decline: 'declined',
    cancelled: 'cancelled',
    ask: 'needs_human',
  },
  verifying: {
    prove: 'succeeded',
    fail: 'failed',
    time_out: 'timed_out',
    ask: 'needs_human',
  },
  cancelling: {
    cancelled: 'cancelled',
    finish: 'verifying',
    fail: 'failed',
    time_out: 'timed_out',
    replace: 'superseded',
    no_change: 'noop',
    ask: 'needs_human',
  },
  succeeded: {},
  failed: {},
  timed_out: {},
  cancelled: {},
  superseded: {},
  declined: {},
  noop: {},
};

/**
 * All states of a deployment.
 *
 * @public
 */
export const DEPLOYMENT_STATES = Object.keys(
  DEPLOYMENT_TRANSITIONS,
) as DeploymentState[];

/**
 * The states that hold the one place a component's environment has.
 *
 * @public
 */
export const ACTIVE_DEPLOYMENT_STATES: readonly DeploymentState[] =
  DEPLOYMENT_STATES.filter(
    state => Object.keys(DEPLOYMENT_TRANSITIONS[state]).length > 0,
  );

/**
 * Whether a deployment in this state has not ended.
 *
 * @public
 */
export function isActiveDeployment(state: DeploymentState): boolean {
  return ACTIVE_DEPLOYMENT_STATES.includes(state);
}

/**
 * The states in which nothing has been sent to the vendor yet, so that an approval may still be
 * taken back.
 *
 * @public
 */
export const UNSENT_DEPLOYMENT_STATES: readonly DeploymentState[] = [
  'requested',
  'blocked',
  'queued',
];
