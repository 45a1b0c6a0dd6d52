import { sha } from '../__testUtils__/Fixtures';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { DATA_PORTAL, EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

// Both databases are busy with other tests at the same time.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('hints on %s', databaseId => {
  let scheduler: TestScheduler;
  let followed: number;
  let observed: string[];

  beforeEach(async () => {
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: '2026-11-25T18:00:00Z',
      pace: { followInterval: { minutes: 30 }, deployTimeout: { hours: 8 } },
    });
    followed = 0;
    observed = [];
    scheduler.vendor.follow = async () => {
      followed += 1;
      return { state: 'running' };
    };
    scheduler.vendor.observe = async place => {
      observed.push(place);
      return undefined;
    };
    await scheduler.quiet();
  }, 60_000);
  afterEach(() => scheduler.stop());

  const stagingOf = (component: string) => ({
    concerns: (target: { component: string; environment: string }) =>
      target.component === component && target.environment === 'staging',
  });

  it('have the vendor read at once, whatever they claim, and nothing else', async () => {
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(5);
    expect((await scheduler.deployment(id)).state).toBe('running');
    const asked = followed;
    observed = [];
    await scheduler.hints.take(stagingOf(DATA_PORTAL));
    await scheduler.quiet();
    expect(followed).toBe(asked);
    await scheduler.hints.take(stagingOf(EXPLORER));
    await scheduler.quiet();
    expect(followed).toBe(asked + 1);
    expect(observed.filter(place => place.includes('explorer'))).toEqual([
      expect.stringContaining('staging'),
    ]);
    expect((await scheduler.deployment(id)).state).toBe('running');
  });

  it('of one delivery are taken once', async () => {
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(5);
    const asked = followed;
    const delivery = { source: 'github', id: 'a-delivery' };
    for (let i = 0; i < 3; i++) {
      await scheduler.hints.take({ ...stagingOf(EXPLORER), delivery });
      await scheduler.quiet();
    }
    expect(followed).toBe(asked + 1);
    await scheduler.hints.take({
      ...stagingOf(EXPLORER),
      delivery: { ...delivery, id: 'another' },
    });
    await scheduler.quiet();
    expect(followed).toBe(asked + 2);
  });

  it('have nothing sent before its time', async () => {
    scheduler.vendor.dispatch = async () => ({
      outcome: 'deferred',
      reason: 'Too many requests',
      retryAfterMs: 60_000,
    });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(5);
    expect(scheduler.vendor.sent).toHaveLength(1);
    await scheduler.hints.take(stagingOf(EXPLORER));
    await scheduler.pass(5);
    expect(scheduler.vendor.sent).toHaveLength(1);
    expect((await scheduler.deployment(id)).state).toBe('queued');
  });

  it('forget deliveries after a week', async () => {
    const take = (id: string) =>
      scheduler.hints.take({ delivery: { source: 'github', id } });
    await take('old');
    await scheduler.pass(8 * 24 * 3_600);
    await take('new');
    expect(await scheduler.knex('deliveries').pluck('id')).toEqual(['new']);
  });
});
