import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { sha } from '../__testUtils__/Fixtures';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';

describe.each(databases.eachSupportedId())('sending on %s', databaseId => {
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;

  beforeEach(async () => {
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: NOW,
      vendor,
      channel,
      pace: { deployTimeout: { minutes: 5 } },
    });
    await scheduler.quiet();
  }, 60_000);
  afterEach(() => scheduler.stop());

  const staging = (more: object = {}) =>
    scheduler.ask({ sha: sha('e1'), ...more });

  it('sends once, follows it, and tells the channel in one message', async () => {
    const id = await staging();
    await scheduler.pass(60);
    expect(await scheduler.statesOf(id)).toEqual([
      'queued',
      'dispatching',
      'dispatched',
      'verifying',
      'succeeded',
    ]);
    expect(vendor.sent).toMatchObject([
      {
        deployKey: id,
        sha: sha('e1'),
        dispatchedAt: Date.parse(NOW),
        target: { environment: 'staging' },
      },
    ]);
    expect(channel.headlines()).toEqual([
      'explorer e1e1e1e to staging: succeeded, asked for by dee (Try it)',
    ]);
    expect(channel.told).toHaveLength(2);
  });

  it('does not send before it is due, however often it is woken', async () => {
    const dueAt = scheduler.clock.now() + 600_000;
    const id = await staging({ dueAt });
    await scheduler.pass(599);
    scheduler.wake();
    await scheduler.quiet();
    expect(vendor.sent).toEqual([]);
    await scheduler.pass(1);
    expect(vendor.sent).toHaveLength(1);
    expect(vendor.sent[0].dispatchedAt).toBe(dueAt);
    expect((await scheduler.deployment(id)).startedAt).toBe(dueAt);
  });

  it('fails what the vendor refuses, and says so', async () => {
    vendor.dispatch = async () => ({
      outcome: 'refused',
      reason: 'There is no workflow deploy.yml',
    });
    const id = await staging();
    await scheduler.pass(60);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'failed',
      detail: 'There is no workflow deploy.yml',
      endedAt: Date.parse(NOW),
    });
    expect(vendor.sent).toHaveLength(1);
    expect(channel.headlines()).toEqual([
      'explorer e1e1e1e to staging: failed, asked for by dee (Try it)',
    ]);
    expect(channel.told.at(-1)?.details).toBe(
      'There is no workflow deploy.yml',
    );
    // The place is free again.
    vendor.dispatch = new ScriptedVendor().dispatch;
    expect(await scheduler.deployment(await staging())).toMatchObject({
      attempt: 2,
    });
  });

  it('sends again what the vendor put off, when it said, the same', async () => {
    const { candidateId } = await scheduler.approved();
    let refusals = 2;
    const accept = vendor.dispatch;
    vendor.dispatch = async (request, signal) => {
      refusals -= 1;
      return refusals < 0
        ? accept(request, signal)
        : {
            outcome: 'deferred',
            reason: 'GitHub asks to wait',
            retryAfterMs: 90_000,
          };
    };
    const id = await scheduler.ask({ environment: 'prod', candidateId });
    await scheduler.pass(89);
    expect(vendor.sent).toHaveLength(1);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'queued',
      detail: 'GitHub asks to wait',
    });
    // Nothing is with the vendor, so a word may still be taken back.
    expect((await scheduler.candidate(candidateId)).state).not.toBe('promoted');

    await scheduler.pass(1);
    expect(vendor.sent).toHaveLength(2);
    await scheduler.pass(100);
    expect(vendor.sent).toHaveLength(3);
    expect(vendor.sent[2]).toEqual(vendor.sent[0]);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect((await scheduler.candidate(candidateId)).state).toBe('verified');
  });

  it('adopts what it finds by its key after a lost reply', async () => {
    vendor.dispatch = async request => {
      vendor.take(request);
      return { outcome: 'unknown', reason: 'socket hang up' };
    };
    const id = await staging();
    await scheduler.quiet();
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'unknown',
      detail: expect.stringContaining('socket hang up'),
    });
    await scheduler.pass(30);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'succeeded',
      vendorId: 'run-1',
    });
    expect(vendor.sent).toHaveLength(1);
  });

  it('keeps the oldest of several and has every other one cancelled, even when that fails at first', async () => {
    vendor.dispatch = async request => {
      for (let i = 0; i < 3; i++) vendor.take(request);
      return { outcome: 'unknown', reason: '502' };
    };
    let failures = 2;
    vendor.cancel = async ({ id }) => {
      failures -= 1;
      if (failures >= 0) throw new Error(`${id} cannot be cancelled now`);
    };
    const id = await staging();
    await scheduler.pass(60);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'succeeded',
      vendorId: 'run-1',
    });
    expect(vendor.cancelled).toEqual(['run-2', 'run-2', 'run-2', 'run-3']);
    for (const extra of ['run-2', 'run-3']) {
      expect(scheduler.logger.error).toHaveBeenCalledWith(
        expect.stringContaining(extra),
      );
    }
  });

  it('sends the same again to staging once it is proven absent', async () => {
    const accept = vendor.dispatch;
    vendor.dispatch = async () => {
      vendor.dispatch = accept;
      return { outcome: 'unknown', reason: 'timed out' };
    };
    const id = await staging();
    await scheduler.pass(119);
    expect(vendor.sent).toHaveLength(1);
    expect((await scheduler.deployment(id)).state).toBe('unknown');
    await scheduler.pass(60);
    expect(vendor.sent).toHaveLength(2);
    expect(vendor.sent[1]).toEqual(vendor.sent[0]);
    expect(await scheduler.statesOf(id)).toEqual([
      'queued',
      'dispatching',
      'unknown',
      'queued',
      'dispatching',
      'dispatched',
      'verifying',
      'succeeded',
    ]);
  });

  it('still finds the first when it turns up after the second was sent', async () => {
    const requests: Parameters<typeof vendor.take>[0][] = [];
    vendor.dispatch = async request => {
      requests.push(request);
      if (requests.length === 2) {
        vendor.take(requests[0]);
        vendor.take(request);
      }
      return { outcome: 'unknown', reason: 'timed out' };
    };
    const id = await staging();
    await scheduler.pass(200);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'succeeded',
      vendorId: 'run-1',
    });
    expect(vendor.cancelled).toEqual(['run-2']);
    // A vendor is asked for what came since the first was sent, not the second.
    expect(requests[1].dispatchedAt).toBe(Date.parse(NOW));
  });

  it('asks a person where only a candidate may go, and sends nothing', async () => {
    const { candidateId, runId } = await scheduler.approved();
    const accept = vendor.dispatch;
    vendor.dispatch = async () => ({ outcome: 'unknown', reason: 'timed out' });
    const id = await scheduler.ask({ environment: 'prod', candidateId });
    await scheduler.pass(400);
    expect(vendor.sent).toHaveLength(1);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'needs_human',
      detail: expect.stringContaining('The vendor does not have this'),
    });
    expect(channel.told.at(-1)?.text).toMatch(
      /needs a person: The vendor does not have this/,
    );

    vendor.dispatch = accept;
    const { version } = await scheduler.deployment(id);
    await scheduler.requests.settle({
      id,
      version,
      outcome: 'never_started',
      actor: 'user:default/ana',
      reason: 'It is not in the list at GitHub',
    });
    await scheduler.pass(60);
    expect(vendor.sent).toHaveLength(2);
    expect(vendor.sent[1]).toEqual(vendor.sent[0]);
    expect((await scheduler.candidate(candidateId)).state).toBe('verified');
    expect((await scheduler.run(runId)).state).toBe('shipped');
    expect(channel.headlines().at(-1)).toBe(
      'single-cell, run of 2026-11-19: deployment to prod complete',
    );
  });

  it.each(['succeeded', 'failed'] as const)(
    'lets a person say that it %s',
    async outcome => {
      const { candidateId, runId } = await scheduler.approved();
      vendor.dispatch = async () => ({ outcome: 'unknown', reason: '500' });
      const id = await scheduler.ask({ environment: 'prod', candidateId });
      await scheduler.pass(200);
      expect((await scheduler.run(runId)).state).toBe('promoting');
      const { version } = await scheduler.deployment(id);
      await scheduler.requests.settle({
        id,
        version,
        outcome,
        actor: 'user:default/ana',
        reason: 'Read at GitHub',
      });
      await scheduler.quiet();
      expect(await scheduler.deployment(id)).toMatchObject({
        state: outcome,
        detail: 'Read at GitHub',
      });
      const succeeded = outcome === 'succeeded';
      expect((await scheduler.candidate(candidateId)).state).toBe(
        succeeded ? 'verified' : 'approved',
      );
      expect((await scheduler.run(runId)).state).toBe(
        succeeded ? 'shipped' : 'ready',
      );
      const { reasons } = await scheduler.requests.explain({
        component: EXPLORER,
        environment: 'prod',
        candidateId,
        actor: 'user:default/dee',
        permitted: true,
      });
      expect(reasons.map(({ code }) => code)).toEqual(
        succeeded
          ? ['ALREADY_DEPLOYED', 'CANDIDATE_NOT_CURRENT', 'CANDIDATE_ENDED']
          : [],
      );
    },
  );

  it('stays in doubt while the vendor cannot be read, then asks a person', async () => {
    vendor.dispatch = async () => ({ outcome: 'unknown', reason: '500' });
    vendor.find = async () => {
      throw new Error('GitHub answered 502');
    };
    const id = await staging();
    await scheduler.pass(240);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'unknown',
      detail: 'The vendor cannot be asked: GitHub answered 502',
    });
    await scheduler.pass(240);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'needs_human',
      detail:
        'The vendor cannot be asked: GitHub answered 502. Look there and say what became of it.',
    });
    expect(vendor.sent).toHaveLength(1);
    expect(channel.headlines().at(-1)).toContain('to staging: needs human');
  });

  it('stops saying that the vendor is silent once it has answered', async () => {
    vendor.follow = async () => {
      throw new Error('GitHub answered 502');
    };
    const id = await staging();
    await scheduler.pass(20);
    expect((await scheduler.deployment(id)).detail).toMatch(/cannot be asked/);
    vendor.follow = async () => ({ state: 'pending' });
    await scheduler.pass(20);
    expect((await scheduler.deployment(id)).detail).toBe('Accepted');
    vendor.follow = async () => ({ state: 'cancelled' });
    await scheduler.pass(20);
    const ended = await scheduler.deployment(id);
    expect([ended.state, ended.detail]).toEqual(['cancelled', undefined]);
  });

  it('finds what was accepted without an id, or asks a person', async () => {
    vendor.dispatch = async request => {
      vendor.take(request);
      return { outcome: 'accepted' };
    };
    const runs = vendor.runs.splice(0);
    let visible = false;
    vendor.find = async () => {
      if (!visible) runs.push(...vendor.runs.splice(0));
      else vendor.runs.push(...runs.splice(0));
    };
    const id = await staging();
    await scheduler.pass(40);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'dispatched',
      vendorId: undefined,
    });
    visible = true;
    await scheduler.pass(40);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'succeeded',
      vendorId: 'run-1',
    });

    visible = false;
    const lost = await staging({ sha: sha('e2') });
    await scheduler.pass(200);
    expect(await scheduler.deployment(lost)).toMatchObject({
      state: 'needs_human',
      detail: expect.stringContaining('cannot be found by its key'),
    });
    expect(vendor.sent).toHaveLength(2);
  });

  it('counts a revision that is there already as arrived', async () => {
    await scheduler
      .knex('environments')
      .where({ component: EXPLORER, environment: 'staging' })
      .update({ recorded_sha: sha('a1') });
    const runId = await scheduler.fixtures.run({
      slotDate: '2026-11-19',
      state: 'staging',
    });
    const candidateId = await scheduler.fixtures.candidate({
      runId,
      state: 'pinned',
    });
    const id = await scheduler.fixtures.deployment({
      state: 'queued',
      candidateId,
      runId,
      nextAt: scheduler.clock.now(),
    });
    scheduler.wake();
    await scheduler.quiet();
    expect((await scheduler.deployment(id)).state).toBe('noop');
    expect(vendor.sent).toEqual([]);
    expect(await scheduler.candidate(candidateId)).toMatchObject({
      state: 'soaking',
      stagedAt: scheduler.clock.now(),
    });
    expect((await scheduler.run(runId)).state).toBe('soaking');
    expect(channel.told.at(-1)?.text).toMatch(
      /explorer a1a1a1a: nothing to do/,
    );
  });

  it('is not kept from sending by who asked', async () => {
    const id = await staging({ actor: 'external:ci:deploys/explorer' });
    await scheduler.pass(20);
    expect((await scheduler.deployment(id)).state).toBe('succeeded');
    expect(channel.headlines()[0]).toContain(
      'asked for by external:ci:deploys/explorer',
    );
  });
});
