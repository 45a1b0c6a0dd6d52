import type { components } from '../generated/openapi';
import { APPROVABLE_CANDIDATE_STATES, type CandidateState } from './candidate';
import { isActiveDeployment, type DeploymentState } from './deployment';
import type { StandingFreeze } from './freeze';
import { toIso } from './instants';
import { soakedAt, type TrainSchedule } from './schedule';
import { shortSha } from './version';

/**
 * Why something is refused, as data. `params` holds the values in the message, for translations.
 *
 * @public
 */
export type GuardReason = components['schemas']['GuardReason'] & {
  code: GuardCode;
};

/**
 * Every code that a guard answers with. Codes are stable across releases.
 *
 * @public
 */
export const GUARD_CODES = [
  'ACTIVE_DEPLOYMENT',
  'ALREADY_DEPLOYED',
  'APPROVAL_BY_AUTHOR',
  'APPROVAL_BY_OUTSIDER',
  'APPROVAL_BY_REQUESTER',
  'APPROVAL_BY_SERVICE',
  'APPROVAL_NOT_PERMITTED',
  'BEHIND_PROD',
  'CANDIDATE_ENDED',
  'CANDIDATE_NOT_CURRENT',
  'CANDIDATE_NOT_STAGED',
  'CANNOT_ROLL_BACK',
  'CHECKLIST',
  'DEPENDENCY',
  'ENVIRONMENT_ORDER',
  'FROZEN',
  'HOLD',
  'LOCKED',
  'NEEDS_CANDIDATE',
  'NOTHING_TO_ROLL_BACK_TO',
  'NOT_OVERRIDABLE',
  'NOT_PERMITTED',
  'NOT_TRIGGERED',
  'OBJECTION',
  'OVERRIDE_NOT_PERMITTED',
  'QUORUM',
  'SOAK',
  'VETOED',
] as const;

/**
 * One of the guard codes.
 *
 * @public
 */
export type GuardCode = (typeof GUARD_CODES)[number];

/**
 * The guards that somebody with the permission to override may pass by, with a reason. One
 * deployment at a time, the pinned revision, and who may do it have no override.
 *
 * @public
 */
export const OVERRIDABLE_GUARD_CODES: readonly GuardCode[] = [
  'BEHIND_PROD',
  'CHECKLIST',
  'DEPENDENCY',
  'ENVIRONMENT_ORDER',
  'FROZEN',
  'HOLD',
  'LOCKED',
  'OBJECTION',
  'QUORUM',
  'SOAK',
  'VETOED',
];

/**
 * Every code of what does not stand in the way of a deployment but should be known before it.
 *
 * @public
 */
export const WARNING_CODES = [
  'AFTER_CUT_OFF',
  'OFF_TRAIN_DAY',
  'SCHEMA_STAYS',
  'STAGING_MOVED_ON',
  'UNKNOWN_AUTHOR',
] as const;

/**
 * One of the warning codes.
 *
 * @public
 */
export type WarningCode = (typeof WARNING_CODES)[number];

/**
 * One person's word, as the guards need it.
 *
 * @public
 */
export interface GuardApproval {
  /** Entity reference of who gave it. */
  userRef: string;
  /** An objection stands in the way until it is withdrawn. */
  verdict: 'lgtm' | 'objection';
}

/**
 * A candidate, as the guards need it.
 *
 * @public
 */
export interface GuardCandidate {
  /** The id of this revision of the candidate. */
  id: string;
  /** The full sha that is pinned. */
  sha: string;
  /** Counts from 1 within a component and a run. */
  revision: number;
  /** Where the candidate stands. */
  state: CandidateState;
  /** Users who wrote the pinned revision. */
  authorRefs: readonly string[];
  /** Epoch milliseconds of the staging success. */
  stagedAt?: number;
  /** Whether it is the newest revision of its component in its run, and the run is the one under way. */
  current: boolean;
  /** What people said of this revision. */
  approvals: readonly GuardApproval[];
  /** A hot-fix needs no soak and has its own quorum. */
  lane?: 'train' | 'hotfix';
  /** Hot-fixes in production that its history does not hold. */
  behindProd?: readonly string[];
  /** What came of its manual test cases; a skipped one is as good as a passed one. */
  checklist?: {
    total: number;
    passed: number;
    failed: number;
    skipped: number;
  };
}

/**
 * What the guards of a deployment look at. Everything is an argument: they read no clock and no
 * store, so the same function explains a button, refuses a request, and decides inside the
 * claiming transaction.
 *
 * @public
 */
