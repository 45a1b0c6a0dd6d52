import type { AnnounceOutcome } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
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
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';
const HEAD = 'explorer e1e1e1e to staging:';
const BY = 'asked for by dee (Try it)';

describe.each(databases.eachSupportedId())('telling on %s', databaseId => {
  let knex: Knex;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;

  const start = async (
    more: Partial<Parameters<typeof startTestScheduler>[0]> = {},
  ) => {
    scheduler = await startTestScheduler({
      knex,
      now: NOW,
      vendor,
      channel,
      ...more,
    });
    await scheduler.quiet();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
  }, 60_000);
  afterEach(() => scheduler.stop());

  it('keeps the order within a message, and the message', async () => {
    await start();
    channel.answer = async ({ text }) =>
      text.includes('in progress') &&
      scheduler.clock.now() < Date.parse(NOW) + 60_000
        ? { outcome: 'deferred', reason: 'ratelimited', retryAfterMs: 60_000.5 }
        : undefined;
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(50);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(channel.told).toEqual([]);
    await scheduler.pass(20);
    expect(channel.log()).toEqual([
      `2026-11-25T18:01:00.001Z ${HEAD} in progress, ${BY}`,
      `2026-11-25T18:01:00.001Z ${HEAD} succeeded, ${BY}`,
    ]);
    expect(channel.told.map(({ reference }) => reference)).toEqual([
      undefined,
      'message-1',
    ]);
    expect(
      await knex('announcements').where({ message_key: id }).select('state'),
    ).toEqual([{ state: 'posted' }, { state: 'posted' }]);
  });

  it('goes on after one that is refused, at once', async () => {
    await start();
    let refuse: (outcome: AnnounceOutcome) => void = () => {};
    channel.answer = async ({ text }) =>
      text.includes('in progress')
        ? new Promise(resolve => {
            refuse = resolve;
          })
        : undefined;
    await scheduler.ask({ sha: sha('e1') });
    await until(async () => vendor.sent.length === 1);
    scheduler.clock.moveTo(Date.parse(NOW) + 1_000);
    await until(async () => {
      const rows = await knex('announcements');
      return rows.length === 2 && rows.every(row => Number(row.fence) > 0);
    });
    refuse({ outcome: 'refused', reason: 'channel_not_found' });
    await scheduler.quiet();
    expect(channel.log()).toEqual([
      `2026-11-25T18:00:01.000Z ${HEAD} succeeded, ${BY}`,
    ]);
    expect(channel.told[0].reference).toBeUndefined();
    expect(scheduler.logger.warn).toHaveBeenCalledWith(
      '#single-cell-ops could not be told: channel_not_found',
    );
  });

  it('tries again after growing waits, also when the announcer throws', async () => {
    await start();
    const attempts: number[] = [];
    channel.answer = async ({ text }) => {
      if (!text.includes('in progress')) return undefined;
      attempts.push((scheduler.clock.now() - Date.parse(NOW)) / 1000);
      if (attempts.length === 1) throw new Error('socket hang up');
      return attempts.length < 11
        ? { outcome: 'deferred', reason: 'internal_error' }
        : undefined;
    };
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(4 * 3_600);
    expect(attempts.map((at, i) => at - (attempts[i - 1] ?? 0))).toEqual([
      0, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600,
    ]);
    expect(channel.headlines()).toEqual([`${HEAD} succeeded, ${BY}`]);
  }, 30_000);

  it('never holds a deployment back', async () => {
    await start();
    const waiting: Array<(outcome: AnnounceOutcome) => void> = [];
    channel.answer = () => new Promise(resolve => waiting.push(resolve));
    const id = await scheduler.ask({ sha: sha('e1') });
    await until(async () => waiting.length === 1);
    await until(async () => {
      scheduler.clock.moveTo(scheduler.clock.now() + 500);
      return (await scheduler.deployment(id)).state === 'succeeded';
    });
    channel.answer = async () => undefined;
    waiting[0]({ outcome: 'refused', reason: 'account_inactive' });
    await scheduler.quiet();
    expect(channel.headlines()).toEqual([`${HEAD} succeeded, ${BY}`]);
  });

  it('does without an announcer', async () => {
    await start({ channel: null });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(30);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(await knex('announcements').distinct('state', 'error')).toEqual([
      { state: 'refused', error: 'No announcer is installed' },
    ]);
  });
});
