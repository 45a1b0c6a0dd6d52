import type { ExternalPage } from '@signalbox/backstage-plugin-on-call-node';
import type { Claim } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { ProblemCode } from '../client/PagerDutyError';
import type {
  KeptReading,
  ReadingPlace,
  ReadingRecord,
  ReadingStore,
  ReadingTimes,
} from './ReadingStore';

/** The table of the jobs, of which one replica at a time has each. */
export const JOBS = 'on_call_pagerduty_jobs';
const READINGS = 'on_call_pagerduty_readings';

/** How many are named in one statement. */
const AT_ONCE = 300;
/** That something is wanted is written down so often at most. */
const NOTED_EVERY_MS = 3_600_000;

interface ReadingRow {
  id: string;
  next_at: number | string;
  fetched_at: number | string | null;
  reading: string | null;
  problem_code: ProblemCode | null;
  problem_message: string | null;
  problem_since: number | string | null;
  failures: number | string;
}

const COLUMNS: Array<keyof ReadingRow> = [
  'id',
  'next_at',
  'fetched_at',
  'reading',
  'problem_code',
  'problem_message',
  'problem_since',
  'failures',
];

function toRecord(row: ReadingRow): ReadingRecord {
  return {
    id: row.id,
    nextAt: Number(row.next_at),
    fetchedAt: row.fetched_at === null ? undefined : Number(row.fetched_at),
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

function idsByJob(places: ReadingPlace[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, job } of places) {
    ids.set(job, [...(ids.get(job) ?? []), id]);
  }
  return ids;
}

function* portions<T>(items: T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += AT_ONCE) {
    yield items.slice(i, i + AT_ONCE);
  }
}

/** The cache in the database of the plugin. */
export class DatabaseReadingStore implements ReadingStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseReadingStore {
    return new DatabaseReadingStore(options.knex);
  }

  async begin(jobs: string[], now: number): Promise<void> {
    await this.knex(JOBS)
      .insert(jobs.map(id => ({ id, next_at: now })))
      .onConflict('id')
      .ignore();
    await this.wakeJobs(
      jobs.map(job => ({ job })),
      now,
    );
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

  async want(places: ReadingPlace[], now: number): Promise<void> {
    const unique = new Map(places.map(place => [place.id, place]));
    for (const portion of portions([...unique.values()])) {
      const added = await this.knex(READINGS)
        .insert(
          portion.map(place => ({ ...place, next_at: now, wanted_at: now })),
        )
        .onConflict('id')
        .ignore()
        .returning('id');
      const isNew = new Set(added.map(({ id }) => id));
      await this.wakeJobs(
        portion.filter(({ id }) => isNew.has(id)),
        now,
      );
      for (const [job, ids] of idsByJob(portion)) {
        await this.knex(READINGS)
          .whereIn('id', ids)
          .andWhere(changed =>
            changed
              .where('wanted_at', '<', now - NOTED_EVERY_MS)
              // The configuration may have moved it to another account.
              .orWhereNot({ job }),
          )
          .update({ wanted_at: now, job });
      }
    }
  }

  async refresh(
    places: ReadingPlace[],
    options: { now: number; triedBefore?: number },
  ): Promise<void> {
    const { now, triedBefore } = options;
    for (const portion of portions(places)) {
      const update = this.knex(READINGS)
        .whereIn(
          'id',
          portion.map(({ id }) => id),
        )
        .andWhere(allowed =>
          allowed
            .whereNull('problem_code')
            .orWhereNot('problem_code', 'RATE_LIMITED'),
        );
      if (triedBefore !== undefined) {
        // What is due is waiting for its turn, or being read.
        update
          .andWhere('next_at', '>', now)
          .andWhere(old =>
            old.whereNull('tried_at').orWhere('tried_at', '<', triedBefore),
          );
      }
      const changed = await update.update({ next_at: now });
      if (changed > 0) await this.wakeJobs(portion, now);
    }
  }

  async due(
    job: string,
    options: { now: number; limit: number },
  ): Promise<ReadingRecord[]> {
    const rows: ReadingRow[] = await this.knex(READINGS)
      .select(COLUMNS)
      .where({ job })
      .andWhere('next_at', '<=', options.now)
      .orderBy('next_at')
      .limit(options.limit);
    return rows.map(toRecord);
  }

  async earliest(job: string): Promise<number | undefined> {
    const row = await this.knex(READINGS)
      .where({ job })
      .min({ at: 'next_at' })
      .first();
    return row?.at === null || row?.at === undefined
      ? undefined
      : Number(row.at);
  }

  async forget(wantedBefore: number): Promise<void> {
    await this.knex(READINGS).where('wanted_at', '<', wantedBefore).delete();
  }

  async keep(
    claim: Claim,
    record: ReadingRecord,
    kept: KeptReading,
    times: ReadingTimes,
  ): Promise<void> {
    await this.write(claim, record, times, {
      reading: JSON.stringify(kept),
      fetched_at: times.now,
      problem_code: null,
      problem_message: null,
      problem_since: null,
      failures: 0,
    });
  }

  async notePage(id: string, page: ExternalPage): Promise<void> {
    const record = (await this.load([id])).get(id);
    if (!record?.kept) return;
    const others = record.kept.pages.filter(other => other.id !== page.id);
    const pages = page.state === 'resolved' ? others : [page, ...others];
    await this.knex(READINGS)
      .where({ id, fetched_at: record.fetchedAt })
      .update({ reading: JSON.stringify({ ...record.kept, pages }) });
  }

  async fail(
    claim: Claim,
    record: ReadingRecord,
    problem: { code: ProblemCode; message: string },
    times: ReadingTimes,
  ): Promise<void> {
    await this.write(claim, record, times, {
      problem_code: problem.code,
      problem_message: problem.message,
      problem_since: record.problem?.since ?? times.now,
      failures: record.failures + 1,
    });
  }

  private async write(
    claim: Claim,
    { id, nextAt: wasDueAt }: ReadingRecord,
    { now, nextAt }: ReadingTimes,
    values: object,
  ): Promise<void> {
    await this.knex(READINGS)
      .where({ id })
      .whereExists(
        this.knex(JOBS)
          .where({ id: claim.id, fence: claim.fence })
          .select('id'),
      )
      .update({
        ...values,
        tried_at: now,
        // What was hinted at while it was read may have come after it was.
        next_at: this.knex.raw(
          'case when next_at = cast(? as bigint) then cast(? as bigint) else next_at end',
          [wasDueAt, nextAt],
        ),
      });
  }

  /** A job that is under way hears of it when it ends. */
  private async wakeJobs(
    places: Array<Pick<ReadingPlace, 'job'>>,
    now: number,
  ): Promise<void> {
    if (places.length === 0) return;
    await this.knex(JOBS)
      .whereIn('id', [...new Set(places.map(({ job }) => job))])
      .andWhere(later =>
        later.whereNull('next_at').orWhere('next_at', '>', now),
      )
      .update({ next_at: now });
  }
}
