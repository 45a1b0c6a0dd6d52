import { sha } from '../__testUtils__/Fixtures';
import {
  BASE,
  INFRA,
  NEXT,
  startWeek,
  type TestWeek,
} from '../__testUtils__/startWeek';
import { DATA_PORTAL, EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

// Days pass in these tests, deployment by deployment.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('what people do on %s', id => {
  let week: TestWeek;
  const start = async (train: object = {}) => {
    week = await startWeek({ knex: await databases.init(id), train });
    return week;
  };
  afterEach(() => week?.scheduler.stop());

  const cutAgain = async (component: string, to = sha('3d')) => {
    const { run } = await week.week();
    return week.scheduler.runActions.cut(
      {
        runId: run.id,
        version: run.version,
        reason: 'The sort order was wrong',
        components: [{ component, sha: to }],
      },
      week.scheduler.as('ana'),
    );
  };
  const promote = async (component: string) => {
    const { candidate } = await week.week();
    const asked = await week.scheduler.ask({
      component,
      environment: 'prod',
      candidateId: candidate(component).id,
    });
    await week.scheduler.pass(120);
    return asked;
  };

  describe('a hold', () => {
    const PULL = {
      number: 12,
      title: 'feat: Sort by [date]',
      url: 'https://code.example/explorer/pull/12',
      state: 'open' as const,
    };
    const hold = async () => {
      const { run } = await week.week();
      const { hold: made } = await week.scheduler.holds.create(
        { runId: run.id, component: EXPLORER, pullNumber: 12 },
        week.scheduler.as('bo'),
      );
      return made;
    };
    const call = () =>
      [...week.channel.messages.values()].filter(text =>
        text.includes('should wait for?'),
      );

    it('stands in the hold call, and in its thread who asked and what became of it', async () => {
      const { scheduler, vendor, channel } = await start();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T16:30:00Z');
      const { id: holdId } = await hold();
      await scheduler.pass(1);
      expect(call()).toEqual([
        expect.stringContaining(
          'It waits for explorer [#12](https://code.example/explorer/pull/12)',
        ),
      ]);
      expect(channel.told.at(-1)!.details).toBe(
        'bo has the cut wait for explorer [#12](https://code.example/explorer/pull/12) feat: Sort by \\[date\\]',
      );
      const { run } = await week.week();
      await scheduler.holds.lift(
        { runId: run.id, holdId },
        scheduler.as('ana'),
      );
      await scheduler.pass(1);
      expect(call()).toEqual([expect.not.stringContaining('It waits for')]);
      expect(channel.told.at(-1)!.details).toContain(
        'is not waited for any more, says ana.',
      );
    });

    it('asked for early stands in the call when that is made', async () => {
      const { scheduler, vendor, channel } = await start();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T15:50:00Z');
      await hold();
      await scheduler.pass(1);
      expect(channel.told).toEqual([]);
      await scheduler.passTo('2026-11-19T16:00:10Z');
      expect(call()).toEqual([expect.stringContaining('asked by bo')]);
    });

    it('is looked at as soon as something is heard of its pull request', async () => {
      const { scheduler, vendor } = await start();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T16:30:00Z');
      await hold();
      await scheduler.pass(5);
      vendor.pulls.set('explorer#12', { ...PULL, state: 'merged' });
      const standing = async () =>
        (await scheduler.knex('holds').whereNull('lifted_at')).length;
      await scheduler.wakeHolds(DATA_PORTAL);
      await scheduler.wakeHolds(EXPLORER, 13);
      await scheduler.quiet();
      expect(await standing()).toBe(1);
      await scheduler.wakeHolds(EXPLORER, 12);
      await scheduler.quiet();
      expect(await standing()).toBe(0);
    });
  });

  describe('pinning again', () => {
    it('is refused while the cut is under way, and once the run has ended', async () => {
      const { scheduler, vendor } = await start({ catchUpWindow: '30m' });
      vendor.readSource = async () => {
        throw new Error('down');
      };
      await scheduler.passTo('2026-11-19T18:00:20Z');
      expect((await week.week()).run.state).toBe('cutting');
      await expect(cutAgain(EXPLORER)).rejects.toMatchObject({
        code: 'RUN_STATE',
      });
      await scheduler.passTo('2026-11-19T18:31:00Z');
      expect((await week.week()).run.state).toBe('missed');
      await expect(cutAgain(EXPLORER)).rejects.toMatchObject({
        code: 'RUN_ENDED',
      });
    });

    it('is refused for what this run has sent to production, and leaves the others free', async () => {
      const { scheduler } = await start();
      await week.approved();
      await promote(INFRA);
      await expect(cutAgain(INFRA, sha('1d'))).rejects.toMatchObject({
        code: 'ALREADY_DISPATCHED',
      });
      await scheduler.places.rollBack(
        { component: INFRA, environment: 'prod', reason: 'It is slow' },
        scheduler.as('ana'),
      );
      await scheduler.pass(60);
      await expect(cutAgain(INFRA, sha('1d'))).rejects.toMatchObject({
        code: 'ALREADY_DISPATCHED',
      });
      await cutAgain(EXPLORER);
      await scheduler.pass(120);
      expect((await week.week()).candidate(EXPLORER)).toMatchObject({
        revision: 2,
        state: 'soaking',
      });
    });

    it('waits for nobody who deploys something else there', async () => {
      const { scheduler, vendor } = await start();
      week.stagesItself();
      await scheduler.passTo('2026-11-20T18:00:00Z');
      vendor.follow = async () => ({ state: 'running' });
      await scheduler.ask({ component: EXPLORER, sha: sha('99') });
      await expect(cutAgain(EXPLORER)).rejects.toMatchObject({
        code: 'ACTIVE_DEPLOYMENT',
        message:
          'Another deployment comes first: explorer 9999999 to staging is under way',
      });
      const { candidate } = await week.week();
      expect(candidate(EXPLORER)).toMatchObject({
        revision: 1,
        state: 'soaking',
      });
      vendor.follow = async () => ({ state: 'succeeded' });
      await scheduler.pass(60);
    });
  });

  it('what is locked on staging holds the others for no longer than the window', async () => {
    const { scheduler } = await start();
    week.stagesItself();
    const lock = await scheduler.places.lock(
      { component: EXPLORER, environment: 'staging', reason: 'Load test' },
      scheduler.as('dee'),
    );
    await scheduler.passTo('2026-11-19T21:00:00Z');
    expect((await week.week()).run).toMatchObject({
      state: 'staging',
      detail: expect.stringMatching(/^explorer waits: staging is locked by/),
    });
    await scheduler.passTo('2026-11-19T22:30:00Z');
    expect((await week.week()).run).toMatchObject({
      state: 'soaking',
      detail: 'explorer did not get to staging; the others go on.',
    });
    await scheduler.places.liftLock({ lockId: lock.id }, scheduler.as('dee'));
    await scheduler.pass(60);
    expect((await week.week()).candidate(EXPLORER).state).toBe('soaking');
  });

  it('a run of which something is in production is not cancelled', async () => {
    const { scheduler } = await start();
    await week.approved();
    await promote(INFRA);
    const { run } = await week.week();
    await expect(
      scheduler.runActions.cancel(
        { runId: run.id, version: run.version, reason: 'Enough' },
        scheduler.as('ana'),
      ),
    ).rejects.toMatchObject({
      code: 'ALREADY_DISPATCHED',
      message:
        'infra of this run is in prod already; leave the others out one by one.',
    });
  });

  describe('a hot-fix', () => {
    const begin = (more: object = {}) =>
      week.scheduler.hotfixes.begin(
        {
          trainId: 'single-cell',
          component: EXPLORER,
          sha: sha('3f'),
          reason: 'Nobody can log in',
          ...more,
        },
        week.scheduler.as('ana'),
      );

    it('is begun once, however often its key is sent', async () => {
      const { scheduler } = await start();
      const idempotencyKey = 'one-hotfix';
      const both = await Promise.all([
        begin({ idempotencyKey }),
        begin({ idempotencyKey }),
      ]);
      expect(both.map(({ created }) => created).sort()).toEqual([false, true]);
      expect(both[0].runId).toBe(both[1].runId);
      await expect(
        begin({ idempotencyKey, sha: sha('4f') }),
      ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      await scheduler.pass(60);
      expect(await begin({ idempotencyKey })).toEqual({
        runId: both[0].runId,
        created: false,
      });
    });

    it('comes alone: one at a time, into a free place, and not what was vetoed', async () => {
      const { scheduler, vendor } = await start();
      vendor.follow = async () => ({ state: 'running' });
      await scheduler.ask({ component: EXPLORER, sha: sha('99') });
      await expect(begin()).rejects.toMatchObject({
        code: 'ACTIVE_DEPLOYMENT',
      });
      vendor.follow = async () => ({ state: 'succeeded' });
      await scheduler.pass(60);
      const both = await Promise.allSettled([begin(), begin()]);
      expect(both.map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
      ]);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'HOTFIX_UNDER_WAY' },
      });
      await scheduler.knex('vetoes').insert({
        component: DATA_PORTAL,
        sha: sha('2f'),
        reason: 'It drops a table',
        user_ref: 'user:default/bo',
        at: 1,
      });
      await expect(
        begin({ component: DATA_PORTAL, sha: sha('2f') }),
      ).rejects.toMatchObject({ reasons: [{ code: 'VETOED' }] });
      await scheduler.pass(60);
    });

    it('waits to be seen where the component deploys itself, and is ready at once', async () => {
      const { scheduler, there, look } = await start();
      const fix = sha('2f');
      const { runId } = await begin({ component: DATA_PORTAL, sha: fix });
      await scheduler.pass(60);
      expect(await scheduler.run(runId)).toMatchObject({
        state: 'staging',
        detail:
          'data-portal 2f2f2f2 deploys itself to staging and is not there yet.',
      });
      there.set(`${DATA_PORTAL}#staging`, fix);
      await look();
      expect((await scheduler.run(runId)).state).toBe('ready');
    });

    it('takes what it brings out of the train, when it holds all of it', async () => {
      const { scheduler, vendor } = await start({ hotfixQuorum: 0 });
      week.stagesItself();
      await scheduler.passTo('2026-11-21T03:00:00Z');
      const fix = sha('3f');
      // Made from main after the cut.
      vendor.histories.push([BASE.explorer, NEXT.explorer, fix]);
      const { runId } = await begin();
      await scheduler.pass(120);
      const [candidate] = await scheduler
        .knex('candidates')
        .where({ run_id: runId });
      await scheduler.tick(candidate.id, 'breadcrumbs-load', 'bo');
      await scheduler.tick(candidate.id, 'lasso-selection', 'bo', 'skip');
      await scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId: candidate.id,
      });
      await scheduler.pass(300);
      expect((await scheduler.run(runId)).state).toBe('shipped');
      expect((await week.week()).candidate(EXPLORER)).toMatchObject({
        state: 'verified',
        detail: 'prod holds 3a3a3a3 already, past the train: 3f3f3f3 is there.',
      });
    });
  });
});
