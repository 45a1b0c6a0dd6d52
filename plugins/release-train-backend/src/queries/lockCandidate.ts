import type { Knex } from 'knex';

/**
 * Holds a candidate until the transaction ends, so that words on it and the decision to send it
 * come one after the other. On SQLite there is one writer at a time anyway.
 */
export async function lockCandidate(
  trx: Knex.Transaction,
  candidateId: string,
): Promise<void> {
  await trx('candidates').select('id').where({ id: candidateId }).forUpdate();
}
