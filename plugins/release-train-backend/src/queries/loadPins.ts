import type { Knex } from 'knex';
import { toPinRecord, type PinRecord } from '../database/rows';

/** The commits that people chose for the cuts of these runs, by the id of the run. */
export async function loadPins(
  knex: Knex,
  runIds: readonly string[],
): Promise<Map<string, PinRecord[]>> {
  const byRun = new Map<string, PinRecord[]>();
  if (runIds.length === 0) return byRun;
  const rows = await knex('pins')
    .whereIn('run_id', [...runIds])
    .orderBy('component');
  for (const pin of rows.map(toPinRecord)) {
    byRun.set(pin.runId, [...(byRun.get(pin.runId) ?? []), pin]);
  }
  return byRun;
}