export interface DeploymentGuardInput {
  /** Epoch milliseconds. */
  now: number;
  /** Who asks: the entity reference of a user, or `train:<id>`. */
  actor: string;
  /** Whether the permission framework lets the actor do it. */
  permitted: boolean;
  /** The sha to be deployed. */
  sha: string;
  /** Where the deployment goes. */
  environment: {
    name: string;
    /** Whether Signalbox deploys here, or only watches. */
    triggered: boolean;
    /** The sha of the last good deployment here. */
    currentSha?: string;
    /** The environment that a revision must have been in before, if there is one. */
    previous?: { name: string; reached: boolean };
    /** Whether only a candidate of the train may come here (production). */
    needsCandidate: boolean;
  };
  /** Why the deployment is made; a rollback passes by what guards a new revision. */
  kind?: components['schemas']['DeploymentKind'];
  /** Locks that stand on the environment at `now`. */
  locks?: readonly { reason: string; owner: string; expiresAt?: number }[];
  /** Freezes that stand in the environment at `now`. */
  freezes?: readonly StandingFreeze[];
  /** Why this sha must not be deployed, when somebody has vetoed it. */
  veto?: { reason: string; userRef: string };
  /** Members of the train that come first and are under way or have failed; their names. */
  waitsFor?: readonly string[];
  /** Whether an earlier revision can be brought back here. */
  rollsBack?: boolean;
  /** Another deployment in the same place, in whatever state. */
  other?: { id: string; state: DeploymentState; sha: string };
  /** The candidate to be promoted. */
  candidate?: GuardCandidate;
  /** The rules of the train; needed with a candidate. */
  rules?: Pick<TrainSchedule, 'timeZone' | 'soakDays'> & {
    quorum: number;
    hotfixQuorum?: number;
  };
}

/**
 * The LGTMs that count for a promotion asked for by `requester`: distinct people, not an author
 * of the candidate, and not the requester.
 *
 * @public
 */
export function countedApprovals(
  candidate: Pick<GuardCandidate, 'approvals' | 'authorRefs'>,
  requester?: string,
): string[] {
  const users = candidate.approvals
    .filter(approval => approval.verdict === 'lgtm')
    .map(approval => approval.userRef)
    .filter(user => user !== requester && !candidate.authorRefs.includes(user));
  return [...new Set(users)];
}

/**
 * How many LGTMs a candidate needs.
 *
 * @public
 */
export function neededApprovals(
  candidate: Pick<GuardCandidate, 'lane'>,
  rules: { quorum: number; hotfixQuorum?: number },
): number {
  return candidate.lane === 'hotfix'
    ? rules.hotfixQuorum ?? rules.quorum
    : rules.quorum;
}

/**
 * Whether a candidate has the LGTMs that it needs and nobody objects; for a promotion asked for by
 * `requester`, without their own.
 *
 * @public
 */
export function hasQuorum(
  candidate: Pick<GuardCandidate, 'approvals' | 'authorRefs' | 'lane'>,
  rules: { quorum: number; hotfixQuorum?: number },
  requester?: string,
): boolean {
  return (
    countedApprovals(candidate, requester).length >=
      neededApprovals(candidate, rules) &&
    candidate.approvals.every(({ verdict }) => verdict === 'lgtm')
  );
}

function checklistReasons(candidate: GuardCandidate): GuardReason[] {
  const { total, passed, failed, skipped } = candidate.checklist ?? {
    total: 0,
    passed: 0,
    failed: 0,
    skipped: 0,
  };
  const open = total - passed - failed - skipped;
  if (open <= 0 && failed === 0) return [];
  const parts = [
    ...(open > 0 ? [`${open} of ${total} test cases are open`] : []),
    ...(failed > 0 ? [`${failed} of ${total} failed`] : []),
  ];
  return [
    {
      code: 'CHECKLIST',
      message: `${parts.join(', ')}.`,
      params: { open, failed, total },
    },
  ];
}

/** What stands in the way at this place and this time, whoever asks and for whatever revision. */
function placeReasons(input: DeploymentGuardInput): GuardReason[] {
  const { environment, locks = [], freezes = [] } = input;
  return [
    ...locks.map(
      ({ reason, owner, expiresAt }): GuardReason => ({
        code: 'LOCKED',
        message: `${environment.name} is locked by ${owner}: ${reason}`,
        ...(expiresAt !== undefined && { eligibleAt: toIso(expiresAt) }),
        params: { environment: environment.name, owner, reason },
      }),
    ),
    ...freezes.map(
      ({ name, until }): GuardReason => ({
        code: 'FROZEN',
        message: `${environment.name} is frozen: ${name}.`,
        ...(until !== undefined && { eligibleAt: toIso(until) }),
        params: { environment: environment.name, name },
      }),
    ),
  ];
}

