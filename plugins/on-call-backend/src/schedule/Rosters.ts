import {
  changeRoster,
  sameMembers,
  type Roster,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import { lockSchedule } from './lockSchedule';

interface RosterRow {
  rotation: string;
  from_shift: number;
  members: string;
  first_index: number;
}

function toRoster(row: RosterRow): Roster {
  return {
    fromShift: row.from_shift,
    members: JSON.parse(row.members),
    firstIndex: row.first_index,
  };
}

/** Who takes turns from which shift on, as it was written down. */
export class Rosters {
  private constructor(
    private readonly knex: Knex,
    private readonly model: OnCallModel,
    private readonly clock: ClockService,
  ) {}

  static create(options: {
    knex: Knex;
    model: OnCallModel;
    clock: ClockService;
  }): Rosters {
    return new Rosters(options.knex, options.model, options.clock);
  }

  /** Those of all rotations by their id, the earliest first. One query. */
  async loadAll(knex: Knex = this.knex): Promise<Map<string, Roster[]>> {
    return this.group(await this.rows(knex));
  }

  /** Those of one rotation, the earliest first. */
  async load(rotationId: string, knex: Knex = this.knex): Promise<Roster[]> {
    return (await this.rows(knex).where({ rotation: rotationId })).map(
      toRoster,
    );
  }

  /** Writes down the lists of the configuration where they are new. */
  async recordLists(): Promise<void> {
    for (const rotation of this.model.rotations.values()) {
      const { members } = rotation;
      if (members.kind === 'list') await this.record(rotation, members.members);
    }
  }

  /**
   * Writes down who takes turns from the next handoff on, where that differs from what was written
   * last; nothing that has begun is touched. The first that are known also hold for all before. True
   * when something was written.
   */
  async record(
    { id, ...configured }: ConfiguredRotation,
    members: string[],
  ): Promise<boolean> {
    const now = this.clock.now();
    // Nearly always nothing has changed, and then nobody waits for a lock.
    const seen = await this.load(id);
    if (seen.length > 0 && sameMembers(seen.at(-1)!.members, members)) {
      return false;
    }
    return this.knex.transaction(async trx => {
      await lockSchedule(trx, id);
      const known = await this.load(id, trx);
      const wanted =
        known.length === 0
          ? [{ fromShift: 0, members, firstIndex: 0 }]
          : changeRoster({ id, ...configured, rosters: known }, members, now);
      if (wanted === known) return false;
      await replace(trx, id, known, wanted, now);
      return true;
    });
  }

  private rows(knex: Knex): Knex.QueryBuilder<RosterRow, RosterRow[]> {
    return knex('rosters')
      .select('rotation', 'from_shift', 'members', 'first_index')
      .orderBy(['rotation', 'from_shift']);
  }

  private group(rows: RosterRow[]): Map<string, Roster[]> {
    const found = new Map<string, Roster[]>();
    for (const row of rows) {
      const rosters = found.get(row.rotation) ?? [];
      rosters.push(toRoster(row));
      found.set(row.rotation, rosters);
    }
    return found;
  }
}

/** Rosters are never changed in place by the engine, so those that stand are the same objects. */
async function replace(
  trx: Knex.Transaction,
  rotation: string,
  known: readonly Roster[],
  wanted: readonly Roster[],
  now: number,
): Promise<void> {
  const gone = known.filter(roster => !wanted.includes(roster));
  const added = wanted.filter(roster => !known.includes(roster));
  await trx('rosters')
    .where({ rotation })
    .whereIn(
      'from_shift',
      gone.map(({ fromShift }) => fromShift),
    )
    .delete();
  if (added.length === 0) return;
  await trx('rosters').insert(
    added.map(({ fromShift, members, firstIndex }) => ({
      rotation,
      from_shift: fromShift,
      members: JSON.stringify(members),
      first_index: firstIndex,
      written_at: now,
    })),
  );
}
