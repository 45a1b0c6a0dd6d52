import type { components } from '../generated/openapi';
import type { TransitionTable } from './machine';

/**
 * The states of a candidate.
 *
 * @public
 */
export type CandidateState = components['schemas']['CandidateState'];

/**
 * What can happen to a candidate.
 *
 * @public
 */
export type CandidateEventName =
  | 'pin'
  | 'pin_unchanged'
  | 'stage'
  | 'soak'
  | 'soaked'
  | 'reach_quorum'
  | 'lose_quorum'
  | 'promote'
  | 'unpromote' // the production deployment ended without an effect
  | 'verify'
  | 'supersede'
  | 'reject'
  | 'arrive' // production holds the revision already, past the train
  | 'veto'
  | 'roll_back';

const ends = {
  supersede: 'superseded',
  reject: 'rejected',
  veto: 'vetoed',
} as const;

/**
 * The candidate machine. A new revision is a new row, so nothing is inherited.
 *
 * @public
 */
export const CANDIDATE_TRANSITIONS: TransitionTable<
  CandidateState,
  CandidateEventName
> = {
  proposed: { pin: 'pinned', pin_unchanged: 'unchanged', ...ends },
  pinned: { stage: 'staged', arrive: 'unchanged', ...ends },
  staged: { soak: 'soaking', arrive: 'verified', ...ends },
  soaking: {
    soaked: 'approvable',
    promote: 'promoted',
    arrive: 'verified',
    roll_back: 'rolled_back',
    ...ends,
  },
  approvable: {
    reach_quorum: 'approved',
    promote: 'promoted',
    arrive: 'verified',
    roll_back: 'rolled_back',
    ...ends,
  },
  approved: {
    lose_quorum: 'approvable',
    promote: 'promoted',
    arrive: 'verified',
    roll_back: 'rolled_back',
    ...ends,
  },
  promoted: {
    verify: 'verified',
    unpromote: 'approvable',
    roll_back: 'rolled_back',
    veto: 'vetoed',
  },
  verified: { roll_back: 'rolled_back', veto: 'vetoed' },
  superseded: {},
  rejected: {},
  vetoed: {},
  rolled_back: {},
  unchanged: {},
};

/**
 * All states of a candidate.
 *
 * @public
 */
export const CANDIDATE_STATES = Object.keys(
  CANDIDATE_TRANSITIONS,
) as CandidateState[];

/**
 * Whether a candidate in this state may still go somewhere.
 *
 * @public
 */
export function isOpenCandidate(state: CandidateState): boolean {
  return (
    state !== 'verified' && Object.keys(CANDIDATE_TRANSITIONS[state]).length > 0
  );
}

/**
 * The states in which people may give their word on a candidate.
 *
 * @public
 */
export const APPROVABLE_CANDIDATE_STATES: readonly CandidateState[] = [
  'staged',
  'soaking',
  'approvable',
  'approved',
];
