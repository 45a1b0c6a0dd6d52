import {
  countedApprovals,
  evaluateApprovalGuards,
  neededApprovals,
  toIso,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain } from '../config/model';
import type { CandidateDetails } from '../queries/candidateDetails';
import type { Caller } from './caller';
import { optionalIso } from './optionalIso';

/** What the eligibility of a caller depends on. */
export interface Eligibility {
  caller: Caller;
  /** Entity references of what the caller is and belongs to. */
  ownership: ReadonlySet<string>;
  /** Whether the permission framework lets the caller approve. */
  permitted: boolean;
  /** Who has asked for the promotion that is under way. */
  requestedBy?: string;
}

function toApiEligibility(
  details: CandidateDetails,
  train: ConfiguredTrain,
  eligibility: Eligibility,
): Candidate['eligibility'] {
  const { caller, ownership, permitted, requestedBy } = eligibility;
  const reasons = evaluateApprovalGuards({
    userRef: caller.userRef,
    onBehalf: caller.onBehalf,
    permitted,
    eligible: ownership.has(train.approvers),
    verdict: 'lgtm',
    candidate: details,
    requestedBy,
  });
  return { mayApprove: reasons.length === 0, reasons };
}

/** A candidate the way the API shows it to this caller. */
export function toApiCandidate(
  details: CandidateDetails,
  context: {
    train: ConfiguredTrain;
    eligibility: Eligibility;
    checklist: Candidate['checklist'];
    now: number;
  },
): Candidate {
  const { record, approvals } = details;
  const { train, eligibility, checklist, now } = context;
  return {
    id: record.id,
    runId: record.runId,
    component: record.component,
    revision: record.revision,
    state: record.state,
    version: record.version,
    sha: record.sha,
    shaUrl: record.shaUrl,
    baseSha: record.baseSha,
    compareUrl: record.compareUrl,
    authors: record.authors,
    stagedAt: optionalIso(record.stagedAt),
    soakedAt: optionalIso(record.soakedAt),
    approvals: approvals.map(({ userRef, verdict, comment, at, source }) => ({
      userRef,
      verdict,
      comment,
      at: toIso(at),
      source,
    })),
    quorum: {
      needed: neededApprovals(details, train),
      counted: countedApprovals(details).length,
    },
    eligibility: toApiEligibility(details, train, eligibility),
    changeCount: record.changeCount,
    changesComplete: record.changesComplete,
    pinReason: record.pinReason,
    pinnedBy: record.pinnedBy,
    pinnedAt: toIso(record.pinnedAt),
    detail: record.detail,
    behindProd: record.behindProd,
    checklist,
    asOf: toIso(now),
  };
}
