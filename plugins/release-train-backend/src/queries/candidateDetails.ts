import {
  ACTIVE_RUN_STATES,
  type GuardCandidate,
} from '@signalbox/backstage-plugin-release-train-common';
import type {
  ApprovalRecord,
  CandidateRecord,
  RunRecord,
} from '../database/rows';

/** A candidate with its run and the words that stand, the way the guards see it. */
export interface CandidateDetails extends GuardCandidate {
  record: CandidateRecord;
  run: RunRecord;
  approvals: readonly ApprovalRecord[];
}

/**
 * Puts a candidate together. It is current while its run is under way and there is no newer
 * revision of its component in that run.
 */
export function toCandidateDetails(parts: {
  record: CandidateRecord;
  run: RunRecord;
  approvals: readonly ApprovalRecord[];
  newestRevision: number;
}): CandidateDetails {
  const { record, run, approvals, newestRevision } = parts;
  return {
    id: record.id,
    sha: record.sha,
    revision: record.revision,
    state: record.state,
    authorRefs: record.authors.flatMap(author => author.userRef ?? []),
    stagedAt: record.stagedAt,
    current:
      record.revision === newestRevision &&
      ACTIVE_RUN_STATES.includes(run.state),
    approvals,
    lane: run.lane,
    behindProd: record.behindProd,
    record,
    run,
  };
}
