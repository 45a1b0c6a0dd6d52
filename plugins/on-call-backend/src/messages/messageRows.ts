import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';

/** One message to one person over one channel. */
export interface MessageRecord {
  id: string;
  dedupeKey: string;
  person: string;
  channel: string;
  message: OnCallMessage;
  pageId?: string;
  pageStep?: number;
  state: 'waiting' | 'sent' | 'refused';
  attempts: number;
  detail?: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** Reads a row of `messages`; node-postgres answers bigints as strings. */
export function toMessageRecord(row: Record<string, any>): MessageRecord {
  return {
    id: row.id,
    dedupeKey: row.dedupe_key,
    person: row.person,
    channel: row.channel,
    message: JSON.parse(row.payload),
    pageId: row.page_id ?? undefined,
    pageStep: row.page_step ?? undefined,
    state: row.state,
    attempts: Number(row.attempts),
    detail: row.detail ?? undefined,
    createdAt: Number(row.created_at),
  };
}
