import {
  ScriptedVendor,
  RecordingChannel,
} from '../__testUtils__/ScriptedVendor';
import type { DispatchOutcome } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { sha } from '../__testUtils__/Fixtures';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';

const pause = (ms: number) =>
  new Promise(resolve => {
    setTimeout(resolve, ms);
  });

/** A promise that the test keeps when it likes. */
function gate<T>() {
  let open: (value: T) => void = () => {};
  const opened = new Promise<T>(resolve => {
    open = resolve;
  });
  return { open, opened };
}

describe.each(databases.eachSupportedId())('replicas on %s', databaseId => {
  let knex: Knex;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  const replicas: TestScheduler[] = [];
  const start = async (own?: Knex) => {
    const replica = await startTestScheduler({
      knex: own ?? knex,
      now: NOW,
      vendor,
      channel,
    });
    replicas.push(replica);
    return replica;
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
  }, 60_000);
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
  });

  it.each([
    ['before its request reached the vendor', false],
    ['after its request reached the vendor', true],
  ])(
    'take over from one that stalls %s, and drop what it brings late',
    async (_when, reached) => {
      const stalled = gate<DispatchOutcome>();
      const accept = vendor.dispatch;
      vendor.dispatch = async (request, signal) => {
        vendor.dispatch = accept;
        if (reached) await accept(request, signal);
        return stalled.opened;
      };
      // Its clock stands, as that of a machine that sleeps.
      const first = await start();
      await first.quiet();
      const id = await first.ask({ sha: sha('e1') });
      await until(async () => vendor.sent.length === 1);

      const second = await start();
      second.clock.moveTo(Date.parse(NOW) + 14_000);
      await pause(50);
      expect((await second.deployment(id)).state).toBe('dispatching');
      second.clock.moveTo(Date.parse(NOW) + 15_000);
      await second.pass(180);
      expect(await second.deployment(id)).toMatchObject({
        state: 'succeeded',
        vendorId: 'run-1',
      });
      expect(vendor.sent).toHaveLength(reached ? 1 : 2);
      expect(new Set(vendor.sent.map(({ deployKey }) => deployKey)).size).toBe(
        1,
      );

      const before = await knex('deployments').where({ id }).first();
      stalled.open({ outcome: 'refused', reason: 'Too late' });
      await first.stop();
      expect(await knex('deployments').where({ id }).first()).toEqual(before);
      expect(await second.statesOf(id)).not.toContain('failed');
    },
  );

  it('T3 a stalled replica waking after its lease: send nothing when they wake late between the commit and the sending', async () => {
    const asleep = gate<void>();
    let sleeping = false;
    const sleeper = new Proxy(knex, {
      get(target, key) {
        if (key !== 'transaction') return Reflect.get(target, key);
        return async (work: (trx: Knex.Transaction) => Promise<unknown>) => {
          const result = await target.transaction(work);
          if (/dispatching/.test(JSON.stringify(result ?? null))) {
            sleeping = true;
            await asleep.opened;
          }
          return result;
        };
      },
    });
    const first = await start(sleeper);
    await first.quiet();
    const id = await first.ask({ sha: sha('e1') });
    await until(async () => sleeping);
    const second = await start();
    second.clock.moveTo(Date.parse(NOW) + 15_000);
    await second.pass(180);
    expect((await second.deployment(id)).state).toBe('succeeded');
    expect(vendor.sent).toHaveLength(1);

    first.clock.moveTo(second.clock.now());
    asleep.open();
    await first.stop();
    expect(vendor.sent).toHaveLength(1);
    expect((await second.deployment(id)).state).toBe('succeeded');
  });

  it('send each of many deployments once, and tell of it once', async () => {
    const [first, second] = [await start(), await start()];
    const ids: string[] = [];
    for (const component of [EXPLORER, 'component:default/data-portal']) {
      ids.push(await first.ask({ component, sha: sha('e1') }));
      second.wake();
    }
    for (let i = 0; i < 12; i++) {
      for (const { clock, quiet } of [first, second]) {
        clock.moveTo(clock.now() + 5_000);
        await quiet();
      }
    }
    expect(vendor.sent.map(({ deployKey }) => deployKey).sort()).toEqual(ids);
    for (const id of ids) {
      expect((await first.deployment(id)).state).toBe('succeeded');
    }
    expect(channel.messages.size).toBe(2);
    expect(channel.told).toHaveLength(4);
  });
});

it('count a word taken back either before a promotion is sent or not at all', async () => {
  const vendor = new ScriptedVendor();
  vendor.follow = async () => ({ state: 'running' });
  const knex = await databases.init('POSTGRES_15');
  const scheduler = await startTestScheduler({ knex, now: NOW, vendor });
  const rounds: string[] = [];
  try {
    for (let round = 0; round < 20; round++) {
      const { candidateId } = await scheduler.approved(`2026-10-${10 + round}`);
      const id = await scheduler.ask({ environment: 'prod', candidateId });
      await pause(round);
      const word = await scheduler.takeBack(candidateId, 'ana').then(
        () => 'taken back',
        error => error.code,
      );
      await scheduler.quiet();
      const { state, reasons } = await scheduler.deployment(id);
      const sent = vendor.sent.filter(({ deployKey }) => deployKey === id);
      const why = reasons.map(({ code }) => code).join();
      rounds.push(`${word}: ${state}, sent ${sent.length} times ${why}`);
      await knex('deployments').where({ id }).update({ state: 'failed' });
    }
  } finally {
    await scheduler.stop();
  }
  expect(rounds).toHaveLength(20);
  const either = [
    'taken back: blocked, sent 0 times QUORUM',
    'ALREADY_DISPATCHED: dispatched, sent 1 times ',
  ];
  expect(rounds.filter(round => !either.includes(round))).toEqual([]);
}, 60_000);
