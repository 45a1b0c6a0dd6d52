import type { VendorProgress } from '@signalbox/backstage-plugin-release-train-node';
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

describe.each(databases.eachSupportedId())('cancelling on %s', databaseId => {
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;
  let progress: VendorProgress;

  beforeEach(async () => {
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
    progress = { state: 'running' };
    vendor.follow = async () => progress;
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

  const cancel = async (id: string) => {
    const { version } = await scheduler.deployment(id);
    return scheduler.requests.cancel({
      id,
      version,
      actor: 'user:default/ana',
      reason: 'Not today',
    });
  };

  it('ends at once what has not been sent', async () => {
    const { candidateId, runId } = await scheduler.approved();
    const id = await scheduler.ask({
      environment: 'prod',
      candidateId,
      dueAt: scheduler.clock.now() + 3_600_000,
    });
    expect((await scheduler.run(runId)).state).toBe('promoting');
    expect(await cancel(id)).toMatchObject({
      state: 'cancelled',
      detail: 'Cancelled: Not today',
    });
    await scheduler.pass(7_200);
    expect(vendor.sent).toEqual([]);
    expect((await scheduler.run(runId)).state).toBe('ready');
    expect((await scheduler.candidate(candidateId)).state).toBe('approved');
  });

  it('ends a blocked one, and frees its place', async () => {
    const { candidateId } = await scheduler.approved();
    const request = { environment: 'prod', candidateId };
    const dueAt = scheduler.clock.now() + 60_000;
    const id = await scheduler.ask({ ...request, dueAt });
    await scheduler.takeBack(candidateId, 'ana');
    await scheduler.pass(61);
    expect((await scheduler.deployment(id)).state).toBe('blocked');
    expect((await cancel(id)).state).toBe('cancelled');
    await scheduler.lgtm(candidateId, 'ana');
    await scheduler.ask(request);
    await scheduler.quiet();
    expect(vendor.sent).toHaveLength(1);
  });

  it('asks the vendor to end what runs, and takes its word on the end', async () => {
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(20);
    expect((await cancel(id)).state).toBe('cancelling');
    await scheduler.quiet();
    expect(vendor.cancelled).toEqual(['run-1']);
    expect((await scheduler.deployment(id)).state).toBe('cancelling');
    progress = { state: 'cancelled' };
    await scheduler.pass(20);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'cancelled',
      endedAt: expect.any(Number),
    });
    expect(channel.headlines()[0]).toContain('to staging: cancelled');
  });

  it('sees that it came too late, although the vendor refuses to cancel', async () => {
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.pass(20);
    vendor.cancel = async () => {
      progress = { state: 'succeeded' };
      throw new Error('Cannot cancel a workflow run that is completed');
    };
    await cancel(id);
    await scheduler.pass(20);
    expect(await scheduler.deployment(id)).toMatchObject({
      state: 'succeeded',
      detail: 'e1e1e1e is in staging',
    });
  });

  it('is heard while a worker waits for the vendor', async () => {
    const waiting: Array<(said: VendorProgress) => void> = [];
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.quiet();
    vendor.follow = () => new Promise(resolve => waiting.push(resolve));
    scheduler.clock.moveTo(scheduler.clock.now() + 1_000);
    await until(async () => waiting.length === 1);
    expect((await cancel(id)).state).toBe('cancelling');
    vendor.follow = async () => progress;
    waiting[0]({ state: 'running' });
    await until(async () => vendor.cancelled.length > 0);
    progress = { state: 'cancelled' };
    await scheduler.pass(20);
    expect(await scheduler.statesOf(id)).toEqual([
      'queued',
      'dispatching',
      'dispatched',
      'cancelling',
      'cancelled',
    ]);
  });

  it.each([true, false])(
    'of one accepted without an id waits until it is found (%s)',
    async found => {
      let request: Parameters<ScriptedVendor['take']>[0];
      vendor.dispatch = async sent => {
        request = sent;
        return { outcome: 'accepted' };
      };
      const id = await scheduler.ask({ sha: sha('e1') });
      await scheduler.quiet();
      expect((await cancel(id)).state).toBe('cancelling');
      await scheduler.pass(30);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'cancelling',
        detail: 'Cancelled: Not today',
      });
      if (found) vendor.take(request!);
      await scheduler.pass(30);
      expect(new Set(vendor.cancelled)).toEqual(
        new Set(found ? ['run-1'] : []),
      );
      progress = { state: 'cancelled' };
      await scheduler.pass(200);
      expect((await scheduler.deployment(id)).state).toBe(
        found ? 'cancelled' : 'needs_human',
      );
      expect(vendor.sent).toHaveLength(1);
    },
  );

  it('is refused while the deployment is in doubt, and when it has ended', async () => {
    vendor.dispatch = async () => ({ outcome: 'unknown', reason: '500' });
    const id = await scheduler.ask({ sha: sha('e1') });
    await scheduler.quiet();
    await expect(cancel(id)).rejects.toMatchObject({
      code: 'NOT_CANCELLABLE',
      message:
        'A deployment that is unknown cannot be cancelled at this moment; try again shortly.',
    });
    vendor.find = async () => {
      throw new Error('502');
    };
    await scheduler.pass(400);
    expect((await scheduler.deployment(id)).state).toBe('needs_human');
    expect((await cancel(id)).state).toBe('cancelled');
    await expect(cancel(id)).rejects.toMatchObject({
      code: 'NOT_CANCELLABLE',
      message: 'The deployment has ended already.',
    });
  });
});
