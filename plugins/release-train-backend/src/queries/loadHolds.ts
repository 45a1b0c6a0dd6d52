import type { Knex } from 'knex';
import { toHoldRecord, type HoldRecord } from '../database/rows';

/** The holds that stand on these runs, the oldest first, by the id of the run. */
export async function loadStandingHolds(
  knex: Knex,
  runIds: readonly string[],
): Promise<Map<string, HoldRecord[]>> {
  const byRun = new Map<string, HoldRecord[]>();
  if (runIds.length === 0) return byRun;
  const rows = await knex('holds')
    .whereIn('run_id', [...runIds])
    .whereNull('lifted_at')
    .orderBy('id');
  for (const hold of rows.map(toHoldRecord)) {
    byRun.set(hold.runId, [...(byRun.get(hold.runId) ?? []), hold]);
  }
  return byRun;
}
