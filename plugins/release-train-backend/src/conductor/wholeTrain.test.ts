import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import type { TestScheduler } from '../__testUtils__/startTestScheduler';
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

describe.each(databases.eachSupportedId())('the whole train on %s', id => {
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;
  let started: TestWeek;
  let there: TestWeek['there'];

  beforeEach(() => {
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
  });
  afterEach(() => scheduler?.stop());

  const start = async (train: object = {}) => {
    const knex = await databases.init(id);
    started = await startWeek({ knex, train, vendor, channel });
    ({ scheduler, there } = started);
  };
  const stagesItself = () => started.stagesItself();
  const look = () => started.look();
  const week = () => started.week();
  const approved = () => started.approved();
  const promoteAll = () => started.promoteAll();

  it('waits for what deploys itself, and takes a newer revision that holds it for it', async () => {
    await start();
    await scheduler.passTo('2026-11-19T18:01:00Z');
    expect((await week()).run).toMatchObject({
      state: 'staging',
      detail:
        'infra 1a1a1a1, data-portal 2a2a2a2 deploy themselves to staging and are not there yet.',
    });
    // Only the explorer is deployed by the train.
    expect(vendor.sent.map(({ target }) => target.component)).toEqual([
      EXPLORER,
    ]);

    there.set(`${INFRA}#staging`, NEXT.infra.slice(0, 8));
    // The data portal has moved on before anybody looked.
    const newer = sha('2b');
    vendor.histories.push([NEXT['data-portal'], newer]);
    there.set(`${DATA_PORTAL}#staging`, newer);
    await look();
    const { run, candidate } = await week();
    expect(run.state).toBe('soaking');
    expect(candidate(DATA_PORTAL)).toMatchObject({
      state: 'soaking',
      sha: NEXT['data-portal'],
    });
    const stop = channel
      .log()
      .filter(line => line.includes('deployment to staging'));
    expect(stop.at(-1)).toContain('deployment to staging complete');
    expect(channel.told.at(-1)!.text).toContain('data-portal');
    expect(channel.told.at(-1)!.text).toContain('done, by itself');
  });

  it('T4 ships the pinned sha with its notes, whatever main and staging do after the cut', async () => {
    await start();
    vendor.changes.set('data-portal', [
      { sha: NEXT['data-portal'], title: 'Fix the upload (#7)', pullNumber: 7 },
    ]);
    stagesItself();
    await scheduler.passTo('2026-11-19T18:05:00Z');
    const before = await scheduler
      .knex('candidate_changes')
      .orderBy(['candidate_id', 'position']);
    // Everything moves on.
    for (const name of Object.keys(NEXT)) {
      vendor.heads.set(name, { sha: sha('ff'), authorLogin: 'bo' });
      vendor.changes.set(name, [
        { sha: sha('ff'), title: 'feat: Later (#99)' },
      ]);
    }
    there.set(`${INFRA}#staging`, sha('ff'));
    there.set(`${DATA_PORTAL}#staging`, sha('ff'));
    await scheduler.ask({ component: EXPLORER, sha: sha('ff') });
    await scheduler.passTo('2026-11-21T18:00:00Z');
    const { run, rows } = await approved();
    there.set(`${DATA_PORTAL}#staging`, sha('ff'));
    await scheduler.runActions.promote(
      {
        runId: run.id,
        candidates: rows.map(row => ({ candidateId: row.id, revision: 1 })),
      },
      scheduler.as('dee'),
    );
    await scheduler.pass(600);
    const shipped = vendor.sent.filter(
      ({ target }) => target.environment === 'prod',
    );
    expect(shipped.map(request => request.sha)).toEqual([
      NEXT.infra,
      NEXT['data-portal'],
      NEXT.explorer,
    ]);
    expect(
      await scheduler
        .knex('candidate_changes')
        .orderBy(['candidate_id', 'position']),
    ).toEqual(before);
    expect((await week()).run.state).toBe('shipped');
    expect(channel.told.at(-1)!.details).toContain('#7 Fix the upload');
    expect(channel.told.at(-1)!.details).not.toContain('Later');
  });

  it('promotes in the order of dependencies, each after the one before has arrived', async () => {
    await start();
    let finished = false;
    vendor.follow = async () => ({ state: finished ? 'succeeded' : 'running' });
    stagesItself();
    await scheduler.passTo('2026-11-19T18:05:00Z');
    finished = true;
    const { rows } = await approved();
    finished = false;
    const { run } = await week();
    const asked = await scheduler.runActions.promote(
      {
        runId: run.id,
        candidates: [...rows]
          .reverse()
          .map(row => ({ candidateId: row.id, revision: 1 })),
      },
      scheduler.as('dee'),
    );
    expect(asked.map(({ component, state }) => [component, state])).toEqual([
      [INFRA, 'queued'],
      [DATA_PORTAL, 'blocked'],
      [EXPLORER, 'blocked'],
    ]);
    await scheduler.pass(120);
    const prod = () =>
      vendor.sent
        .filter(({ target }) => target.environment === 'prod')
        .map(({ target }) => target.component);
    expect(prod()).toEqual([INFRA]);
    expect((await scheduler.deployment(asked[1].id)).reasons).toMatchObject([
      { code: 'DEPENDENCY', params: { components: 'infra' } },
    ]);
    finished = true;
    await scheduler.pass(600);
    expect(prod()).toEqual([INFRA, DATA_PORTAL, EXPLORER]);
    expect((await week()).run.state).toBe('shipped');
  });

  it('asks for all promotions or for none, and names what stands in the way of whom', async () => {
    await start();
    const { run, rows } = await approved();
    const explorer = rows.find(row => row.component === EXPLORER)!;
    await scheduler.tick(explorer.id, 'lasso-selection', 'bo', 'fail');
    await expect(
      scheduler.runActions.promote(
        {
          runId: run.id,
          candidates: rows.map(row => ({ candidateId: row.id, revision: 1 })),
        },
        scheduler.as('dee'),
      ),
    ).rejects.toMatchObject({
      reasons: [
        {
          code: 'CHECKLIST',
          message: '1 of 2 failed.',
          params: { failed: 1, component: EXPLORER },
        },
      ],
    });
    expect(
      await scheduler.knex('deployments').where({ environment: 'prod' }),
    ).toEqual([]);
  });

  it('ships in part when one is rolled back: locked, vetoed, and told', async () => {
    await start();
    vendor.follow = async ({ id: run }) =>
      // The fourth deployment is the explorer's to prod.
      run === 'run-4'
        ? { state: 'failed', detail: 'e2e' }
        : { state: 'succeeded' };
    await promoteAll();
    await scheduler.pass(600);
    const { run, candidate } = await week();
    expect(run.state).toBe('ready');
    expect(candidate(EXPLORER).state).toBe('approved');

    const options = scheduler.as('ana');
    const place = { component: EXPLORER, environment: 'prod' };
    // Nothing was ever verified there by Signalbox but what the candidate came from.
    expect(await scheduler.places.planRollback(place, options)).toMatchObject({
      badSha: NEXT.explorer,
      targets: [{ sha: BASE.explorer }],
      reasons: [],
      warnings: [{ code: 'SCHEMA_STAYS' }],
    });
    await scheduler.places.rollBack(
      { ...place, reason: 'Nobody can [log in](https://evil.example)' },
      options,
    );
    await scheduler.pass(600);
    const after = await week();
    expect(after.run.state).toBe('partially_shipped');
    expect(after.rows.map(row => [row.component, row.state])).toEqual([
      [INFRA, 'verified'],
      [DATA_PORTAL, 'verified'],
      [EXPLORER, 'rolled_back'],
    ]);
    expect(
      await scheduler.knex('vetoes').select('component', 'sha', 'user_ref'),
    ).toEqual([
      {
        component: EXPLORER,
        sha: NEXT.explorer,
        user_ref: 'user:default/ana',
      },
    ]);
    const { items: locks } = await scheduler.places.listLocks(
      { active: true },
      options,
    );
    expect(locks).toMatchObject([{ ...place, cause: 'rollback' }]);
    expect(vendor.sent.at(-1)).toMatchObject({ sha: BASE.explorer });
    const place0 = await scheduler
      .knex('environments')
      .where({ id: `${EXPLORER}#prod` })
      .first();
    expect(place0.recorded_sha).toBe(BASE.explorer);
    expect(channel.log().join('\n')).toContain(
      'ana rolls prod back from 3a3a3a3 to 3030303. prod is locked, 3a3a3a3 is vetoed.',
    );
    expect(channel.told.map(({ text }) => text).join('\n')).toContain(
      'Nobody can \\[log in\\](https://evil.example)',
    );

    // It is not deployed again by accident.
    await expect(
      scheduler.ask({ sha: NEXT.explorer, environment: 'staging' }),
    ).rejects.toMatchObject({
      reasons: [{ code: 'VETOED' }, { code: 'ALREADY_DEPLOYED' }],
    });
  });

  it('takes what has shipped back out when it is rolled back later', async () => {
    await start();
    await promoteAll();
    await scheduler.pass(600);
    expect((await week()).run.state).toBe('shipped');
    await scheduler.places.rollBack(
      { component: EXPLORER, environment: 'prod', reason: 'It is slow' },
      scheduler.as('ana'),
    );
    await scheduler.pass(60);
    const { run, candidate } = await week();
    expect(run.state).toBe('partially_shipped');
    expect(candidate(EXPLORER).state).toBe('rolled_back');
  });

  it('never rolls back into a deployment that is under way', async () => {
    await start();
    await promoteAll();
    vendor.follow = async () => ({ state: 'running' });
    await expect(
      scheduler.places.rollBack(
        { component: INFRA, environment: 'prod', reason: 'It is slow' },
        scheduler.as('ana'),
      ),
    ).rejects.toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'ACTIVE_DEPLOYMENT' }),
      ]),
    });
    expect(await scheduler.knex('vetoes')).toEqual([]);
    expect(await scheduler.knex('locks')).toEqual([]);
    vendor.follow = async () => ({ state: 'succeeded' });
    await scheduler.pass(600);
  });

  it('lets a member that fails on staging hold nobody else', async () => {
    await start();
    vendor.follow = async () => ({ state: 'failed', detail: 'e2e' });
    stagesItself();
    await scheduler.passTo('2026-11-19T18:05:00Z');
    const { run, candidate } = await week();
    expect(run).toMatchObject({
      state: 'soaking',
      detail: 'explorer did not get to staging; the others go on.',
    });
    expect(candidate(EXPLORER).state).toBe('pinned');

    // It is tried again later, and soaks for itself.
    vendor.follow = async () => ({ state: 'succeeded' });
    await scheduler.passTo('2026-11-20T18:00:00Z');
    await scheduler.ask({
      component: EXPLORER,
      candidateId: candidate(EXPLORER).id,
    });
    await scheduler.pass(120);
    const staged = (await week()).candidate(EXPLORER);
    expect(staged.state).toBe('soaking');
    expect(new Date(Number(staged.soaked_at)).toISOString()).toBe(
      '2026-11-26T08:00:00.000Z',
    );
  });

  it('goes on without what never comes to staging by itself', async () => {
    await start();
    there.set(`${INFRA}#staging`, NEXT.infra);
    await scheduler.passTo('2026-11-19T21:00:00Z');
    expect((await week()).run.state).toBe('staging');
    await scheduler.passTo('2026-11-19T22:30:00Z');
    expect((await week()).run).toMatchObject({
      state: 'soaking',
      detail: 'data-portal did not get to staging; the others go on.',
    });
  });

  describe('holds', () => {
    const PULL = {
      number: 12,
      title: 'feat: Sort by date',
      url: 'https://code.example/explorer/pull/12',
      state: 'open' as const,
    };
    const hold = async () => {
      const { run } = await week();
      return scheduler.holds.create(
        {
          runId: run.id,
          component: EXPLORER,
          pullNumber: 12,
          reason: 'The customer waits for it',
        },
        scheduler.as('bo'),
      );
    };

    it('have the cut wait until the pull request is merged, and lift themselves', async () => {
      await start();
      stagesItself();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T16:30:00Z');
      const { created } = await hold();
      expect(created).toBe(true);
      expect((await hold()).created).toBe(false);

      await scheduler.passTo('2026-11-19T18:30:00Z');
      const waiting = await week();
      expect(waiting.run).toMatchObject({
        state: 'collecting',
        detail: 'The cut waits for explorer #12.',
      });
      expect(waiting.rows).toEqual([]);
      expect(
        channel.log().filter(line => line.includes('The cut waits')),
      ).toHaveLength(1);

      vendor.pulls.set('explorer#12', { ...PULL, state: 'merged' });
      vendor.heads.set('explorer', { sha: sha('3c'), authorLogin: 'bo' });
      await scheduler.passTo('2026-11-19T18:45:00Z');
      const { run, candidate } = await week();
      expect(run).toMatchObject({ state: 'soaking', late: true });
      expect(candidate(EXPLORER).sha).toBe(sha('3c'));
      const { items } = await scheduler.holds.list(
        { runId: run.id },
        scheduler.as('ana'),
      );
      expect(items).toMatchObject([
        { pullNumber: 12, liftedWhy: 'merged', askedBy: 'user:default/bo' },
      ]);
    });

    it('are lifted by a person, and the cut goes at once', async () => {
      await start();
      stagesItself();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T16:30:00Z');
      const { hold: standing } = await hold();
      await scheduler.passTo('2026-11-19T18:10:00Z');
      const { run } = await week();
      await expect(
        scheduler.runActions.cut(
          { runId: run.id, version: run.version, reason: 'It is time' },
          scheduler.as('ana'),
        ),
      ).rejects.toMatchObject({ reasons: [{ code: 'HOLD' }] });
      await scheduler.holds.lift(
        { runId: run.id, holdId: standing.id },
        scheduler.as('ana'),
      );
      await scheduler.pass(120);
      expect((await week()).run.state).toBe('soaking');
      const { items } = await scheduler.runActions.listJournal(
        { runId: run.id },
        scheduler.as('ana'),
      );
      expect(items.map(({ what, actor }) => [what, actor])).toEqual([
        ['hold-asked', 'user:default/bo'],
        ['hold-lifted', 'user:default/ana'],
        ['run-cut', 'train:single-cell'],
      ]);
    });

    it('beyond the catch-up window, the run is missed', async () => {
      await start();
      vendor.pulls.set('explorer#12', PULL);
      await scheduler.passTo('2026-11-19T16:30:00Z');
      await hold();
      await scheduler.passTo('2026-11-19T23:00:00Z');
      expect((await scheduler.runs())[0]).toMatchObject({
        state: 'missed',
        detail: 'The cut waits for explorer #12.',
      });
    });

    it('are refused with the field and the fix', async () => {
      await start();
      await scheduler.passTo('2026-11-19T16:30:00Z');
      await expect(hold()).rejects.toThrow(
        `pullNumber: ${EXPLORER} has no pull request 12`,
      );
      vendor.pulls.set('explorer#12', { ...PULL, state: 'closed' });
      await expect(hold()).rejects.toThrow(/pullNumber: 12 is closed already/);
      vendor.pulls.set('explorer#12', PULL);
      vendor.readSource = async () => {
        throw new Error('down');
      };
      await expect(hold()).rejects.toMatchObject({
        code: 'SOURCE_UNAVAILABLE',
      });
      vendor.readSource = async () => {};
      stagesItself();
      await scheduler.passTo('2026-11-19T18:05:00Z');
      await expect(hold()).rejects.toMatchObject({ code: 'NOT_HOLDABLE' });
    });
  });

  it('takes the commit that somebody chose, with the reason', async () => {
    await start();
    stagesItself();
    await scheduler.passTo('2026-11-19T16:30:00Z');
    const { run } = await week();
    const pin = (choice: object) =>
      scheduler.runActions.pin(
        { runId: run.id, component: EXPLORER, ...choice },
        scheduler.as('ana'),
      );
    await expect(pin({ sha: sha('3e') })).rejects.toThrow(/^reason: say why/);
    await pin({ sha: sha('3e'), reason: 'main is red' });
    await scheduler.passTo('2026-11-19T18:05:00Z');
    expect((await week()).candidate(EXPLORER)).toMatchObject({
      sha: sha('3e'),
      pin_reason: 'main is red',
      pinned_by: 'user:default/ana',
    });
    await expect(pin({ sha: sha('3f'), reason: 'x' })).rejects.toMatchObject({
      code: 'ALREADY_CUT',
    });
  });

  it('cuts by hand before the slot', async () => {
    await start();
    stagesItself();
    await scheduler.passTo('2026-11-19T16:30:00Z');
    const { run } = await week();
    const cut = (version: number) =>
      scheduler.runActions.cut(
        {
          runId: run.id,
          version,
          reason: 'Thanksgiving',
          components: [{ component: EXPLORER, sha: sha('3e') }],
        },
        scheduler.as('ana'),
      );
    await expect(cut(run.version + 7)).rejects.toMatchObject({
      code: 'STALE_VERSION',
    });
    await cut(run.version);
    await scheduler.pass(120);
    const after = await week();
    expect(after.run).toMatchObject({ state: 'soaking', late: false });
    expect(after.candidate(EXPLORER).sha).toBe(sha('3e'));
  });

  it('pins again: a new revision inherits nothing', async () => {
    await start();
    stagesItself();
    await scheduler.passTo('2026-11-20T18:00:00Z');
    const { run, candidate } = await week();
    const first = candidate(EXPLORER);
    await scheduler.lgtm(first.id, 'bo');
    await scheduler.tick(first.id, 'breadcrumbs-load', 'bo');
    vendor.heads.set('explorer', { sha: sha('3d'), authorLogin: 'bo' });
    await scheduler.runActions.cut(
      {
        runId: run.id,
        version: run.version,
        reason: 'The sort order was wrong',
        components: [{ component: EXPLORER }],
      },
      scheduler.as('ana'),
    );
    await scheduler.pass(120);
    const after = await week();
    expect(after.run.state).toBe('soaking');
    const second = after.candidate(EXPLORER);
    expect(second).toMatchObject({ revision: 2, sha: sha('3d') });
    expect((await scheduler.candidate(first.id)).state).toBe('superseded');
    expect(new Date(Number(second.soaked_at)).toISOString()).toBe(
      '2026-11-26T08:00:00.000Z',
    );
    await scheduler.passTo('2026-11-26T08:30:00Z');
    await expect(
      scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId: second.id,
      }),
    ).rejects.toMatchObject({
      reasons: [{ code: 'QUORUM' }, { code: 'CHECKLIST' }],
    });
    await expect(
      scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId: first.id,
      }),
    ).rejects.toMatchObject({
      reasons: expect.arrayContaining([
        expect.objectContaining({ code: 'CANDIDATE_NOT_CURRENT' }),
      ]),
    });
  });

  it('leaves a candidate out, and the rest goes on', async () => {
    await start();
    const { run, rows } = await approved();
    const explorer = await scheduler.candidate(
      rows.find(row => row.component === EXPLORER)!.id,
    );
    await scheduler.runActions.reject(
      {
        candidateId: explorer.id,
        version: explorer.version,
        reason: 'It eats memory',
        veto: true,
      },
      scheduler.as('ana'),
    );
    const others = rows.filter(row => row.component !== EXPLORER);
    await scheduler.runActions.promote(
      {
        runId: run.id,
        candidates: others.map(row => ({ candidateId: row.id, revision: 1 })),
      },
      scheduler.as('dee'),
    );
    await scheduler.pass(600);
    const after = await week();
    expect(after.run.state).toBe('partially_shipped');
    expect(after.candidate(EXPLORER)).toMatchObject({
      state: 'vetoed',
      detail: 'It eats memory',
    });
    expect(await scheduler.knex('vetoes')).toHaveLength(1);
  });

  it('cancels a run, and tells the channel why', async () => {
    await start();
    stagesItself();
    await scheduler.passTo('2026-11-20T18:00:00Z');
    const { run } = await week();
    await scheduler.runActions.cancel(
      { runId: run.id, version: run.version, reason: 'The database moves' },
      scheduler.as('ana'),
    );
    await scheduler.pass(60);
    const after = await week();
    expect(after.run).toMatchObject({
      state: 'cancelled',
      detail: 'The database moves',
    });
    expect(after.rows.map(row => row.state)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(channel.log().at(-1)).toContain(
      'cancelled by ana (The database moves)',
    );
    // The next week begins as if nothing had been.
    await scheduler.passTo('2026-11-26T18:05:00Z');
    expect((await scheduler.runs())[1].state).toBe('soaking');
  });

  it('ends what was promoted in part at the next cut as partially shipped', async () => {
    await start();
    const { rows } = await approved();
    await scheduler.ask({
      component: INFRA,
      environment: 'prod',
      candidateId: rows.find(row => row.component === INFRA)!.id,
    });
    await scheduler.passTo('2026-11-26T18:05:00Z');
    expect((await scheduler.runs())[0].state).toBe('partially_shipped');
  });

  it('gives a promotion that is blocked no hold on the next cut', async () => {
    await start();
    const { rows } = await approved();
    const infra = rows.find(row => row.component === INFRA)!;
    await scheduler.places.lock(
      { component: INFRA, environment: 'prod', reason: 'Audit' },
      scheduler.as('dee'),
    );
    const at = Date.parse('2026-11-25T18:00:00Z');
    // Asked for later than the lock is there, so that it is admitted and then blocked.
    await scheduler.knex('locks').update({ expires_at: at });
    const asked = await scheduler.ask({
      component: INFRA,
      environment: 'prod',
      candidateId: infra.id,
      dueAt: at,
    });
    await scheduler.knex('locks').update({ expires_at: null });
    await scheduler.passTo('2026-11-25T19:00:00Z');
    expect(await scheduler.deployment(asked)).toMatchObject({
      state: 'blocked',
      reasons: [{ code: 'LOCKED' }],
    });
    await scheduler.passTo('2026-11-26T18:10:00Z');
    expect((await scheduler.deployment(asked)).state).toBe('superseded');
    const [first, second] = await scheduler.runs();
    expect([first.state, second.state]).toEqual(['missed', 'soaking']);
  });

  it('waits for the end of a freeze, and for a lock to be lifted', async () => {
    await start({
      freezes: [
        {
          name: 'Thanksgiving',
          environments: ['prod'],
          once: { from: '2026-11-25T09:00', to: '2026-11-25T12:00' },
        },
      ],
    });
    const { rows } = await approved();
    const candidateId = rows.find(row => row.component === INFRA)!.id;
    const ask = (more: object = {}) =>
      scheduler.ask({
        component: INFRA,
        environment: 'prod',
        candidateId,
        ...more,
      });
    await expect(ask()).rejects.toMatchObject({
      reasons: [{ code: 'FROZEN', eligibleAt: '2026-11-25T20:00:00.000Z' }],
    });
    // A freeze is judged at the time that the deployment would run.
    const asked = await ask({ dueAt: Date.parse('2026-11-25T20:00:00Z') });
    const { id: lockId } = await scheduler.places.lock(
      { component: INFRA, environment: 'prod', reason: 'Look at the logs' },
      scheduler.as('dee'),
    );
    await scheduler.passTo('2026-11-25T20:30:00Z');
    expect((await scheduler.deployment(asked)).state).toBe('blocked');
    await scheduler.places.liftLock({ lockId }, scheduler.as('dee'));
    await scheduler.pass(60);
    expect((await scheduler.deployment(asked)).state).toBe('succeeded');
  });

  it('passes by guards with the permission and a reason, and says so', async () => {
    await start();
    const { rows } = await approved();
    const candidateId = rows.find(row => row.component === EXPLORER)!.id;
    await scheduler.tick(candidateId, 'lasso-selection', 'bo', 'fail');
    const ask = (override?: object, mayOverride = true) =>
      scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId,
        mayOverride,
        override: override as any,
      });
    const reason = 'Lasso is behind a flag';
    await expect(ask({ codes: ['CHECKLIST'], reason }, false)).rejects.toThrow(
      /may not pass by/,
    );
    await expect(
      ask({ codes: ['ACTIVE_DEPLOYMENT'], reason }),
    ).rejects.toMatchObject({ reasons: [{ code: 'NOT_OVERRIDABLE' }] });
    await expect(ask({ codes: ['SOAK'], reason })).rejects.toMatchObject({
      reasons: [{ code: 'CHECKLIST' }],
    });
    const asked = await ask({ codes: ['CHECKLIST'], reason });
    await scheduler.pass(60);
    expect(await scheduler.deployment(asked)).toMatchObject({
      state: 'succeeded',
      overridden: ['CHECKLIST'],
      overrideReason: reason,
    });
    const [first] = await scheduler
      .knex('deployment_events')
      .where({ deployment_id: asked })
      .orderBy('version');
    expect(first.detail).toContain(`Passed by CHECKLIST: ${reason}`);
  });

  it('brings a hot-fix out at any time, and flags the candidate that lacks it', async () => {
    await start({ hotfixQuorum: 1 });
    stagesItself();
    await scheduler.passTo('2026-11-21T03:00:00Z');
    const fix = sha('3f');
    const { runId } = await scheduler.hotfixes.begin(
      {
        trainId: 'single-cell',
        component: EXPLORER,
        sha: fix,
        reason: 'Nobody can log in',
      },
      scheduler.as('ana'),
    );
    await expect(
      scheduler.hotfixes.begin(
        {
          trainId: 'single-cell',
          component: EXPLORER,
          sha: sha('3b'),
          reason: 'Another',
        },
        scheduler.as('ana'),
      ),
    ).rejects.toMatchObject({ code: 'HOTFIX_UNDER_WAY' });
    await scheduler.pass(300);
    expect(await scheduler.run(runId)).toMatchObject({
      lane: 'hotfix',
      state: 'ready',
    });
    const [candidate] = await scheduler
      .knex('candidates')
      .where({ run_id: runId });
    const promote = () =>
      scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId: candidate.id,
      });
    await scheduler.tick(candidate.id, 'breadcrumbs-load', 'bo');
    await scheduler.tick(candidate.id, 'lasso-selection', 'bo', 'skip');
    await expect(promote()).rejects.toMatchObject({
      reasons: [{ code: 'QUORUM', params: { counted: 0, needed: 1 } }],
    });
    await scheduler.lgtm(candidate.id, 'bo');
    const asked = await promote();
    await scheduler.pass(300);
    expect(await scheduler.deployment(asked)).toMatchObject({
      kind: 'hotfix',
      state: 'succeeded',
    });
    expect((await scheduler.run(runId)).state).toBe('shipped');

    const { run, rows } = await approved();
    const onTrain = rows.find(row => row.component === EXPLORER)!;
    expect(JSON.parse(onTrain.behind_prod)).toEqual([fix]);
    await expect(
      scheduler.ask({
        component: EXPLORER,
        environment: 'prod',
        candidateId: onTrain.id,
      }),
    ).rejects.toMatchObject({
      reasons: [{ code: 'BEHIND_PROD', params: { shas: '3f3f3f3' } }],
    });
    // Merged back and pinned again, it holds the fix.
    vendor.histories.push([fix, sha('4a')]);
    vendor.heads.set('explorer', { sha: sha('4a'), authorLogin: 'cy' });
    const current = await scheduler.run(run.id);
    await scheduler.runActions.cut(
      {
        runId: run.id,
        version: current.version,
        reason: 'The hot-fix is merged back',
        components: [{ component: EXPLORER }],
      },
      scheduler.as('ana'),
    );
    await scheduler.pass(300);
    expect(
      JSON.parse((await week()).candidate(EXPLORER).behind_prod ?? '[]'),
    ).toEqual([]);
  });

  it('promotes itself when it is told to, once every guard is open', async () => {
    await start({ promotesItself: true });
    await approved();
    await scheduler.passTo('2026-11-25T17:59:00Z');
    expect((await week()).run.state).toBe('ready');
    await scheduler.passTo('2026-11-25T18:30:00Z');
    expect((await week()).run.state).toBe('shipped');
    const [deployment] = await scheduler
      .knex('deployments')
      .where({ environment: 'prod' });
    expect(deployment.requested_by).toBe('train:single-cell');
  });

  it('reminds the channel of missing LGTMs until the slot, and not after the quorum', async () => {
    await start({ remindEvery: '30m' });
    stagesItself();
    await scheduler.passTo('2026-11-25T17:05:00Z');
    const reminders = () =>
      channel.log().filter(line => line.includes('of 2 LGTMs'));
    expect(reminders()).toHaveLength(1);
    const { rows } = await week();
    await scheduler.lgtm(rows[0].id, 'bo');
    await scheduler.passTo('2026-11-25T18:45:00Z');
    expect(reminders().at(-1)).toContain('infra has 1 of 2 LGTMs');
    const count = reminders().length;
    await scheduler.passTo('2026-11-25T22:00:00Z');
    expect(reminders()).toHaveLength(count);
  });

  it('takes production that is ahead for unchanged', async () => {
    await start();
    vendor.histories.push([NEXT.explorer, BASE.explorer]);
    stagesItself();
    await scheduler.passTo('2026-11-19T18:05:00Z');
    expect((await week()).candidate(EXPLORER)).toMatchObject({
      state: 'unchanged',
      detail: 'prod is ahead of 3a3a3a3.',
    });
  });
});
