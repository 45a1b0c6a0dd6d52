import {
  nextSlot,
  slotOn,
  slotsBetween,
  wallClock,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { newId } from '../database/newId';
import type { ConfiguredTrain, ReleaseTrainModel } from '../config/model';
import { toRunRecord } from '../database/rows';

/**
 * Makes sure that the coming run of each train has its row, and that every slot since the last one
 * has one too, so that a slot that nobody was there for is missed aloud. Any number of replicas may
 * do this as often as they like: a slot is unique.
 */
export class SlotDiscoverer {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly model: ReleaseTrainModel,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    model: ReleaseTrainModel;
  }): SlotDiscoverer {
    return new SlotDiscoverer(options.knex, options.clock, options.model);
  }

  /**
   * A run of which nobody has been told follows the schedule when that is configured otherwise;
   * one on a day that is no day of the train any more goes.
   */
  private async replan(
    train: ConfiguredTrain,
    now: number,
  ): Promise<{ moved: boolean }> {
    let moved = false;
    const rows = await this.knex('runs')
      .where({ train: train.id, lane: 'train', state: 'scheduled' })
      .andWhere('hold_call_at', '>', now);
    for (const run of rows.map(toRunRecord)) {
      const untouched = this.knex('runs').where({
        id: run.id,
        version: run.version,
        state: 'scheduled',
      });
      const slot = slotOn(run.slotDate, train);
      const [planned] = slotsBetween(slot.cutAt, slot.cutAt + 1, train);
      if (!planned) {
        moved = (await untouched.delete()) > 0 || moved;
      } else if (
        slot.cutAt !== run.cutAt ||
        slot.holdCallAt !== run.holdCallAt ||
        slot.promoteAt !== run.promoteAt ||
        slot.lgtmCallAt !== run.lgtmCallAt ||
        slot.soakedAt !== run.soakedAt
      ) {
        await untouched.update({
          hold_call_at: slot.holdCallAt,
          cut_at: slot.cutAt,
          soaked_at: slot.soakedAt,
          lgtm_call_at: slot.lgtmCallAt,
          promote_at: slot.promoteAt,
          next_at: Math.max(slot.holdCallAt, now),
        });
      }
    }
    return { moved };
  }

  /** Answers how many runs are new. */
  async discover(): Promise<number> {
    const now = this.clock.now();
    let created = 0;
    for (const train of this.model.trains.values()) {
      const { moved } = await this.replan(train, now);
      const latest = await this.knex('runs')
        .where({ train: train.id, lane: 'train' })
        .max({ date: 'slot_date' })
        .first();
      const coming = nextSlot(now, train);
      // The first slot ever, and the first after the day of the train was changed, is the coming
      // one: nobody has expected a train before.
      const from =
        latest?.date && !moved
          ? wallClock(latest.date, '23:59', train.timeZone)
          : now;
      const slots = slotsBetween(from, coming.cutAt + 1, train);
      for (const slot of slots) {
        const inserted = await this.knex('runs')
          .insert({
            id: newId(now),
            train: train.id,
            slot_date: slot.date,
            state: 'scheduled',
            hold_call_at: slot.holdCallAt,
            cut_at: slot.cutAt,
            soaked_at: slot.soakedAt,
            lgtm_call_at: slot.lgtmCallAt,
            promote_at: slot.promoteAt,
            created_at: now,
            next_at: Math.max(slot.holdCallAt, now),
          })
          // The index is a partial one, and PostgreSQL wants to be told.
          .onConflict(
            this.knex.raw("(train, slot_date) where lane = 'train'") as any,
          )
          .ignore()
          .returning('id');
        created += inserted.length;
      }
    }
    return created;
  }

  /** When to look again: at the next cut of any train, and at the latest on the next day. */
  nextAt(): number {
    const now = this.clock.now();
    return Math.min(
      now + 24 * 3_600_000,
      ...[...this.model.trains.values()].map(
        train => nextSlot(now + 1, train).cutAt + 1,
      ),
    );
  }
}
