import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import type { Knex } from 'knex';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';

// Both databases are busy with other tests at the same time.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())(
  'guards at the time on %s',
  databaseId => {
    let knex: Knex;
    let vendor: ScriptedVendor;
    let channel: RecordingChannel;
    let scheduler: TestScheduler;
    const start = async (config: object = testConfig) =>
      startTestScheduler({
        knex,
        now: NOW,
        vendor,
        channel,
        config: JSON.parse(JSON.stringify(config)),
      });

    beforeEach(async () => {
      knex = await databases.init(databaseId);
      vendor = new ScriptedVendor();
      channel = new RecordingChannel();
      scheduler = await start();
      await scheduler.quiet();
    }, 60_000);
    afterEach(() => scheduler.stop());

    it('hold back what a word was taken from, until another lets it go', async () => {
      const { candidateId, runId } = await scheduler.approved();
      const id = await scheduler.ask({
        environment: 'prod',
        candidateId,
        dueAt: scheduler.clock.now() + 3_600_000,
      });
      await scheduler.takeBack(candidateId, 'bo');
      await scheduler.pass(3_600 + 300);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'blocked',
        reasons: [{ code: 'QUORUM', params: { counted: 1, needed: 2 } }],
      });
      expect(vendor.sent).toEqual([]);
      // The same reason again and again is one step of the history.
      expect(await scheduler.statesOf(id)).toEqual(['queued', 'blocked']);

      await scheduler.lgtm(candidateId, 'eli');
      await scheduler.quiet();
      expect(vendor.sent).toHaveLength(1);
      await scheduler.pass(30);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'succeeded',
        reasons: [],
      });
      expect((await scheduler.run(runId)).state).toBe('shipped');
    });

    it('let it go when the soak ends, at that moment', async () => {
      const { candidateId } = await scheduler.approved();
      const id = await scheduler.ask({
        environment: 'prod',
        candidateId,
        dueAt: scheduler.clock.now() + 60_000,
      });
      // As if it had been staged again: the soak ends at midnight in Los Angeles.
      await knex('candidates')
        .where({ id: candidateId })
        .update({ staged_at: Date.parse('2026-11-20T18:00:00Z') });
      await scheduler.pass(60);
      expect((await scheduler.deployment(id)).reasons).toMatchObject([
        { code: 'SOAK', eligibleAt: '2026-11-26T08:00:00.000Z' },
      ]);
      await scheduler.passTo('2026-11-26T07:59:59.999Z');
      expect(vendor.sent).toEqual([]);
      await scheduler.passTo('2026-11-26T08:00:00Z');
      expect(vendor.sent).toMatchObject([
        { dispatchedAt: Date.parse('2026-11-26T08:00:00Z') },
      ]);
    });

    it('let it go when a lock expires, at that moment', async () => {
      const { candidateId } = await scheduler.approved();
      const id = await scheduler.ask({
        environment: 'prod',
        candidateId,
        dueAt: scheduler.clock.now() + 60_000,
      });
      await scheduler.places.lock(
        {
          component: EXPLORER,
          environment: 'prod',
          reason: 'The database moves',
          expiresAt: '2026-11-25T18:41:07.000Z',
        },
        scheduler.as('ana'),
      );
      await scheduler.pass(60);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'blocked',
        reasons: [{ code: 'LOCKED', eligibleAt: '2026-11-25T18:41:07.000Z' }],
      });
      await scheduler.passTo('2026-11-25T18:41:06.999Z');
      expect(vendor.sent).toEqual([]);
      await scheduler.passTo('2026-11-25T18:41:07Z');
      expect(vendor.sent).toHaveLength(1);
    });

    it('are passed by at the time as when it was asked for, and no others are', async () => {
      const { candidateId } = await scheduler.approved();
      const id = await scheduler.ask({
        environment: 'prod',
        candidateId,
        dueAt: scheduler.clock.now() + 60_000,
        mayOverride: true,
        override: { codes: ['QUORUM'], reason: 'The site is down' },
      });
      await scheduler.takeBack(candidateId, 'bo');
      await scheduler.takeBack(candidateId, 'ana');
      const { id: lockId } = await scheduler.places.lock(
        { component: EXPLORER, environment: 'prod', reason: 'Audit' },
        scheduler.as('ana'),
      );
      await scheduler.pass(60);
      expect((await scheduler.deployment(id)).reasons).toMatchObject([
        { code: 'LOCKED' },
      ]);
      await scheduler.places.liftLock({ lockId }, scheduler.as('ana'));
      await scheduler.quiet();
      expect(vendor.sent).toHaveLength(1);
      expect(channel.log()).toContainEqual(
        expect.stringContaining(
          'explorer a1a1a1a to prod: dee passes by QUORUM (The site is down).',
        ),
      );
      expect(await knex('journal').orderBy('id')).toMatchObject([
        {
          actor: 'user:default/dee',
          what: 'guards-passed-by',
          component: EXPLORER,
          environment: 'prod',
          candidate_id: candidateId,
          detail: 'QUORUM: The site is down',
        },
        { what: 'locked' },
        { what: 'unlocked' },
      ]);
    });

    it('leave nothing to do for what has come there meanwhile, whatever else stands in the way', async () => {
      const id = await scheduler.ask({
        sha: sha('e1'),
        dueAt: scheduler.clock.now() + 60_000,
      });
      await scheduler.places.lock(
        { component: EXPLORER, environment: 'staging', reason: 'Audit' },
        scheduler.as('ana'),
      );
      await knex('environments')
        .where({ id: `${EXPLORER}#staging` })
        .update({
          recorded_sha: sha('e1'),
          recorded_at: scheduler.clock.now(),
          recorded_deployment_id: 'another',
        });
      await scheduler.pass(60);
      expect(await scheduler.deployment(id)).toMatchObject({
        state: 'noop',
        detail: 'e1e1e1e is in staging already.',
      });
      expect(vendor.sent).toEqual([]);
    });

    it('know what has been staged from what has been in production', async () => {
      const config = structuredClone(testConfig);
      config.releaseTrain.components[0].environments.push({
        name: 'mirror',
        mechanism: 'deploys',
      });
      await scheduler.stop();
      scheduler = await start(config);
      const { candidateId } = await scheduler.approved();
      const mirror = { environment: 'mirror', candidateId };
      await expect(scheduler.ask(mirror)).rejects.toMatchObject({
        code: 'ENVIRONMENT_ORDER',
        reasons: [{ params: { environment: 'prod' } }],
      });
      await scheduler.ask({ environment: 'prod', candidateId });
      await scheduler.pass(60);
      const id = await scheduler.ask(mirror);
      await scheduler.pass(60);
      expect((await scheduler.deployment(id)).state).toBe('succeeded');
    });

    it('let a candidate into the environment of the cut that only candidates may enter', async () => {
      const config = structuredClone(testConfig);
      Object.assign(config.releaseTrain.components[0].environments[1], {
        needsCandidate: true,
      });
      await scheduler.stop();
      scheduler = await start(config);
      const runId = await scheduler.fixtures.run({
        slotDate: '2026-11-19',
        state: 'staging',
      });
      const candidateId = await scheduler.fixtures.candidate({
        runId,
        state: 'pinned',
      });
      const id = await scheduler.ask({ candidateId });
      await scheduler.pass(20);
      expect((await scheduler.deployment(id)).state).toBe('succeeded');
      await expect(scheduler.ask({ sha: sha('e1') })).rejects.toMatchObject({
        code: 'NEEDS_CANDIDATE',
      });
    });

    it.each([
      ['queued', 'failed'],
      ['blocked', 'cancelled'],
      ['dispatching', 'needs_human'],
      ['unknown', 'needs_human'],
      ['dispatched', 'needs_human'],
      ['running', 'needs_human'],
      ['verifying', 'needs_human'],
      ['cancelling', 'needs_human'],
    ] as const)(
      'when its environment is not configured any more, %s becomes %s',
      async (state, then) => {
        const config = structuredClone(testConfig);
        config.releaseTrain.components[0].environments[1].mechanism = 'watches';
        config.releaseTrain.trains.shift();
        await scheduler.stop();
        scheduler = await start(config);
        const id = await scheduler.fixtures.deployment({
          component: EXPLORER,
          state,
          nextAt: scheduler.clock.now(),
        });
        scheduler.wake();
        await scheduler.pass(10);
        expect(await scheduler.deployment(id)).toMatchObject({
          state: then,
          detail: expect.stringContaining(
            "staging of component:default/explorer is not configured as 'deploys' any more",
          ),
        });
        expect(vendor.sent).toEqual([]);
      },
    );
  },
);