function candidateReasons(input: DeploymentGuardInput): GuardReason[] {
  const { candidate, rules, now, actor } = input;
  if (!candidate || !rules) return [];
  const reasons: GuardReason[] = [];
  if (!candidate.current) {
    reasons.push({
      code: 'CANDIDATE_NOT_CURRENT',
      message: `Revision ${candidate.revision} of this candidate is not the one under way any more; look at the newest.`,
      params: { revision: candidate.revision },
    });
  }
  if (candidate.stagedAt === undefined) {
    reasons.push({
      code: 'CANDIDATE_NOT_STAGED',
      message: 'The candidate has not been deployed to staging yet.',
    });
  } else if (!APPROVABLE_CANDIDATE_STATES.includes(candidate.state)) {
    reasons.push({
      code: 'CANDIDATE_ENDED',
      message: `The candidate is ${candidate.state.replace('_', ' ')}.`,
      params: { state: candidate.state },
    });
  }
  const hotfix = candidate.lane === 'hotfix';
  if (candidate.stagedAt !== undefined && !hotfix) {
    const eligibleAt = soakedAt(candidate.stagedAt, rules);
    if (now < eligibleAt) {
      reasons.push({
        code: 'SOAK',
        message: `The candidate soaks on staging for ${rules.soakDays} calendar days.`,
        eligibleAt: toIso(eligibleAt),
        params: { days: rules.soakDays, timeZone: rules.timeZone },
      });
    }
  }
  const counted = countedApprovals(candidate, actor).length;
  const needed = neededApprovals(candidate, rules);
  if (counted < needed) {
    reasons.push({
      code: 'QUORUM',
      message: `${counted} of ${needed} LGTMs. The author's and the requester's own do not count.`,
      params: { counted, needed },
    });
  }
  reasons.push(...checklistReasons(candidate));
  const missing = candidate.behindProd ?? [];
  if (missing.length > 0) {
    const shas = missing.map(shortSha).join(', ');
    reasons.push({
      code: 'BEHIND_PROD',
      message: `A hot-fix in ${input.environment.name} is not in this candidate (${shas}); merge it back and pin again.`,
      params: { environment: input.environment.name, shas },
    });
  }
  const objections = candidate.approvals.filter(a => a.verdict === 'objection');
  if (objections.length > 0) {
    reasons.push({
      code: 'OBJECTION',
      message: `Not LGTM: ${objections.map(o => o.userRef).join(', ')}.`,
      params: {
        count: objections.length,
        users: objections.map(o => o.userRef).join(', '),
      },
    });
  }
  return reasons;
}

/**
 * All reasons why this deployment must not start now; none when it may.
 *
 * @public
 */
