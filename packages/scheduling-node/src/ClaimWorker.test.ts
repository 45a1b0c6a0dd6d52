import {
  TestDatabases,
  mockServices,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import {
  claimDue,
  earliestDue,
  releaseClaim,
  releaseClaims,
  renewClaim,
} from './claims';
import { ClaimWorker } from './ClaimWorker';
import type { ClockService } from './clock';

/** A clock that stands still until it is moved. */
class ManualClock implements ClockService {
  readonly #listeners = new Set<() => void>();

  constructor(private at: number) {}

  now(): number {
    return this.at;
  }

  move(by: number): void {
    this.at += by;
    this.#listeners.forEach(listener => listener());
  }

  onJump(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const NOW = 1_800_000_000_000;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

async function createWork(knex: Knex, count: number): Promise<void> {
  await knex.schema.createTable('work', table => {
    table.string('id').primary();
    table.bigInteger('next_at');
    table.string('lease_owner');
    table.bigInteger('lease_until');
    table.bigInteger('fence').notNullable().defaultTo(0);
  });
  await knex.batchInsert(
    'work',
    Array.from({ length: count }, (_, i) => ({
      id: `w${String(i).padStart(4, '0')}`,
      next_at: NOW,
    })),
    100,
  );
}

async function until(condition: () => boolean | Promise<boolean>) {
  for (let i = 0; i < 500; i++) {
    if (await condition()) return;
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  throw new Error('It did not come about in five seconds');
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_15')).toBe(true);
});

describe.each(databases.eachSupportedId())(
  'claims on %s',
  (databaseId: TestDatabaseId) => {
    const leaseMs = 10_000;
    const by = (owner: string, now = NOW, limit = 10) => ({
      owner,
      now,
      limit,
      leaseMs,
    });

    it('are exclusive until the lease ends, and raise the fence', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 1);
      const [first] = await claimDue(knex, 'work', by('a'));
      expect(first).toEqual({ id: 'w0000', fence: 1 });
      expect(await claimDue(knex, 'work', by('b'))).toEqual([]);
      expect(await earliestDue(knex, 'work')).toBe(NOW + leaseMs);

      const [second] = await claimDue(knex, 'work', by('b', NOW + leaseMs));
      expect(second).toEqual({ id: 'w0000', fence: 2 });
      // The first worker wakes up late: it can neither keep nor give back what it lost.
      expect(await renewClaim(knex, 'work', first, NOW + 99_999)).toBe(false);
      expect(await releaseClaim(knex, 'work', first, undefined)).toBe(false);
      expect(await renewClaim(knex, 'work', second, NOW + 30_000)).toBe(true);
      expect(await earliestDue(knex, 'work')).toBe(NOW + 30_000);
      expect(await releaseClaim(knex, 'work', second, undefined)).toBe(true);
      expect(await earliestDue(knex, 'work')).toBeUndefined();
    });

    it('go to one each when many ask at the same moment', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 400);
      for (let round = 0; round < 5; round++) {
        await knex('work').update({ next_at: NOW, lease_until: null });
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, i) =>
            claimDue(knex, 'work', by(`replica-${i}`, NOW, 20)),
          ),
        );
        const ids = claims.flat().map(claim => claim.id);
        expect(new Set(ids).size).toBe(ids.length);
        // Nobody who was passed over has to wait: what is left can be claimed now.
        const rest = await claimDue(knex, 'work', by('last', NOW, 400));
        expect(ids.length + rest.length).toBe(400);
      }
    });

    it('hear whoever asks for an earlier time while they are held', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 1);
      const [claim] = await claimDue(knex, 'work', by('a'));
      await knex('work').update({ next_at: NOW + 5 });
      expect(await claimDue(knex, 'work', by('b', NOW + 6))).toEqual([]);
      await renewClaim(knex, 'work', claim, NOW + 20_000);
      await releaseClaim(knex, 'work', claim, NOW + 60_000);
      expect(await earliestDue(knex, 'work')).toBe(NOW + 5);

      // Also when that comes after the lease has run out and nobody has taken the row yet.
      const late = NOW + 5 + leaseMs + 1;
      const [slow] = await claimDue(knex, 'work', by('a', NOW + 5));
      await knex('work').update({ next_at: late });
      await releaseClaim(knex, 'work', slow, undefined);
      expect(await earliestDue(knex, 'work')).toBe(late);
    });

    it('leave what is not due, and take the longest due first', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 3);
      await knex('work')
        .where({ id: 'w0000' })
        .update({ next_at: NOW + 1 });
      await knex('work')
        .where({ id: 'w0002' })
        .update({ next_at: NOW - 1 });
      expect(await claimDue(knex, 'work', by('a', NOW, 1))).toEqual([
        { id: 'w0002', fence: 1 },
      ]);
      expect(await claimDue(knex, 'work', by('a'))).toEqual([
        { id: 'w0001', fence: 1 },
      ]);
    });

    it('are worked on once each by two workers, and a dead one is succeeded', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 200);
      const clock = new ManualClock(NOW);
      const done: string[] = [];
      const stuck = new Set<string>();
      const worker = (owner: string, dies: boolean) =>
        ClaimWorker.start({
          name: owner,
          knex,
          table: 'work',
          clock,
          logger: mockServices.logger.mock(),
          owner,
          leaseMs,
          backstopMs: 50,
          concurrency: 8,
          handle: async claim => {
            if (dies) {
              // Takes work and never comes back, as after kill -9.
              stuck.add(claim.id);
              return new Promise<never>(() => {});
            }
            done.push(claim.id);
            return undefined;
          },
        });
      const dead = worker('dead', true);
      await until(() => stuck.size === 8);
      const living = [worker('b', false), worker('c', false)];
      await until(() => done.length === 192);
      expect(new Set(done).size).toBe(192);
      // What has been done and not been given back would come due again with the rest.
      await until(async () => {
        const held = await knex('work').whereNotNull('lease_until');
        return held.length === 8;
      });

      clock.move(leaseMs);
      await until(() => done.length === 200);
      expect(new Set(done).size).toBe(200);
      await Promise.all(living.map(each => each.stop()));
      expect(dead).toBeDefined();
    });

    it('are not asked for again and again while a worker has its hands full', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 3);
      let asked = 0;
      knex.on('query', ({ sql }) => {
        if (/select/i.test(sql)) asked++;
      });
      let finish: () => void = () => {};
      const done: string[] = [];
      const worker = ClaimWorker.start({
        name: 'busy',
        knex,
        table: 'work',
        clock: new ManualClock(NOW),
        logger: mockServices.logger.mock(),
        owner: 'a',
        leaseMs,
        backstopMs: 10_000,
        concurrency: 1,
        handle: async claim => {
          if (done.length === 0) {
            await new Promise<void>(resolve => {
              finish = resolve;
            });
          }
          done.push(claim.id);
          return undefined;
        },
      });
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(asked).toBeLessThan(10);
      finish();
      await until(() => done.length === 3);
      await worker.stop();
    });

    it('are given back together as they are one by one', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 4);
      const claims = await claimDue(knex, 'work', by('a'));
      const [asked, lost, ended, again] = claims;
      await knex('work')
        .where({ id: asked.id })
        .update({ next_at: NOW + 5 });
      await knex('work')
        .where({ id: lost.id })
        .update({ fence: lost.fence + 1, lease_owner: 'b' });
      await releaseClaims(
        knex,
        'work',
        claims.map(claim => ({
          claim,
          nextAt: claim === ended ? undefined : NOW + 60_000,
        })),
      );
      const rows = await knex('work').select('id', 'next_at', 'lease_owner');
      expect(
        new Map(
          rows.map(row => [
            row.id,
            [
              row.next_at === null ? null : Number(row.next_at),
              row.lease_owner,
            ],
          ]),
        ),
      ).toEqual(
        new Map([
          [asked.id, [NOW + 5, null]],
          [lost.id, [NOW + leaseMs, 'b']],
          [ended.id, [null, null]],
          [again.id, [NOW + 60_000, null]],
        ]),
      );
    });

    it('ask the database one thing at a backstop at which nothing is due', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 1);
      await knex('work').update({ next_at: null });
      const clock = new ManualClock(NOW);
      const done: string[] = [];
      const worker = ClaimWorker.start({
        name: 'idle',
        knex,
        table: 'work',
        clock,
        logger: mockServices.logger.mock(),
        owner: 'a',
        leaseMs,
        backstopMs: 100,
        concurrency: 1,
        handle: async claim => {
          done.push(claim.id);
          return undefined;
        },
      });
      await new Promise(resolve => setTimeout(resolve, 50));
      const asked: string[] = [];
      const hear = ({ sql }: { sql: string }) => asked.push(sql);
      knex.on('query', hear);
      await until(() => asked.length >= 3);
      knex.removeListener('query', hear);
      expect(asked.filter(sql => !/min\(/i.test(sql))).toEqual([]);

      // What another replica has written is found all the same.
      await knex('work').update({ next_at: NOW });
      await until(() => done.length === 1);
      await worker.stop();
    });

    it('go back to the table when a step fails', async () => {
      const knex = await databases.init(databaseId);
      await createWork(knex, 1);
      const clock = new ManualClock(NOW);
      const logger = mockServices.logger.mock();
      let calls = 0;
      const worker = ClaimWorker.start({
        name: 'failing',
        knex,
        table: 'work',
        clock,
        logger,
        owner: 'a',
        leaseMs,
        backstopMs: 50,
        concurrency: 1,
        handle: async () => {
          calls++;
          if (calls === 1) throw new Error('no');
          return undefined;
        },
      });
      await until(() => calls === 1);
      await until(
        async () => (await earliestDue(knex, 'work')) === NOW + 5_000,
      );
      expect(logger.error).toHaveBeenCalled();
      clock.move(5_000);
      await until(() => calls === 2);
      await until(async () => (await earliestDue(knex, 'work')) === undefined);
      await worker.stop();
    });
  },
);

it('waits for a row that somebody writes only while it holds no other', async () => {
  const knex = await databases.init('POSTGRES_15');
  await createWork(knex, 2);
  const claims = await claimDue(knex, 'work', {
    now: NOW,
    owner: 'a',
    leaseMs: 10_000,
    limit: 2,
  });
  const other = await knex.transaction();
  await other('work')
    .where({ id: 'w0000' })
    .update({ next_at: NOW + 5 });
  const released = releaseClaims(
    knex,
    'work',
    claims.map(claim => ({ claim, nextAt: undefined })),
  );
  await until(async () => {
    const row = await knex('work').where({ id: 'w0001' }).first();
    return row.lease_owner === null;
  });
  // In the other order this would be a deadlock.
  await other('work')
    .where({ id: 'w0001' })
    .update({ next_at: NOW + 7 });
  await other.commit();
  await released;
  const rows = await knex('work')
    .orderBy('id')
    .select('next_at', 'lease_owner');
  expect(rows.map(row => [Number(row.next_at), row.lease_owner])).toEqual([
    [NOW + 5, null],
    [NOW + 7, null],
  ]);
});
