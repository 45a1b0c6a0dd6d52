import type { Claim } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';

/** Whom a machine looks at, and by which check. */
export interface Look {
  person: string;
  checkId: string;
}

/** A look with when it was last done. */
export interface KnownLook extends Look {
  /** Epoch milliseconds; absent before the first. */
  lookedAt?: number;
  /** Whether it is due, or being done. */
  planned: boolean;
}

interface LookRow {
  id: string;
  person: string;
  check_id: string;
  looked_at: number | string | null;
  next_at: number | string | null;
}

/** Keeps whom machines look at in the table `readiness_looks`, whose rows are claimed. */
export class LookStore {
  static readonly table = 'readiness_looks';

  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): LookStore {
    return new LookStore(options.knex);
  }

  /** All looks that were ever planned for these people, in one query. */
  async load(persons: readonly string[]): Promise<KnownLook[]> {
    if (persons.length === 0) return [];
    const rows: LookRow[] = await this.knex(LookStore.table).whereIn(
      'person',
      persons,
    );
    return rows.map(row => ({
      person: row.person,
      checkId: row.check_id,
      lookedAt: row.looked_at === null ? undefined : Number(row.looked_at),
      planned: row.next_at !== null,
    }));
  }

  /** Has these done at an instant (epoch milliseconds), unless they are planned already. */
  async plan(looks: readonly Look[], at: number): Promise<void> {
    if (looks.length === 0) return;
    await this.knex(LookStore.table)
      .insert(
        looks.map(({ person, checkId }) => ({
          id: `${checkId} ${person}`,
          person,
          check_id: checkId,
          next_at: at,
        })),
      )
      .onConflict('id')
      .ignore();
    await this.knex(LookStore.table)
      .whereIn(
        'id',
        looks.map(({ person, checkId }) => `${checkId} ${person}`),
      )
      .whereNull('next_at')
      .update({ next_at: at });
  }

  /** The look that was claimed. */
  async claimed(claim: Claim): Promise<Look | undefined> {
    const row: LookRow | undefined = await this.knex(LookStore.table)
      .where({ id: claim.id })
      .first();
    return row && { person: row.person, checkId: row.check_id };
  }

  /** Notes that it was done, under the fence of the claim. False when the claim was lost. */
  async done(
    trx: Knex.Transaction,
    claim: Claim,
    at: number,
  ): Promise<boolean> {
    const changed = await trx(LookStore.table)
      .where({ id: claim.id, fence: claim.fence })
      .update({ looked_at: at });
    return changed === 1;
  }
}