export function evaluateDeploymentGuards(
  input: DeploymentGuardInput,
): GuardReason[] {
  const { environment, other, sha } = input;
  const reasons: GuardReason[] = [];
  if (!input.permitted) {
    reasons.push({
      code: 'NOT_PERMITTED',
      message: `You may not deploy to ${environment.name}.`,
      params: { environment: environment.name },
    });
  }
  if (!environment.triggered) {
    reasons.push({
      code: 'NOT_TRIGGERED',
      message: `Nothing is triggered in ${environment.name}; it is only watched.`,
      params: { environment: environment.name },
    });
  }
  if (other && isActiveDeployment(other.state)) {
    reasons.push({
      code: 'ACTIVE_DEPLOYMENT',
      message: `Another deployment to ${
        environment.name
      } is under way (${shortSha(other.sha)}).`,
      params: {
        environment: environment.name,
        sha: shortSha(other.sha),
        deployment: other.id,
      },
    });
  }
  const rollback = input.kind === 'rollback';
  if (rollback && input.rollsBack === false) {
    reasons.push({
      code: 'CANNOT_ROLL_BACK',
      message: `An earlier revision cannot be brought back to ${environment.name} this way; revert the change and let the train carry it.`,
      params: { environment: environment.name },
    });
  }
  if (input.veto) {
    reasons.push({
      code: 'VETOED',
      message: `${shortSha(sha)} was vetoed by ${input.veto.userRef}: ${
        input.veto.reason
      }`,
      params: {
        sha: shortSha(sha),
        user: input.veto.userRef,
        reason: input.veto.reason,
      },
    });
  }
  if (rollback) return reasons;
  reasons.push(...placeReasons(input));
  if (input.waitsFor && input.waitsFor.length > 0) {
    const names = input.waitsFor.join(', ');
    reasons.push({
      code: 'DEPENDENCY',
      message: `${names} comes first and is not in ${environment.name} yet.`,
      params: { components: names, environment: environment.name },
    });
  }
  if (environment.currentSha === sha) {
    reasons.push({
      code: 'ALREADY_DEPLOYED',
      message: `${shortSha(sha)} is in ${environment.name} already.`,
      params: { environment: environment.name, sha: shortSha(sha) },
    });
  }
  if (environment.needsCandidate && !input.candidate) {
    reasons.push({
      code: 'NEEDS_CANDIDATE',
      message: `Only a candidate of the train is deployed to ${environment.name}.`,
      params: { environment: environment.name },
    });
  }
  if (environment.previous && !environment.previous.reached) {
    reasons.push({
      code: 'ENVIRONMENT_ORDER',
      message: `${shortSha(sha)} has not been in ${
        environment.previous.name
      } yet.`,
      params: { environment: environment.previous.name, sha: shortSha(sha) },
    });
  }
  return [...reasons, ...candidateReasons(input)];
}

/**
 * What the guards of an approval look at.
 *
 * @public
 */
export interface ApprovalGuardInput {
  /** The entity reference of the signed-in user; absent when a service calls. */
  userRef?: string;
  /** Whether somebody else acts for the user, as an agent or a service does. */
  onBehalf: boolean;
  /** Whether the permission framework lets the user do it. */
  permitted: boolean;
  /** Whether the user belongs to the train's approver group. */
  eligible: boolean;
  /** What they want to say. */
  verdict: 'lgtm' | 'objection';
  /** What they want to say it of. */
  candidate: Pick<
    GuardCandidate,
    'authorRefs' | 'state' | 'stagedAt' | 'current' | 'revision'
  >;
  /** Who has asked for the promotion that is under way, if anybody has. */
  requestedBy?: string;
}

/**
 * All reasons why this person may not give this word on the candidate; none when they may. The
 * author may object, for they may know best what is wrong, but not approve.
 *
 * @public
 */
export function evaluateApprovalGuards(
  input: ApprovalGuardInput,
): GuardReason[] {
  const { candidate, userRef, verdict } = input;
  const reasons: GuardReason[] = [];
  if (!userRef || input.onBehalf) {
    reasons.push({
      code: 'APPROVAL_BY_SERVICE',
      message:
        'Only a signed-in person gives their word; no service or agent does it for them.',
    });
  }
  if (!input.permitted) {
    reasons.push({
      code: 'APPROVAL_NOT_PERMITTED',
      message: 'You may not give your word on this candidate.',
    });
  }
  if (userRef && !input.eligible) {
    reasons.push({
      code: 'APPROVAL_BY_OUTSIDER',
      message: 'You are not in the group that approves this train.',
    });
  }
  if (verdict === 'lgtm' && userRef && candidate.authorRefs.includes(userRef)) {
    reasons.push({
      code: 'APPROVAL_BY_AUTHOR',
      message: 'You wrote this candidate, so somebody else has to approve it.',
    });
  }
  if (verdict === 'lgtm' && userRef && input.requestedBy === userRef) {
    reasons.push({
      code: 'APPROVAL_BY_REQUESTER',
      message: 'You asked for the promotion, so your own LGTM does not count.',
    });
  }
  if (!candidate.current) {
    reasons.push({
      code: 'CANDIDATE_NOT_CURRENT',
      message: `Revision ${candidate.revision} of this candidate is not the one under way any more; look at the newest.`,
      params: { revision: candidate.revision },
    });
  }
  if (candidate.stagedAt === undefined) {
    reasons.push({
      code: 'CANDIDATE_NOT_STAGED',
      message: 'The candidate has not been deployed to staging yet.',
    });
  } else if (!APPROVABLE_CANDIDATE_STATES.includes(candidate.state)) {
    reasons.push({
      code: 'CANDIDATE_ENDED',
      message: `The candidate is ${candidate.state.replace('_', ' ')}.`,
      params: { state: candidate.state },
    });
  }
  return reasons;
}
