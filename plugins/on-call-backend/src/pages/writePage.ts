import type { Knex } from 'knex';
import { newId } from '../database/newId';
import {
  toPageRecord,
  type PageEventRecord,
  type PageRecord,
} from './pageRows';

/** What can change about a page. */
export interface PageChange {
  state?: PageRecord['state'];
  step?: number;
  stepAt?: number;
  told?: number;
  /** Nothing more is due when it is undefined and named. */
  escalateAt?: number;
  acknowledgedAt?: number | null;
  acknowledgedBy?: string | null;
  resolvedAt?: number;
  resolvedBy?: string;
}

const COLUMNS: Record<keyof PageChange, string> = {
  state: 'state',
  step: 'step',
  stepAt: 'step_at',
  told: 'told',
  escalateAt: 'escalate_at',
  acknowledgedAt: 'acknowledged_at',
  acknowledgedBy: 'acknowledged_by',
  resolvedAt: 'resolved_at',
  resolvedBy: 'resolved_by',
};

/**
 * Moves a page on from the version that was read, and writes its history in the same transaction.
 * Undefined when somebody else has moved it, or has taken the claim over.
 */
export async function movePage(
  trx: Knex.Transaction,
  page: PageRecord,
  change: PageChange,
  events: ReadonlyArray<Omit<PageEventRecord, 'pageId'>>,
  /** Of the claim; a person who moves it needs none and wakes whoever escalates. */
  fence?: number,
): Promise<PageRecord | undefined> {
  const columns = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [
      COLUMNS[key as keyof PageChange],
      value ?? null,
    ]),
  );
  const [row] = await trx('pages')
    .where({ id: page.id, version: page.version })
    .modify(query => {
      if (fence !== undefined) query.andWhere({ fence });
    })
    .update({
      ...columns,
      version: page.version + 1,
      // Whoever holds the claim says when it is due by giving it back.
      ...(fence === undefined && 'escalateAt' in change
        ? { next_at: change.escalateAt ?? null }
        : {}),
    })
    .returning('*');
  if (!row) return undefined;
  await writePageEvents(trx, page.id, events);
  return toPageRecord(row);
}

/** Writes what happened to a page, in the transaction in which it happens. */
export async function writePageEvents(
  trx: Knex.Transaction,
  pageId: string,
  events: ReadonlyArray<Omit<PageEventRecord, 'pageId'>>,
): Promise<void> {
  if (events.length === 0) return;
  await trx('page_events').insert(
    events.map(event => ({
      id: newId(event.at),
      page_id: pageId,
      at: event.at,
      kind: event.kind,
      actor: event.actor ?? null,
      level: event.level ?? null,
      person: event.person ?? null,
      step: event.step ?? null,
      reason: event.reason ?? null,
      note: event.note ?? null,
    })),
  );
}
