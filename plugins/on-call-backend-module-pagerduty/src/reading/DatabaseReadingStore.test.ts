import { resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { claimDue } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/testDatabases';
import { migrate } from '../database/migrate';
import { DatabaseReadingStore, JOBS } from './DatabaseReadingStore';
import type { KeptReading } from './ReadingStore';

const databases = testDatabases();

const HOUR = 3_600_000;
const NOW = 1_772_560_800_000;
const JOB = 'account:';
const place = (id: string) => ({ id, job: JOB });
const kept: KeptReading = {
  assignments: [{ level: 1, name: 'Bo' }],
  pages: [],
  serviceIds: ['PA'],
  users: {},
  people: {},
};

async function claim(knex: Knex, now: number, owner = 'one') {
  const claims = await claimDue(knex, JOBS, {
    now,
    owner,
    leaseMs: 1_000,
    limit: 5,
  });
  return claims[0];
}

describe.each(databases.eachSupportedId())('the cache on %s', databaseId => {
  let knex: Knex;
  let store: DatabaseReadingStore;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    // The plugin's own migrations are in the same database.
    await knex.schema.createTable('knex_migrations', table => {
      table.increments();
    });
    await migrate(mockServices.database({ knex }));
    store = DatabaseReadingStore.create({ knex });
    await store.begin([JOB], NOW);
  });

  const ids = async (now: number) =>
    (await store.due(JOB, { now, limit: 10 })).map(({ id }) => id);

  it('reads what is wanted when its time comes, and forgets what is not', async () => {
    await store.want([place('PA'), place('PB'), place('PA')], NOW);
    const job = (await claim(knex, NOW))!;
    const [first] = await store.due(JOB, { now: NOW, limit: 1 });
    await store.keep(job, first, kept, { now: NOW, nextAt: NOW + 60_000 });
    const record = (await store.load(['PA', 'PB'])).get(first.id);
    expect(record).toMatchObject({ kept, fetchedAt: NOW, failures: 0 });
    expect(await ids(NOW)).toEqual(['PA', 'PB'].filter(id => id !== first.id));
    expect(await store.earliest(JOB)).toBe(NOW);

    await store.want([place('PB')], NOW + 2 * HOUR);
    await store.forget(NOW + HOUR);
    expect([...(await store.load(['PA', 'PB'])).keys()]).toEqual(['PB']);
    // Another account has it by now.
    await store.want([{ id: 'PB', job: 'account:eu' }], NOW + 2 * HOUR);
    expect(await store.earliest(JOB)).toBeUndefined();
  });

  it('keeps what was read while it cannot be, and since when', async () => {
    await store.want([place('PA')], NOW);
    const job = (await claim(knex, NOW))!;
    const read = async () => (await store.load(['PA'])).get('PA')!;
    await store.keep(job, await read(), kept, { now: NOW, nextAt: NOW + 1 });
    const fail = async (code: 'SLOW' | 'FORBIDDEN', at: number) =>
      store.fail(
        job,
        await read(),
        { code, message: `${code}.` },
        { now: at, nextAt: at + 1 },
      );
    await fail('SLOW', NOW + 5);
    await fail('FORBIDDEN', NOW + 9);
    expect(await read()).toEqual({
      id: 'PA',
      nextAt: NOW + 10,
      kept,
      fetchedAt: NOW,
      failures: 2,
      problem: { code: 'FORBIDDEN', message: 'FORBIDDEN.', since: NOW + 5 },
    });
    await store.keep(job, await read(), kept, {
      now: NOW + 20,
      nextAt: NOW + 80,
    });
    expect(await read()).toMatchObject({ fetchedAt: NOW + 20, failures: 0 });
    expect((await read()).problem).toBeUndefined();
  });

  it('writes nothing of a replica that has lost the job', async () => {
    await store.want([place('PA')], NOW);
    const lost = (await claim(knex, NOW))!;
    const [record] = await store.due(JOB, { now: NOW, limit: 1 });
    expect(await claim(knex, NOW + 500, 'two')).toBeUndefined();
    expect(await claim(knex, NOW + 1_000, 'two')).toBeDefined();
    const times = { now: NOW + 1_001, nextAt: NOW + 2_000 };
    await store.keep(lost, record, kept, times);
    const problem = { code: 'SLOW' as const, message: 'Slow.' };
    await store.fail(lost, record, problem, times);
    expect((await store.load(['PA'])).get('PA')).toEqual(record);
  });

  it('hears hints also while it reads, and wishes only where it is worth it', async () => {
    await store.want([place('PA')], NOW);
    const job = (await claim(knex, NOW))!;
    const [record] = await store.due(JOB, { now: NOW, limit: 1 });
    await store.refresh([place('PA')], { now: NOW + 3 });
    await store.keep(job, record, kept, { now: NOW + 5, nextAt: NOW + 60_000 });
    expect(await ids(NOW + 5)).toEqual(['PA']);
    const again = (await store.due(JOB, { now: NOW + 5, limit: 1 }))[0];
    await store.keep(job, again, kept, { now: NOW + 9, nextAt: NOW + 60_000 });

    const wish = (now: number) =>
      store.refresh([place('PA')], { now, triedBefore: now - 15_000 });
    await wish(NOW + 10);
    expect(await ids(NOW + 10)).toEqual([]);
    await wish(NOW + 20_000);
    expect(await ids(NOW + 20_000)).toEqual(['PA']);

    // The limit is PagerDuty's, and no wish or hint shortens it.
    const limited = (await store.due(JOB, { now: NOW + 20_000, limit: 1 }))[0];
    await store.fail(
      job,
      limited,
      { code: 'RATE_LIMITED', message: 'Too often.' },
      { now: NOW + 20_000, nextAt: NOW + 60_000 },
    );
    await wish(NOW + 50_000);
    await store.refresh([place('PA')], { now: NOW + 50_000 });
    expect(await ids(NOW + 50_000)).toEqual([]);
    expect(await ids(NOW + 60_000)).toEqual(['PA']);
  });

  it('goes up and down beside the tables of the plugin', async () => {
    await migrate(mockServices.database({ knex }));
    expect(await knex.schema.hasTable('on_call_pagerduty_migrations')).toBe(
      true,
    );
    expect(await knex('knex_migrations')).toEqual([]);
    const directory = resolve(__dirname, '../../migrations');
    const tableName = 'on_call_pagerduty_migrations';
    await knex.migrate.rollback({ directory, tableName });
    expect(await knex.schema.hasTable(JOBS)).toBe(false);
    await knex.migrate.latest({ directory, tableName });
    expect(await knex.schema.hasTable(JOBS)).toBe(true);
  });
});
