import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ReleaseTrainMetrics } from '../metrics';

/**
 * Has the age of the outbox measured whenever metrics are read. A channel that cannot be told
 * delivers nothing, so that only what waits shows it. Answers how to end it.
 */
export function observeOutbox(options: {
  knex: Knex;
  clock: ClockService;
  metrics: ReleaseTrainMetrics;
}): () => void {
  const { knex, clock, metrics } = options;
  const { outboxAge } = metrics;
  const observe: Parameters<typeof outboxAge.addCallback>[0] = async result => {
    const oldest = await knex('announcements')
      .where({ state: 'pending' })
      .min({ at: 'created_at' })
      .first();
    // An empty outbox is no older than nothing, which is not the same as not known.
    const since = oldest?.at ? Number(oldest.at) : clock.now();
    result.observe((clock.now() - since) / 1000);
  };
  outboxAge.addCallback(observe);
  return () => outboxAge.removeCallback(observe);
}
