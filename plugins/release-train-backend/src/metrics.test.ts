import type { Knex } from 'knex';
import { sha } from './__testUtils__/Fixtures';
import { RecordingMetrics } from './__testUtils__/RecordingMetrics';
import {
  RecordingChannel,
  ScriptedVendor,
} from './__testUtils__/ScriptedVendor';
import { startTestApi } from './__testUtils__/startTestApi';
import {
  startTestScheduler,
  type TestScheduler,
} from './__testUtils__/startTestScheduler';
import { testDatabases } from './__testUtils__/testDatabases';
import { afterCommit } from './database/afterCommit';
import { INSTRUMENTS } from './metrics';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';
const STAGING = {
  mechanism: 'deploys',
  environment: 'staging',
  kind: 'manual',
};

describe.each(databases.eachSupportedId())('metrics on %s', databaseId => {
  let knex: Knex;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
    scheduler = await startTestScheduler({ knex, now: NOW, vendor, channel });
    await scheduler.quiet();
  }, 60_000);
  afterEach(() => scheduler.stop());

  const recorded = (key: keyof typeof INSTRUMENTS) =>
    scheduler.metrics.of(INSTRUMENTS[key].name);

  it('names every instrument once, with its unit', () => {
    expect(Object.fromEntries(scheduler.metrics.units)).toEqual(
      Object.fromEntries(
        Object.values(INSTRUMENTS).map(({ name, unit }) => [name, unit]),
      ),
    );
  });

  it('counts what ends, how long it took, and how late it was sent', async () => {
    const dueAt = scheduler.clock.now() + 30_000;
    const id = await scheduler.ask({ sha: sha('e1'), dueAt });
    await scheduler.pass(120);
    const labels = { ...STAGING, outcome: 'succeeded' };
    const { endedAt, requestedAt } = await scheduler.deployment(id);
    expect(recorded('ends')).toEqual([[1, labels]]);
    expect(recorded('duration')).toEqual([
      [(endedAt! - requestedAt) / 1000, labels],
    ]);
    expect(recorded('lateness')).toEqual([
      [0, { mechanism: 'deploys', blocked: 'no' }],
    ]);
    expect(recorded('doubtsEntered')).toEqual([]);
    expect(recorded('deliveries')).toEqual([
      [1, { outcome: 'posted' }],
      [1, { outcome: 'posted' }],
    ]);
  });

  it('counts what the vendor refuses as a failure of the deployment alone', async () => {
    vendor.dispatch = async () => ({ outcome: 'refused', reason: 'No file' });
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(10);
    expect(recorded('ends')).toEqual([[1, { ...STAGING, outcome: 'failed' }]]);
    expect(recorded('vendorFailures')).toEqual([]);
  });

  it('counts a doubt, and that it was found', async () => {
    vendor.dispatch = async request => {
      vendor.take(request);
      return { outcome: 'unknown', reason: 'socket hang up' };
    };
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(60);
    const mechanism = 'deploys';
    expect(recorded('doubtsEntered')).toEqual([[1, { mechanism }]]);
    expect(recorded('doubtsResolved')).toEqual([
      [1, { mechanism, how: 'found' }],
    ]);
    expect(recorded('vendorFailures')).toEqual([
      [1, { mechanism, call: 'dispatch' }],
    ]);
  });

  it('counts a doubt that was proven absent, and its request as late once', async () => {
    let lost = true;
    vendor.dispatch = async request => {
      if (!lost) return { outcome: 'accepted', vendor: vendor.take(request) };
      lost = false;
      return { outcome: 'unknown', reason: 'timed out' };
    };
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(30 * 60);
    expect(recorded('doubtsResolved')).toEqual([
      [1, { mechanism: 'deploys', how: 'absent' }],
    ]);
    expect(recorded('lateness')).toHaveLength(1);
    expect(recorded('ends')).toEqual([
      [1, { ...STAGING, outcome: 'succeeded' }],
    ]);
  });

  it('counts readings of a silent vendor, and the doubt that a person has to end', async () => {
    vendor.dispatch = async () => ({ outcome: 'unknown', reason: '500' });
    vendor.find = async () => {
      throw new Error('503');
    };
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(2 * 3_600);
    expect(recorded('doubtsResolved')).toEqual([
      [1, { mechanism: 'deploys', how: 'person' }],
    ]);
    const reads = recorded('vendorFailures').filter(
      ([, { call }]) => call === 'read',
    );
    expect(reads.length).toBeGreaterThan(10);
  });

  it('counts words, and what is blocked once for the same reasons', async () => {
    const { candidateId } = await scheduler.approved();
    const dueAt = scheduler.clock.now() + 60_000;
    await scheduler.ask({ environment: 'prod', candidateId, dueAt });
    await scheduler.takeBack(candidateId, 'bo');
    await scheduler.pass(1_200);
    expect(recorded('refusals')).toEqual([
      [1, { code: 'QUORUM', moment: 'dispatch' }],
    ]);
    await scheduler.lgtm(candidateId, 'bo');
    await scheduler.lgtm(candidateId, 'bo'); // The same word again is no news.
    expect(recorded('words')).toEqual([
      [1, { verdict: 'taken_back' }],
      [1, { verdict: 'lgtm' }],
    ]);
    await scheduler.pass(60);
    expect(recorded('lateness')).toEqual([
      [1_140, { mechanism: 'deploys', blocked: 'yes' }],
    ]);
  });

  it('shows the age of what the channel was not told yet', async () => {
    const age = () => scheduler.metrics.observe(INSTRUMENTS.outboxAge.name);
    expect(await age()).toEqual([0]);
    channel.answer = async () => ({
      outcome: 'deferred',
      reason: 'ratelimited',
      retryAfterMs: 600_000,
    });
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(300);
    expect(await age()).toEqual([300]);
    expect(recorded('deliveries')).toContainEqual([1, { outcome: 'deferred' }]);
    await scheduler.stop();
    expect(await age()).toEqual([]);
  });

  it('records nothing of what is rolled back', async () => {
    const seen: string[] = [];
    await knex.transaction(async trx => {
      afterCommit(trx, () => seen.push('committed'));
      await trx('runs').first();
      expect(seen).toEqual([]);
    });
    await expect(
      knex.transaction(async trx => {
        afterCommit(trx, () => seen.push('rolled back'));
        await trx('runs').first();
        throw new Error('No');
      }),
    ).rejects.toThrow('No');
    expect(seen).toEqual(['committed']);
  });
});

describe.each(databases.eachSupportedId())('refusals on %s', databaseId => {
  it('are counted by every code, whichever route was asked', async () => {
    const metrics = new RecordingMetrics();
    const api = await startTestApi({
      knex: await databases.init(databaseId),
      metrics,
    });
    const runId = await api.fixtures.run({ slotDate: '2026-11-19' });
    const id = await api.fixtures.candidate({ runId });
    const reply = await api
      .as('outsider')
      .put(`/candidates/${id}/approvals`)
      .send({ verdict: 'lgtm', revision: 1 });
    expect(reply.status).toBe(409);
    const { reasons } = reply.body.error;
    expect(reasons.length).toBeGreaterThan(0);
    expect(metrics.of(INSTRUMENTS.refusals.name)).toEqual(
      reasons.map(({ code }: { code: string }) => [
        1,
        { code, moment: 'request' },
      ]),
    );
    await api.stop();
  }, 60_000);
});
