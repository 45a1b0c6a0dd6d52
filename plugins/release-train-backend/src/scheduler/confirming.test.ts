import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('confirming on %s', databaseId => {
  let vendor: ScriptedVendor;
  let scheduler: TestScheduler;
  let waiting: boolean;
  let confirmed: number;

  beforeEach(async () => {
    waiting = true;
    confirmed = 0;
    vendor = new ScriptedVendor();
    vendor.follow = async () => ({
      state: waiting ? 'awaiting_confirm' : 'succeeded',
    });
    vendor.confirm = async () => {
      confirmed += 1;
      waiting = false;
      return { outcome: 'accepted' };
    };
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: '2026-11-25T18:00:00Z',
      vendor,
      channel: new RecordingChannel(),
    });
    await scheduler.quiet();
  }, 60_000);

  afterEach(() => scheduler.stop());

  it('gives the word that the vendor waits for, once', async () => {
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(confirmed).toBe(1);
  });

  it('finds out by following when the answer to its word was lost', async () => {
    vendor.confirm = async () => {
      confirmed += 1;
      waiting = false;
      return { outcome: 'unknown', reason: 'connection reset' };
    };
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(confirmed).toBe(1);
  });

  it('gives its word again when the vendor still waits', async () => {
    vendor.confirm = async () => {
      confirmed += 1;
      waiting = confirmed < 2;
      return { outcome: 'unknown', reason: 'connection reset' };
    };
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(confirmed).toBe(2);
  });

  it('asks a person when something else waits there', async () => {
    vendor.confirm = async () => ({
      outcome: 'refused',
      reason: 'The run that waits is of another commit',
    });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'needs_human',
      detail: expect.stringContaining('another commit'),
    });
  });

  it('T3 plan discarded elsewhere: is declined when somebody says no before we say yes', async () => {
    vendor.confirm = async () => {
      vendor.follow = async () => ({ state: 'declined', detail: 'Discarded' });
      return { outcome: 'refused', reason: 'It does not wait any more' };
    };
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'declined',
      detail: 'Discarded',
    });
  });
});
