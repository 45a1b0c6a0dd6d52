import type { Knex } from 'knex';

/**
 * Has whoever changes the schedule of a rotation wait for whoever does at the same time, until the
 * end of the transaction, and counts the change. What is read in the transaction after this is what
 * holds when it commits.
 */
export async function lockSchedule(
  trx: Knex.Transaction,
  rotationId: string,
): Promise<void> {
  await trx('rotation_schedules')
    .insert({ rotation: rotationId, version: 0 })
    .onConflict('rotation')
    .ignore();
  await trx('rotation_schedules')
    .where({ rotation: rotationId })
    .increment('version', 1);
}
