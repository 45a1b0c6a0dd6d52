import type {
  Author,
  CandidateState,
  ChangeEffect,
  DeploymentKind,
  DeploymentState,
  GuardReason,
  RunState,
} from '@signalbox/backstage-plugin-release-train-common';
import type { AnnouncementAsk } from '@signalbox/backstage-plugin-release-train-node';

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
  lane: 'train' | 'hotfix';
  reason?: string;
  requestedBy?: string;
  remindedAt?: number;
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
    lane: row.lane,
    reason: optional(row.reason),
    requestedBy: optional(row.requested_by),
    remindedAt: optionalInt(row.reminded_at),
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
  /** False when the source could not list every change. */
  changesComplete: boolean;
  pinnedAt: number;
  pinReason?: string;
  pinnedBy?: string;
  stagedAt?: number;
  soakedAt?: number;
  detail?: string;
  notes?: string;
  notesBy?: string;
  notesAt?: number;
  /** Hot-fixes in production that it does not hold. */
  behindProd: string[];
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
    changesComplete: Boolean(row.changes_complete),
    pinnedAt: int(row.pinned_at),
    pinReason: optional(row.pin_reason),
    pinnedBy: optional(row.pinned_by),
    stagedAt: optionalInt(row.staged_at),
    soakedAt: optionalInt(row.soaked_at),
    detail: optional(row.detail),
    notes: optional(row.notes),
    notesBy: optional(row.notes_by),
    notesAt: optionalInt(row.notes_at),
    behindProd: row.behind_prod ? JSON.parse(row.behind_prod) : [],
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
  /** Where the word was given, such as `portal` or `slack`. */
  source: string;
}

export function toApprovalRecord(row: Row): ApprovalRecord {
  return {
    id: row.id,
    candidateId: row.candidate_id,
    userRef: row.user_ref,
    verdict: row.verdict,
    comment: optional(row.comment),
    at: int(row.at),
    source: row.source,
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
  /** Codes of the guards that a person has passed by. */
  overridden: string[];
  overrideReason?: string;
  /** For a rollback: the bad sha that was there. */
  replacesSha?: string;
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
    overridden: row.overridden ? JSON.parse(row.overridden) : [],
    overrideReason: optional(row.override_reason),
    replacesSha: optional(row.replaces_sha),
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
    asks?: AnnouncementAsk[];
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

export interface HoldRecord {
  id: string;
  runId: string;
  component: string;
  pullNumber: number;
  pullTitle: string;
  pullUrl: string;
  reason?: string;
  askedBy: string;
  askedAt: number;
  liftedAt?: number;
  liftedBy?: string;
  liftedWhy?: 'merged' | 'closed' | 'person';
  checkedAt?: number;
  checkError?: string;
  fence: number;
}

export function toHoldRecord(row: Row): HoldRecord {
  return {
    id: row.id,
    runId: row.run_id,
    component: row.component,
    pullNumber: int(row.pull_number),
    pullTitle: row.pull_title,
    pullUrl: row.pull_url,
    reason: optional(row.reason),
    askedBy: row.asked_by,
    askedAt: int(row.asked_at),
    liftedAt: optionalInt(row.lifted_at),
    liftedBy: optional(row.lifted_by),
    liftedWhy: optional(row.lifted_why),
    checkedAt: optionalInt(row.checked_at),
    checkError: optional(row.check_error),
    fence: int(row.fence),
  };
}

export interface ChecklistResultRecord {
  id: string;
  candidateId: string;
  environment: string;
  itemId: string;
  result: 'pass' | 'fail' | 'skip';
  note?: string;
  userRef: string;
  at: number;
}

export function toChecklistResultRecord(row: Row): ChecklistResultRecord {
  return {
    id: row.id,
    candidateId: row.candidate_id,
    environment: row.environment,
    itemId: row.item_id,
    result: row.result,
    note: optional(row.note),
    userRef: row.user_ref,
    at: int(row.at),
  };
}

export interface LockRecord {
  id: string;
  component: string;
  environment: string;
  reason: string;
  owner: string;
  at: number;
  expiresAt?: number;
  liftedAt?: number;
  liftedBy?: string;
  cause: 'person' | 'rollback';
  version: number;
}

export function toLockRecord(row: Row): LockRecord {
  return {
    id: row.id,
    component: row.component,
    environment: row.environment,
    reason: row.reason,
    owner: row.owner,
    at: int(row.at),
    expiresAt: optionalInt(row.expires_at),
    liftedAt: optionalInt(row.lifted_at),
    liftedBy: optional(row.lifted_by),
    cause: row.cause,
    version: int(row.version),
  };
}

export interface VetoRecord {
  component: string;
  sha: string;
  reason: string;
  userRef: string;
  at: number;
}

export function toVetoRecord(row: Row): VetoRecord {
  return {
    component: row.component,
    sha: row.sha,
    reason: row.reason,
    userRef: row.user_ref,
    at: int(row.at),
  };
}

export interface JournalRecord {
  id: string;
  at: number;
  actor: string;
  what: string;
  train?: string;
  runId?: string;
  component?: string;
  environment?: string;
  candidateId?: string;
  detail?: string;
}

export function toJournalRecord(row: Row): JournalRecord {
  return {
    id: row.id,
    at: int(row.at),
    actor: row.actor,
    what: row.what,
    train: optional(row.train),
    runId: optional(row.run_id),
    component: optional(row.component),
    environment: optional(row.environment),
    candidateId: optional(row.candidate_id),
    detail: optional(row.detail),
  };
}

export interface PinRecord {
  runId: string;
  component: string;
  sha: string;
  reason: string;
  userRef: string;
  at: number;
}

export function toPinRecord(row: Row): PinRecord {
  return {
    runId: row.run_id,
    component: row.component,
    sha: row.sha,
    reason: row.reason,
    userRef: row.user_ref,
    at: int(row.at),
  };
}
