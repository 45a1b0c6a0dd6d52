import type { Knex } from 'knex';

/**
 * The columns that make a row claimable work. Instants are UTC epoch milliseconds.
 *
 * - `next_at`: when there is something to do; null when there is nothing. While a row is claimed
 *   it is the end of the lease, so that a row whose worker died comes due by itself; whoever sets
 *   it earlier meanwhile is heard when the claim is released.
 * - `lease_owner`, `lease_until`: who works on it, and until when that is believed.
 * - `fence`: rises with every claim. A result is written only under the fence that it was worked
 *   out with, so that a replica that slept through its lease cannot overwrite its successor.
 *
 * @public
 */
export interface ClaimableRow {
  /** The primary key of the row. */
  id: string;
  /** When there is something to do; a string where the driver returns one. */
  next_at: number | string | null;
  /** Who works on the row. */
  lease_owner: string | null;
  /** Until when that is believed. */
  lease_until: number | string | null;
  /** Rises with every claim. */
  fence: number | string;
}

/**
 * A claim on one row.
 *
 * @public
 */
export interface Claim {
  /** The id of the claimed row. */
  id: string;
  /** What results are written under. */
  fence: number;
}

function isPostgres(knex: Knex): boolean {
  return String(knex.client.config.client).includes('pg');
}

function due(query: Knex.QueryBuilder, now: number): void {
  query
    .whereNotNull('next_at')
    .andWhere('next_at', '<=', now)
    .andWhere(free =>
      free.whereNull('lease_until').orWhere('lease_until', '<=', now),
    );
}

/**
 * Claims rows that are due and that nobody holds, the longest due first.
 *
 * On PostgreSQL the select skips rows that another replica is just claiming, and the update is in
 * the same statement, so replicas neither wait for each other nor claim the same row. On SQLite
 * there is one writer at a time; a compare-and-swap on the fence does the same for two processes
 * on one file.
 *
 * @public
 */
export async function claimDue(
  knex: Knex,
  table: string,
  options: {
    /** Epoch milliseconds by the shared clock. */
    now: number;
    /** Who claims; unique to this process. */
    owner: string;
    leaseMs: number;
    limit: number;
  },
): Promise<Claim[]> {
  const { now, owner, leaseMs, limit } = options;
  const until = now + leaseMs;
  const lease = { lease_owner: owner, lease_until: until, next_at: until };

  if (isPostgres(knex)) {
    // The rows are chosen in a step of their own, so that the limit holds whatever the plan.
    const rows = await knex(table)
      .with('due', choose =>
        choose
          .select('id')
          .from(table)
          .modify(due, now)
          .orderBy('next_at')
          .limit(limit)
          .forUpdate()
          .skipLocked(),
      )
      .update({ ...lease, fence: knex.raw('fence + 1') })
      .whereIn('id', knex('due').select('id'))
      .returning(['id', 'fence']);
    return rows.map(row => ({ id: row.id, fence: Number(row.fence) }));
  }

  const candidates = await knex(table)
    .select('id', 'fence')
    .modify(due, now)
    .orderBy('next_at')
    .limit(limit);
  const claims: Claim[] = [];
  for (const row of candidates) {
    const fence = Number(row.fence);
    const changed = await knex(table)
      .update({ ...lease, fence: fence + 1 })
      .where({ id: row.id, fence })
      .modify(due, now);
    if (changed === 1) claims.push({ id: row.id, fence: fence + 1 });
  }
  return claims;
}

/**
 * Keeps a claim alive. False when it is lost: the lease ran out and somebody else has the row.
 *
 * @public
 */
export async function renewClaim(
  knex: Knex,
  table: string,
  claim: Claim,
  leaseUntil: number,
): Promise<boolean> {
  const changed = await knex(table)
    .update({
      lease_until: leaseUntil,
      next_at: knex.raw(
        'case when next_at <> lease_until then next_at else cast(? as bigint) end',
        [leaseUntil],
      ),
    })
    .where({ id: claim.id, fence: claim.fence })
    .whereNotNull('lease_until');
  return changed === 1;
}

/**
 * Gives a claim back and says when the row is due next, if it is. When somebody has asked for an
 * earlier time meanwhile, theirs stands. False when the claim was lost.
 *
 * @public
 */
export async function releaseClaim(
  knex: Knex,
  table: string,
  claim: Claim,
  nextAt: number | undefined,
): Promise<boolean> {
  const next = nextAt ?? null;
  const changed = await knex(table)
    .update({
      lease_owner: null,
      lease_until: null,
      next_at: knex.raw(
        `case when next_at <> lease_until and (cast(? as bigint) is null or next_at < cast(? as bigint))
              then next_at else cast(? as bigint) end`,
        [next, next, next],
      ),
    })
    .where({ id: claim.id, fence: claim.fence })
    .whereNotNull('lease_until');
  return changed === 1;
}

/**
 * Gives several claims back, as `releaseClaim` does each, and in one statement on PostgreSQL (one transaction on SQLite): where
 * steps are short, a statement for each of them is most of what a drain costs.
 *
 * Rows that somebody is just writing are passed over and given back one by one. Waiting for one
 * while holding others is how two transactions come to wait for each other.
 *
 * @public
 */
export async function releaseClaims(
  knex: Knex,
  table: string,
  returns: ReadonlyArray<{ claim: Claim; nextAt: number | undefined }>,
): Promise<void> {
  let rest = returns;
  if (!isPostgres(knex)) {
    // One writer at a time: one turn for all of them, instead of one each.
    await knex.transaction(async trx => {
      for (const { claim, nextAt } of returns) {
        await releaseClaim(trx, table, claim, nextAt);
      }
    });
    return;
  }
  if (returns.length > 1) {
    const { rows } = await knex.raw(
      `with given as (
         select * from unnest(?::text[], ?::bigint[], ?::bigint[]) as given (id, fence, at)
       ), held as (
         select work.id from ?? as work
         join given on given.id = work.id and given.fence = work.fence
         where work.lease_until is not null
         for update of work skip locked
       )
       update ?? as work set
         lease_owner = null,
         lease_until = null,
         next_at = case when work.next_at <> work.lease_until
                          and (given.at is null or work.next_at < given.at)
                        then work.next_at else given.at end
       from given
       where work.id = given.id and work.fence = given.fence
         and work.id in (select id from held)
       returning work.id`,
      [
        returns.map(({ claim }) => claim.id),
        returns.map(({ claim }) => claim.fence),
        // knex's types know of no nulls in an array; PostgreSQL does.
        returns.map(({ nextAt }) => nextAt ?? null) as number[],
        table,
        table,
      ],
    );
    const given = new Set(rows.map(({ id }: { id: string }) => id));
    rest = returns.filter(({ claim }) => !given.has(claim.id));
  }
  for (const { claim, nextAt } of rest) {
    await releaseClaim(knex, table, claim, nextAt);
  }
}

/**
 * When the next row of a table is due, counting a held one from the end of its lease. Undefined
 * when nothing is.
 *
 * @public
 */
export async function earliestDue(
  knex: Knex,
  table: string,
): Promise<number | undefined> {
  const row = await knex(table)
    .whereNotNull('next_at')
    .min({
      at: knex.raw(
        'case when lease_until is not null and lease_until > next_at then lease_until else next_at end',
      ) as unknown as string,
    })
    .first();
  return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
}
