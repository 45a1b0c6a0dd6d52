import type { components } from '../generated/openapi';
import { isOpenCandidate, type CandidateState } from './candidate';
import type { TransitionTable } from './machine';

/**
 * The states of a run.
 *
 * @public
 */
export type RunState = components['schemas']['RunState'];

/**
 * What can happen to a run.
 *
 * @public
 */
export type RunEventName =
  | 'call_holds' // the lead before the cut has come
  | 'cut' // the slot has come
  | 'pin_none' // no member has a change, or production holds them all meanwhile
  | 'deploy' // candidates are pinned and staging deployments asked for
  | 'staged' // no candidate is on its way to staging any more, and one is there
  | 'call_lgtm' // the lead before the promotion has come, or the guards opened before
  | 'promote' // the first production deployment is asked for
  | 'verify' // every production deployment is with the vendor or past it
  | 'ship' // every candidate is verified
  | 'ship_part' // some are, the rest have ended otherwise
  | 'reopen' // no production deployment is active and candidates still wait
  | 'roll_back'
  | 'cancel'
  | 'restage' // another revision of a component is pinned
  | 'miss'; // the catch-up window has passed, or the next cut has come

/**
 * The run machine.
 *
 * @public
 */
export const RUN_TRANSITIONS: TransitionTable<RunState, RunEventName> = {
  scheduled: {
    call_holds: 'collecting',
    cut: 'cutting',
    cancel: 'cancelled',
    miss: 'missed',
  },
  collecting: { cut: 'cutting', cancel: 'cancelled', miss: 'missed' },
  cutting: {
    deploy: 'staging',
    pin_none: 'empty',
    cancel: 'cancelled',
    miss: 'missed',
  },
  staging: {
    staged: 'soaking',
    pin_none: 'empty',
    ship: 'shipped',
    ship_part: 'partially_shipped',
    roll_back: 'rolled_back',
    cancel: 'cancelled',
    miss: 'missed',
  },
  soaking: {
    call_lgtm: 'ready',
    promote: 'promoting',
    restage: 'staging',
    pin_none: 'empty',
    ship: 'shipped',
    ship_part: 'partially_shipped',
    roll_back: 'rolled_back',
    cancel: 'cancelled',
    miss: 'missed',
  },
  ready: {
    promote: 'promoting',
    restage: 'staging',
    pin_none: 'empty',
    ship: 'shipped',
    ship_part: 'partially_shipped',
    roll_back: 'rolled_back',
    cancel: 'cancelled',
    miss: 'missed',
  },
  promoting: {
    verify: 'verifying',
    pin_none: 'empty',
    ship: 'shipped',
    ship_part: 'partially_shipped',
    reopen: 'ready',
    roll_back: 'rolled_back',
    cancel: 'cancelled',
    miss: 'missed',
  },
  verifying: {
    pin_none: 'empty',
    ship: 'shipped',
    ship_part: 'partially_shipped',
    reopen: 'ready',
    promote: 'promoting',
    roll_back: 'rolled_back',
    cancel: 'cancelled',
  },
  shipped: { ship_part: 'partially_shipped', roll_back: 'rolled_back' },
  partially_shipped: { roll_back: 'rolled_back' },
  rolled_back: {},
  cancelled: {},
  missed: {},
  empty: {},
};

/**
 * All states of a run.
 *
 * @public
 */
export const RUN_STATES = Object.keys(RUN_TRANSITIONS) as RunState[];

/**
 * How a run ends whose candidates have all come to an end, by what became of them; nothing while
 * one of them is still open. What has not changed does not matter.
 *
 * @public
 */
export function endOfRun(
  states: readonly CandidateState[],
): 'ship' | 'ship_part' | 'roll_back' | 'cancel' | 'pin_none' | undefined {
  const changed = states.filter(state => state !== 'unchanged');
  if (changed.length === 0) return 'pin_none';
  if (changed.some(isOpenCandidate)) return undefined;
  const verified = changed.filter(state => state === 'verified').length;
  if (verified > 0) return verified === changed.length ? 'ship' : 'ship_part';
  return changed.includes('rolled_back') ? 'roll_back' : 'cancel';
}

/**
 * The states of a run that is still under way.
 *
 * @public
 */
export const ACTIVE_RUN_STATES: readonly RunState[] = [
  'scheduled',
  'collecting',
  'cutting',
  'staging',
  'soaking',
  'ready',
  'promoting',
  'verifying',
];
