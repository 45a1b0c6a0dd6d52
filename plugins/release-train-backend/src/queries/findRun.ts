import type { Knex } from 'knex';
import { toRunRecord, type RunRecord } from '../database/rows';

/** One run, if there is such a run. */
export async function findRun(
  knex: Knex,
  id: string,
): Promise<RunRecord | undefined> {
  const row = await knex('runs').where({ id }).first();
  return row && toRunRecord(row);
}
