import type { Claim } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ProblemCode } from '../client/PagerDutyError';
import type { KeptReading, ReadingRecord, ReadingStore } from './ReadingStore';

/** The table of the cache. */
export const READINGS = 'on_call_pagerduty_readings';

/** How many are named in one statement. */
const AT_ONCE = 500;

interface ReadingRow {
  id: string;
  wanted_at: number | string;
  tried_at: number | string | null;
  fetched_at: number | string | null;
  reading: string | null;
  problem_code: ProblemCode | null;
  problem_message: string | null;
  problem_since: number | string | null;
  failures: number | string;
}

const COLUMNS: Array<keyof ReadingRow> = [
  'id',
  'wanted_at',
  'tried_at',
  'fetched_at',
  'reading',
  'problem_code',
  'problem_message',
  'problem_since',
  'failures',
];

const optional = (value: number | string | null) =>
  value === null ? undefined : Number(value);

function toRecord(row: ReadingRow): ReadingRecord {
  return {
    id: row.id,
    wantedAt: Number(row.wanted_at),
    triedAt: optional(row.tried_at),
    fetchedAt: optional(row.fetched_at),
    kept: row.reading === null ? undefined : JSON.parse(row.reading),
    problem:
      row.problem_code === null
        ? undefined
        : {
            code: row.problem_code,
            message: row.problem_message ?? '',
            since: Number(row.problem_since),
          },
    failures: Number(row.failures),
  };
}

function* portions(ids: string[]): Generator<string[]> {
  const unique = [...new Set(ids)];
  for (let i = 0; i < unique.length; i += AT_ONCE) {
    yield unique.slice(i, i + AT_ONCE);
  }
}

/** The cache in the database of the plugin. */
export class DatabaseReadingStore implements ReadingStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseReadingStore {
    return new DatabaseReadingStore(options.knex);
  }

  async load(ids: string[]): Promise<Map<string, ReadingRecord>> {
    const records = new Map<string, ReadingRecord>();
    for (const portion of portions(ids)) {
      const rows: ReadingRow[] = await this.knex(READINGS)
        .select(COLUMNS)
        .whereIn('id', portion);
      rows.forEach(row => records.set(row.id, toRecord(row)));
    }
    return records;
  }

  async want(ids: string[], now: number): Promise<void> {
    for (const portion of portions(ids)) {
      await this.knex(READINGS)
        .insert(portion.map(id => ({ id, next_at: now, wanted_at: now })))
        .onConflict('id')
        .merge(['wanted_at']);
    }
  }

  async refresh(
    ids: string[],
    options: { now: number; triedBefore?: number },
  ): Promise<void> {
    const { now, triedBefore } = options;
    for (const portion of portions(ids)) {
      const update = this.knex(READINGS)
        .whereIn('id', portion)
        .andWhere(allowed =>
          allowed
            .whereNull('problem_code')
            .orWhereNot('problem_code', 'RATE_LIMITED'),
        );
      if (triedBefore !== undefined) {
        update
          .andWhere(free =>
            free.whereNull('lease_until').orWhere('lease_until', '<=', now),
          )
          .andWhere(old =>
            old.whereNull('tried_at').orWhere('tried_at', '<', triedBefore),
          );
      }
      await update.update({ next_at: now });
    }
  }

  async forget(options: {
    wantedBefore: number;
    except: string[];
  }): Promise<void> {
    await this.knex(READINGS)
      .where('wanted_at', '<', options.wantedBefore)
      .whereNotIn('id', options.except)
      .delete();
  }

  async keep(claim: Claim, kept: KeptReading, now: number): Promise<void> {
    await this.write(claim, {
      reading: JSON.stringify(kept),
      fetched_at: now,
      tried_at: now,
      problem_code: null,
      problem_message: null,
      problem_since: null,
      failures: 0,
    });
  }

  async fail(
    claim: Claim,
    problem: { code: ProblemCode; message: string },
    now: number,
  ): Promise<void> {
    await this.write(claim, {
      tried_at: now,
      problem_code: problem.code,
      problem_message: problem.message,
      problem_since: this.knex.raw(
        'coalesce(problem_since, cast(? as bigint))',
        [now],
      ),
      failures: this.knex.raw('failures + 1'),
    });
  }

  private async write(claim: Claim, values: object): Promise<void> {
    await this.knex(READINGS)
      .where({ id: claim.id, fence: claim.fence })
      .update(values);
  }
}
