import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { DatabaseReadingStore } from '../reading/DatabaseReadingStore';
import type { ReadingPlace } from '../reading/ReadingStore';

const DELIVERIES = 'on_call_pagerduty_deliveries';
/** PagerDuty repeats what was not answered for two days. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** Takes each webhook once, on whatever replica it comes in. */
export class Deliveries {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
  ) {}

  static create(options: { knex: Knex; clock: ClockService }): Deliveries {
    return new Deliveries(options.knex, options.clock);
  }

  /**
   * Reads these again because of a delivery. False when it was taken before; it is taken only
   * if what it hints at is written too.
   */
  async take(id: string, places: ReadingPlace[]): Promise<boolean> {
    const now = this.clock.now();
    return this.knex.transaction(async trx => {
      await trx(DELIVERIES)
        .where('at', '<', now - KEPT_MS)
        .delete();
      const taken = await trx(DELIVERIES)
        .insert({ id, at: now })
        .onConflict('id')
        .ignore()
        .returning('id');
      if (taken.length === 0) return false;
      await DatabaseReadingStore.create({ knex: trx }).refresh(places, { now });
      return true;
    });
  }
}
