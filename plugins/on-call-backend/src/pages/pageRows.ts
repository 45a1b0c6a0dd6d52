import type { OnCallComponents } from '@signalbox/backstage-plugin-on-call-common';
import type { PagedReason } from './PageMetrics';

/** How a page stands. */
export type PageState = OnCallComponents['schemas']['Page']['state'];
/** What can happen to a page. */
export type PageEventKind = OnCallComponents['schemas']['PageEvent']['kind'];

/** A step of the ladder of a page, as it was configured when it was opened. */
export interface LadderStep {
  /** The level's id. */
  level: string;
  /** The level's title. */
  title: string;
  /** Milliseconds after the step before. */
  afterMs: number;
}

/** A page whose escalation is run here. Instants are epoch milliseconds. */
export interface PageRecord {
  id: string;
  rotation: string;
  entityRef?: string;
  title: string;
  details?: string;
  state: PageState;
  version: number;
  ladder: LadderStep[];
  /** Index of the step that was taken last. */
  step: number;
  stepAt: number;
  /** How often somebody was paged. */
  told: number;
  /** When the next step is due, or when it is given up. */
  escalateAt?: number;
  openedAt: number;
  openedBy: string;
  dedupeKey?: string;
  idempotencyKey?: string;
  acknowledgedAt?: number;
  acknowledgedBy?: string;
  resolvedAt?: number;
  resolvedBy?: string;
  fence: number;
}

/** Something that happened to a page. */
export interface PageEventRecord {
  pageId: string;
  /** Epoch milliseconds. */
  at: number;
  kind: PageEventKind;
  /** Who did it; absent for what time did. */
  actor?: string;
  level?: string;
  /** Who was told. */
  person?: string;
  /** Index in the ladder. */
  step?: number;
  reason?: PagedReason;
  note?: string;
}

function instant(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

/** Reads a row of `pages`; node-postgres answers bigints as strings. */
export function toPageRecord(row: Record<string, any>): PageRecord {
  return {
    id: row.id,
    rotation: row.rotation,
    entityRef: row.entity_ref ?? undefined,
    title: row.title,
    details: row.details ?? undefined,
    state: row.state,
    version: Number(row.version),
    ladder: JSON.parse(row.ladder),
    step: Number(row.step),
    stepAt: Number(row.step_at),
    told: Number(row.told),
    escalateAt: instant(row.escalate_at),
    openedAt: Number(row.opened_at),
    openedBy: row.opened_by,
    dedupeKey: row.dedupe_key ?? undefined,
    idempotencyKey: row.idempotency_key ?? undefined,
    acknowledgedAt: instant(row.acknowledged_at),
    acknowledgedBy: row.acknowledged_by ?? undefined,
    resolvedAt: instant(row.resolved_at),
    resolvedBy: row.resolved_by ?? undefined,
    fence: Number(row.fence),
  };
}

/** Reads a row of `page_events`. */
export function toPageEventRecord(row: Record<string, any>): PageEventRecord {
  return {
    pageId: row.page_id,
    at: Number(row.at),
    kind: row.kind,
    actor: row.actor ?? undefined,
    level: row.level ?? undefined,
    person: row.person ?? undefined,
    step: row.step ?? undefined,
    reason: row.reason ?? undefined,
    note: row.note ?? undefined,
  };
}
