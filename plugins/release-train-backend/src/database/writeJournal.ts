import type { Knex } from 'knex';
import { newId } from './newId';
import type { JournalRecord } from './rows';

/**
 * Writes into the product's own history what somebody did, in the transaction that does it.
 */
export async function writeJournal(
  trx: Knex,
  entry: Omit<JournalRecord, 'id'>,
): Promise<void> {
  await trx('journal').insert({
    id: newId(entry.at),
    at: entry.at,
    actor: entry.actor,
    what: entry.what,
    train: entry.train ?? null,
    run_id: entry.runId ?? null,
    component: entry.component ?? null,
    environment: entry.environment ?? null,
    candidate_id: entry.candidateId ?? null,
    detail: entry.detail ?? null,
  });
}
