import type { Delivery } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';

/** Senders repeat what was not answered for hours, and people redeliver by hand for days. */
const KEPT_MS = 7 * 24 * 3_600_000;

/**
 * Writes down that a delivery was taken. False when it was before, on whatever replica. In a
 * transaction it is taken only if that is committed.
 */
export async function takeDelivery(
  knex: Knex,
  delivery: Delivery,
  now: number,
): Promise<boolean> {
  await knex('deliveries')
    .where('at', '<', now - KEPT_MS)
    .delete();
  const taken = await knex('deliveries')
    .insert({ ...delivery, at: now })
    .onConflict(['source', 'id'])
    .ignore()
    .returning('id');
  return taken.length > 0;
}
