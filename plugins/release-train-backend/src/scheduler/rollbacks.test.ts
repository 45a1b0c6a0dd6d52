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
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const NOW = '2026-11-25T18:00:00Z';
const PROD = { component: EXPLORER, environment: 'prod' };
const OLDEST = sha('0a');
const GOOD = sha('b0');
const BAD = sha('a1');

// Deployments of several weeks, one after the other.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('rollbacks on %s', databaseId => {
  let knex: Knex;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;

  const start = async (config: object = testConfig) => {
    scheduler = await startTestScheduler({
      knex,
      now: NOW,
      vendor,
      channel,
      config: JSON.parse(JSON.stringify(config)),
    });
    await scheduler.quiet();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
    await start();
  }, 60_000);
  afterEach(() => scheduler.stop());

  /** A deployment to production as it was before this test. */
  const before = async (
    version: string,
    state: 'succeeded' | 'noop' | 'failed' | 'timed_out',
    more: { candidateId?: string; runId?: string } = {},
  ) => {
    const id = await scheduler.fixtures.deployment({
      environment: 'prod',
      sha: version,
      state,
      endedAt: scheduler.clock.now(),
      ...more,
    });
    await knex('deployments').where({ id }).update({ dispatched_at: 1 });
    scheduler.clock.moveTo(scheduler.clock.now() + 1000);
  };

  const plan = () => scheduler.places.planRollback(PROD, scheduler.as('ana'));
  const rollBack = (more: { sha?: string; idempotencyKey?: string } = {}) =>
    scheduler.places.rollBack(
      { ...PROD, reason: 'It is slow', ...more },
      scheduler.as('ana'),
    );
  const locks = () => knex('locks').whereNull('lifted_at');

  it('offer what was verified here, the latest first, without what is vetoed', async () => {
    for (const version of [OLDEST, sha('77'), GOOD, BAD]) {
      await before(version, 'succeeded');
    }
    await knex('vetoes').insert({
      component: EXPLORER,
      sha: sha('77'),
      reason: 'It was slow, too',
      user_ref: 'user:default/bo',
      at: 1,
    });
    const { badSha, targets, reasons } = await plan();
    expect(badSha).toBe(BAD);
    expect(targets.map(target => target.sha)).toEqual([GOOD, OLDEST]);
    expect(reasons).toEqual([]);

    await expect(rollBack({ sha: sha('77') })).rejects.toMatchObject({
      reasons: [{ code: 'VETOED' }],
    });
    await expect(rollBack({ sha: BAD })).rejects.toThrow(
      'sha: a1a1a1a was never verified in prod, or is what is there; one of b0b0b0b, 0a0a0a0 was',
    );
    const { deployment } = await rollBack({ sha: OLDEST });
    await scheduler.pass(60);
    expect(await scheduler.deployment(deployment.id)).toMatchObject({
      kind: 'rollback',
      state: 'succeeded',
      sha: OLDEST,
      replacesSha: BAD,
    });
    // Back again, to what was in between.
    expect(await plan()).toMatchObject({
      badSha: OLDEST,
      targets: [{ sha: GOOD }],
    });
  });

  it.each(['failed', 'timed_out'] as const)(
    'go back to what our record says when the attempt to leave it has %s',
    async state => {
      await before(GOOD, 'succeeded');
      await knex('environments')
        .where({ id: `${EXPLORER}#prod` })
        .update({
          recorded_sha: GOOD,
          recorded_at: 1,
          recorded_deployment_id: 'the one before',
        });
      const { candidateId, runId } = await scheduler.approved();
      await before(BAD, state, { candidateId, runId });
      const { deployment } = await rollBack();
      await scheduler.pass(60);
      expect(vendor.sent).toMatchObject([{ sha: GOOD }]);
      expect(await scheduler.deployment(deployment.id)).toMatchObject({
        state: 'succeeded',
        runId,
      });
      expect((await scheduler.candidate(candidateId)).state).toBe(
        'rolled_back',
      );
    },
  );

  it('know what a deployment with nothing to do has found there', async () => {
    await before(OLDEST, 'succeeded');
    await before(GOOD, 'noop');
    expect(await plan()).toMatchObject({
      badSha: GOOD,
      targets: [{ sha: OLDEST }],
    });
    await before(BAD, 'failed');
    expect(await plan()).toMatchObject({
      badSha: BAD,
      targets: [{ sha: GOOD }, { sha: OLDEST }],
    });
  });

  it('say that there is nothing to go back to, with whatever else stands in the way', async () => {
    expect(await plan()).toMatchObject({
      targets: [],
      reasons: [{ code: 'NOTHING_TO_ROLL_BACK_TO' }],
    });
    await expect(rollBack({ sha: GOOD })).rejects.toThrow(
      /^sha: b0b0b0b was never verified in prod, or is what is there; nothing else was/,
    );
    expect(await locks()).toEqual([]);
  });

  it('can be tried again after one has failed, without a second lock', async () => {
    const { candidateId, runId } = await scheduler.approved();
    // Only the candidate knows what was there before.
    await before(BAD, 'succeeded', { candidateId, runId });
    vendor.follow = async () => ({ state: 'failed', detail: 'GitHub is down' });
    const first = await rollBack();
    await scheduler.pass(60);
    expect((await scheduler.deployment(first.deployment.id)).state).toBe(
      'failed',
    );
    expect(await plan()).toMatchObject({
      badSha: BAD,
      targets: [{ sha: GOOD }],
      reasons: [],
    });
    vendor.follow = async () => ({ state: 'succeeded' });
    const second = await rollBack();
    await scheduler.pass(60);
    expect(await scheduler.deployment(second.deployment.id)).toMatchObject({
      state: 'succeeded',
      sha: GOOD,
      replacesSha: BAD,
    });
    expect(await locks()).toHaveLength(1);
    expect(await knex('vetoes').select('sha')).toEqual([{ sha: BAD }]);
  });

  it('pass by locks and freezes, and nothing else does afterwards', async () => {
    const config = structuredClone(testConfig);
    Object.assign(config.releaseTrain.trains[0], {
      freezes: [
        {
          name: 'Thanksgiving',
          environments: ['prod'],
          once: { from: '2026-11-25T00:00', to: '2026-11-30T00:00' },
        },
      ],
    });
    await scheduler.stop();
    await start(config);
    await before(GOOD, 'succeeded');
    await before(BAD, 'succeeded');
    await scheduler.places.lock(
      { ...PROD, reason: 'Audit' },
      scheduler.as('dee'),
    );
    await rollBack();
    await scheduler.pass(60);
    expect(vendor.sent).toMatchObject([{ sha: GOOD }]);
    const { candidateId } = await scheduler.approved();
    await expect(
      scheduler.ask({ environment: 'prod', candidateId }),
    ).rejects.toMatchObject({
      reasons: [
        { code: 'VETOED' },
        { code: 'LOCKED' },
        { code: 'LOCKED' },
        { code: 'FROZEN' },
      ],
    });
  });

  it('are one, however many ask at the same moment', async () => {
    await before(GOOD, 'succeeded');
    await before(BAD, 'succeeded');
    const outcomes = await Promise.allSettled([
      rollBack(),
      rollBack(),
      rollBack(),
    ]);
    const refused = outcomes.flatMap(outcome =>
      outcome.status === 'rejected' ? [outcome.reason] : [],
    );
    expect(refused).toHaveLength(2);
    for (const { code } of refused) expect(code).toBe('ACTIVE_DEPLOYMENT');
    await scheduler.pass(60);
    expect(vendor.sent).toHaveLength(1);
    expect(await locks()).toHaveLength(1);
  });

  it('answer the same key with the same rollback, even at the same moment', async () => {
    await before(GOOD, 'succeeded');
    await before(BAD, 'succeeded');
    const idempotencyKey = 'one-and-the-same';
    const answers = await Promise.all([
      rollBack({ idempotencyKey }),
      rollBack({ idempotencyKey }),
    ]);
    expect(new Set(answers.map(({ deployment }) => deployment.id)).size).toBe(
      1,
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    await expect(
      rollBack({ idempotencyKey, sha: OLDEST }),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });

    await scheduler.ask({ sha: sha('e1'), idempotencyKey: 'a-deployment' });
    await expect(
      scheduler.places.rollBack(
        { ...PROD, reason: 'It is slow', idempotencyKey: 'a-deployment' },
        { ...scheduler.as('ana'), actor: 'user:default/dee' },
      ),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('are refused where nothing earlier can be brought back', async () => {
    await before(GOOD, 'succeeded');
    await before(BAD, 'succeeded');
    scheduler.model.environmentOf(EXPLORER, 'prod')!.driver = {
      ...vendor.driver('deploys'),
      rollsBack: false,
    };
    expect((await plan()).reasons).toMatchObject([
      { code: 'CANNOT_ROLL_BACK', params: { environment: 'prod' } },
    ]);
    await expect(rollBack()).rejects.toMatchObject({
      code: 'CANNOT_ROLL_BACK',
    });
  });

  it('tell the channel when a veto is taken back', async () => {
    await before(GOOD, 'succeeded');
    await before(BAD, 'succeeded');
    await rollBack();
    await scheduler.pass(60);
    await scheduler.places.liftVeto(
      { component: EXPLORER, sha: BAD },
      scheduler.as('dee'),
    );
    await scheduler.quiet();
    expect(channel.log().at(-1)).toContain(
      'explorer: dee has taken the veto on a1a1a1a back.',
    );
    expect(
      (await knex('journal').orderBy('id')).map(({ what }) => what),
    ).toEqual(['rolled-back', 'veto-taken-back']);
  });
});
