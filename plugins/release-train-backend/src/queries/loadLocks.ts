import type { Knex } from 'knex';
import { toLockRecord, type LockRecord } from '../database/rows';

/** The locks of these components that stand at `now`, the newest first. */
export async function loadStandingLocks(
  knex: Knex,
  components: readonly string[],
  now: number,
): Promise<LockRecord[]> {
  if (components.length === 0) return [];
  const rows = await knex('locks')
    .whereIn('component', [...components])
    .whereNull('lifted_at')
    .where(query =>
      query.whereNull('expires_at').orWhere('expires_at', '>', now),
    )
    .orderBy('id', 'desc');
  return rows.map(toLockRecord);
}
