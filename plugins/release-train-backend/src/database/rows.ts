import type {
  Author,
  CandidateState,
  ChangeEffect,
  DeploymentKind,
  DeploymentState,
  GuardReason,
  RunState,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * The records of this plugin's tables as the code sees them: instants as epoch milliseconds,
 * JSON parsed, booleans as booleans, absent instead of null. The mappers below are the only place
 * that knows how PostgreSQL and SQLite differ (bigint comes as a string from one, booleans as 0
 * and 1 from the other).
 */
type Row = Record<string, any>;

const int = (value: unknown): number => Number(value);
const optionalInt = (value: unknown): number | undefined =>
  value === null || value === undefined ? undefined : Number(value);
const optional = <T>(value: T | null | undefined): T | undefined =>
  value ?? undefined;

export interface RunRecord {
  id: string;
  train: string;
  slotDate: string;
  state: RunState;
  version: number;
  late: boolean;
  holdCallAt: number;
  cutAt: number;
  soakedAt: number;
  lgtmCallAt: number;
  promoteAt: number;
  stagedAt?: number;
  promotedAt?: number;
  endedAt?: number;
  detail?: string;
  fence: number;
}

export function toRunRecord(row: Row): RunRecord {
  return {
    id: row.id,
    train: row.train,
    slotDate: row.slot_date,
    state: row.state,
    version: int(row.version),
    late: Boolean(row.late),
    holdCallAt: int(row.hold_call_at),
    cutAt: int(row.cut_at),
    soakedAt: int(row.soaked_at),
    lgtmCallAt: int(row.lgtm_call_at),
    promoteAt: int(row.promote_at),
    stagedAt: optionalInt(row.staged_at),
    promotedAt: optionalInt(row.promoted_at),
    endedAt: optionalInt(row.ended_at),
    detail: optional(row.detail),
    fence: int(row.fence),
  };
}

export interface CandidateRecord {
  id: string;
  runId: string;
  component: string;
  revision: number;
  state: CandidateState;
  version: number;
  sha: string;
  baseSha?: string;
  shaUrl?: string;
  compareUrl?: string;
  authors: Author[];
  changeCount: number;
  pinnedAt: number;
  stagedAt?: number;
  soakedAt?: number;
}

export function toCandidateRecord(row: Row): CandidateRecord {
  return {
    id: row.id,
    runId: row.run_id,
    component: row.component,
    revision: int(row.revision),
    state: row.state,
    version: int(row.version),
    sha: row.sha,
    baseSha: optional(row.base_sha),
    shaUrl: optional(row.sha_url),
    compareUrl: optional(row.compare_url),
    authors: JSON.parse(row.authors),
    changeCount: int(row.change_count),
    pinnedAt: int(row.pinned_at),
    stagedAt: optionalInt(row.staged_at),
    soakedAt: optionalInt(row.soaked_at),
  };
}

export interface ChangeRecord {
  candidateId: string;
  position: number;
  sha: string;
  title: string;
  pullNumber?: number;
  url?: string;
  effect: ChangeEffect;
  authorLogin?: string;
  authorRef?: string;
  mergedAt?: number;
}

export function toChangeRecord(row: Row): ChangeRecord {
  return {
    candidateId: row.candidate_id,
    position: int(row.position),
    sha: row.sha,
    title: row.title,
    pullNumber: optionalInt(row.pull_number),
    url: optional(row.url),
    effect: row.effect,
    authorLogin: optional(row.author_login),
    authorRef: optional(row.author_ref),
    mergedAt: optionalInt(row.merged_at),
  };
}

export interface ApprovalRecord {
  id: string;
  candidateId: string;
  userRef: string;
  verdict: 'lgtm' | 'objection';
  comment?: string;
  at: number;
}

export function toApprovalRecord(row: Row): ApprovalRecord {
  return {
    id: row.id,
    candidateId: row.candidate_id,
    userRef: row.user_ref,
    verdict: row.verdict,
    comment: optional(row.comment),
    at: int(row.at),
  };
}

export interface DeploymentRecord {
  id: string;
  component: string;
  environment: string;
  sha: string;
  kind: DeploymentKind;
  attempt: number;
  state: DeploymentState;
  version: number;
  mechanism: string;
  runId?: string;
  candidateId?: string;
  requestedBy: string;
  requestedAt: number;
  dueAt: number;
  reason?: string;
  reasons: GuardReason[];
  detail?: string;
  request?: string;
  dispatchedAt?: number;
  startedAt?: number;
  verifySince?: number;
  endedAt?: number;
  vendorId?: string;
  vendorUrl?: string;
  fence: number;
}

export function toDeploymentRecord(row: Row): DeploymentRecord {
  return {
    id: row.id,
    component: row.component,
    environment: row.environment,
    sha: row.sha,
    kind: row.kind,
    attempt: int(row.attempt),
    state: row.state,
    version: int(row.version),
    mechanism: row.mechanism,
    runId: optional(row.run_id),
    candidateId: optional(row.candidate_id),
    requestedBy: row.requested_by,
    requestedAt: int(row.requested_at),
    dueAt: int(row.due_at),
    reason: optional(row.reason),
    reasons: JSON.parse(row.reasons),
    detail: optional(row.detail),
    request: optional(row.request),
    dispatchedAt: optionalInt(row.dispatched_at),
    startedAt: optionalInt(row.started_at),
    verifySince: optionalInt(row.verify_since),
    endedAt: optionalInt(row.ended_at),
    vendorId: optional(row.vendor_id),
    vendorUrl: optional(row.vendor_url),
    fence: int(row.fence),
  };
}

export interface DeploymentEventRecord {
  deploymentId: string;
  version: number;
  at: number;
  from?: DeploymentState;
  to: DeploymentState;
  actor: string;
  detail?: string;
}

export function toDeploymentEventRecord(row: Row): DeploymentEventRecord {
  return {
    deploymentId: row.deployment_id,
    version: int(row.version),
    at: int(row.at),
    from: optional(row.from_state),
    to: row.to_state,
    actor: row.actor,
    detail: optional(row.detail),
  };
}

export interface EnvironmentRecord {
  id: string;
  component: string;
  environment: string;
  recordedSha?: string;
  recordedAt?: number;
  recordedDeploymentId?: string;
  recordedUrl?: string;
  observedVersion?: string;
  observedSince?: number;
  observedAt?: number;
  observedUrl?: string;
  observedSource?: string;
  observedError?: string;
  fence: number;
}

export function toEnvironmentRecord(row: Row): EnvironmentRecord {
  return {
    id: row.id,
    component: row.component,
    environment: row.environment,
    recordedSha: optional(row.recorded_sha),
    recordedAt: optionalInt(row.recorded_at),
    recordedDeploymentId: optional(row.recorded_deployment_id),
    recordedUrl: optional(row.recorded_url),
    observedVersion: optional(row.observed_version),
    observedSince: optionalInt(row.observed_since),
    observedAt: optionalInt(row.observed_at),
    observedUrl: optional(row.observed_url),
    observedSource: optional(row.observed_source),
    observedError: optional(row.observed_error),
    fence: int(row.fence),
  };
}

export interface AnnouncementRecord {
  id: string;
  dedupeKey: string;
  messageKey: string;
  channel: string;
  payload: {
    text: string;
    details?: string;
    link?: { title: string; url: string };
  };
  attempts: number;
  fence: number;
}

export function toAnnouncementRecord(row: Row): AnnouncementRecord {
  return {
    id: row.id,
    dedupeKey: row.dedupe_key,
    messageKey: row.message_key,
    channel: row.channel,
    payload: JSON.parse(row.payload),
    attempts: int(row.attempts),
    fence: int(row.fence),
  };
}
