import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  releaseTrainApprovePermission,
  releaseTrainHoldPermission,
  releaseTrainLockPermission,
  releaseTrainManagePermission,
  releaseTrainOverridePermission,
  releaseTrainReadPermission,
  releaseTrainRollbackPermission,
} from '@signalbox/backstage-plugin-release-train-common';
import { sha } from '../__testUtils__/Fixtures';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

/** Its types do not pass the compiler's full check, so none are taken. */
const ICAL: any = require('ical.js');

const databases = testDatabases();

/** What a person of this name may not do. */
const DENIED: Record<string, string[]> = {
  'user:default/reader': [
    releaseTrainApprovePermission.name,
    releaseTrainHoldPermission.name,
    releaseTrainManagePermission.name,
    releaseTrainLockPermission.name,
    releaseTrainRollbackPermission.name,
    releaseTrainOverridePermission.name,
  ],
  'user:default/stranger': [releaseTrainReadPermission.name],
};

const config: any = structuredClone(testConfig);
const [train] = config.releaseTrain.trains;
Object.assign(train, {
  cutOff: '10:00',
  freezes: [
    {
      name: 'New year',
      environments: ['prod'],
      once: { from: '2026-12-21T00:00', to: '2027-01-04T09:00' },
    },
  ],
  announcements: { empty: '{{train}} has the week off' },
});
config.releaseTrain.components[0].environments[1].checklist = [
  { title: 'Breadcrumbs load', url: 'https://docs.example/breadcrumbs' },
];

describe.each(databases.eachSupportedId())('the whole train on %s', id => {
  let api: TestApi;
  let runId: string;
  let candidateId: string;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(id),
      config,
      policy: (permission, userRef) => ({
        result: DENIED[userRef ?? '']?.includes(permission)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
      arrange: async fixtures => {
        runId = await fixtures.run({ slotDate: '2026-11-19', state: 'ready' });
        candidateId = await fixtures.candidate({ runId });
        await fixtures.recorded(EXPLORER, 'prod', sha('b0'));
        await fixtures.deployment({ candidateId, runId });
      },
    });
  }, 60_000);
  afterEach(() => api.stop());

  const place = { component: EXPLORER, environment: 'prod' };
  const query = `component=${EXPLORER}&environment=prod`;
  const lock = (who: string, body: object = {}) =>
    api
      .as(who)
      .post('/locks')
      .send({ ...place, reason: 'Audit', ...body });

  it('locks and unlocks an environment, and says so beside the button', async () => {
    const { body: made, status } = await lock('ana');
    expect(status).toBe(201);
    expect(made).toMatchObject({
      ...place,
      reason: 'Audit',
      owner: 'user:default/ana',
      cause: 'person',
    });
    const why = await api
      .as('ana')
      .get(`/guards?${query}&candidate=${candidateId}`);
    expect(why.body.reasons.map((r: { code: string }) => r.code)).toContain(
      'LOCKED',
    );
    expect(why.body.override).toEqual({
      permitted: true,
      codes: expect.arrayContaining(['LOCKED', 'QUORUM', 'CHECKLIST']),
    });
    const matrix = await api.as('ana').get(`/matrix?component=${EXPLORER}`);
    const prod = matrix.body.items[0].environments.at(-1);
    expect(prod).toMatchObject({
      name: 'prod',
      lock: { id: made.id },
      may: { deploy: true, lock: true, rollBack: true },
    });
    await api.as('ana').delete(`/locks/${made.id}`).expect(200);
    await api.as('ana').delete(`/locks/${made.id}`).expect(200);
    const { body } = await api.as('ana').get('/locks?active=true');
    expect(body.items).toEqual([]);
    const ended = await api.as('ana').get('/locks?active=false');
    expect(ended.body.items).toMatchObject([{ liftedBy: 'user:default/ana' }]);
    expect(
      (await api.knex('journal').orderBy('id')).map(row => row.what),
    ).toEqual(['locked', 'unlocked']);
    expect(
      (await api.knex('announcements')).map(
        row => JSON.parse(row.payload).text,
      ),
    ).toEqual([
      '**explorer**: ana has locked prod (Audit).',
      '**explorer**: ana has unlocked prod (Audit).',
    ]);
  });

  it("refuses a lock that is over, has no reason, or is nobody's to make", async () => {
    const past = await lock('ana', { expiresAt: '2026-11-25T17:00:00.000Z' });
    expect(past.status).toBe(400);
    expect(past.body.error.message).toMatch(/^expiresAt: has to be in the/);
    const empty = await lock('ana', { reason: '   ' });
    expect(empty.status).toBe(400);
    expect(empty.body.error.message).toContain("'reason' of the body");
    const denied = await lock('reader');
    expect(denied.status).toBe(403);
    expect(denied.body.error.code).toBe('NOT_PERMITTED');
    expect((await lock('stranger')).status).toBe(404);
    expect(await api.knex('locks')).toEqual([]);
    expect(
      api.audit.filter(({ status }) => status === 'failed').map(e => e.eventId),
    ).toEqual(['lock-create', 'lock-create', 'lock-create']);
  });

  it('keeps what came of the test cases, by whom and why', async () => {
    const path = `/candidates/${candidateId}/checklist`;
    const put = (who: string, body: object) =>
      api
        .as(who)
        .put(path)
        .send({
          revision: 1,
          environment: 'staging',
          itemId: 'breadcrumbs-load',
          ...body,
        });
    expect((await put('ana', { result: 'fail' })).body.error.message).toBe(
      'note: say what went wrong',
    );
    const failed = await put('ana', { result: 'fail', note: 'It is blank' });
    expect(failed.body).toMatchObject({
      mayTick: true,
      items: [
        {
          id: 'breadcrumbs-load',
          title: 'Breadcrumbs load',
          url: 'https://docs.example/breadcrumbs',
          result: { result: 'fail', note: 'It is blank' },
        },
      ],
    });
    await put('bo', { result: 'pass' }).expect(200);
    const candidate = await api.as('ana').get(`/candidates/${candidateId}`);
    expect(candidate.body.checklist).toEqual({
      total: 1,
      passed: 1,
      failed: 0,
      skipped: 0,
    });
    // What was said before stays.
    expect(await api.knex('checklist_results')).toHaveLength(2);
    await put('bo', {}).expect(200);
    expect((await api.as('bo').get(path)).body.items[0].result).toBeUndefined();

    expect((await put('reader', { result: 'pass' })).status).toBe(403);
    expect((await put('outsider', { result: 'pass' })).body.error.code).toBe(
      'APPROVAL_BY_OUTSIDER',
    );
    expect(
      (await put('ana', { result: 'pass', revision: 7 })).body.error.code,
    ).toBe('CANDIDATE_NOT_CURRENT');
    expect((await put('ana', { itemId: 'dance' })).body.error.message).toMatch(
      /^itemId: .* has no test case 'dance' in staging/,
    );
  });

  it('warns of what does not stand in the way', async () => {
    // 10:00 on the train's Wednesday.
    const { body } = await api
      .as('ana')
      .get(`/guards?${query}&candidate=${candidateId}`);
    expect(body.warnings).toEqual([
      {
        code: 'AFTER_CUT_OFF',
        message: expect.stringContaining('after the cut-off at 10:00'),
        params: {
          time: '10:00',
          cutOff: '10:00',
          timeZone: 'America/Los_Angeles',
        },
      },
    ]);
  });

  it('lets only those pass by guards who may', async () => {
    const ask = (who: string) =>
      api
        .as(who)
        .post('/deployments')
        .send({
          ...place,
          candidateId,
          dueAt: '2026-11-25T19:00:00.000Z',
          override: {
            codes: ['QUORUM', 'CHECKLIST'],
            reason: 'The site is down',
          },
        });
    const refused = await ask('reader');
    expect(refused.status).toBe(409);
    expect(refused.body.error.code).toBe('OVERRIDE_NOT_PERMITTED');
    const { status, body } = await ask('dee');
    expect(status).toBe(201);
    expect(body).toMatchObject({
      overridden: ['QUORUM', 'CHECKLIST'],
      overrideReason: 'The site is down',
    });
    expect(api.audit.at(-1)).toMatchObject({
      eventId: 'deployment-request',
      status: 'succeeded',
      meta: { override: { reason: 'The site is down' } },
    });
  });

  it('plans a rollback and does it once', async () => {
    const bad = sha('a1');
    await api.fixtures.deployment({
      environment: 'prod',
      sha: sha('b0'),
      state: 'succeeded',
      endedAt: 1,
    });
    await api.fixtures.deployment({
      environment: 'prod',
      sha: bad,
      candidateId,
      runId,
      state: 'succeeded',
      endedAt: 2,
    });
    await api.knex('deployments').update({ dispatched_at: 1 });
    const plan = await api.as('ana').get(`/rollbacks?${query}`);
    expect(plan.body).toMatchObject({
      badSha: bad,
      targets: [{ sha: sha('b0') }],
      reasons: [],
      warnings: [{ code: 'SCHEMA_STAYS' }],
    });
    const roll = (who: string, more: object = {}) =>
      api
        .as(who)
        .post('/rollbacks')
        .set('idempotency-key', 'one-rollback')
        .send({ ...place, reason: 'It is slow', ...more });
    expect((await roll('ana', { sha: sha('77') })).body.error.message).toMatch(
      /^sha: 7777777 was never verified in prod/,
    );
    expect((await roll('reader')).body.error.code).toBe('NOT_PERMITTED');
    expect((await roll('stranger')).status).toBe(404);
    const first = await roll('ana');
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      kind: 'rollback',
      sha: sha('b0'),
      replacesSha: bad,
      reason: 'It is slow',
    });
    const second = await roll('ana');
    expect(second.status).toBe(200);
    expect(second.body.id).toBe(first.body.id);
    const { body: vetoes } = await api.as('ana').get('/vetoes');
    expect(vetoes.items).toMatchObject([{ sha: bad, reason: 'It is slow' }]);
    await api
      .as('ana')
      .delete(`/vetoes?component=${EXPLORER}&sha=${bad}`)
      .expect(204);
    expect((await api.as('ana').get('/vetoes')).body.items).toEqual([]);
  });

  it.each([
    ['post', '/runs/RUN/cut', { version: 1, reason: 'x', components: [] }],
    ['post', '/runs/RUN/cancel', { version: 1, reason: 'x' }],
    [
      'put',
      '/runs/RUN/pins',
      { component: EXPLORER, sha: sha('e1'), reason: 'x' },
    ],
    ['post', '/runs/RUN/holds', { component: EXPLORER, pullNumber: 1 }],
    ['put', '/runs/RUN/notes', { candidateId: 'CANDIDATE', version: 1 }],
    ['post', '/candidates/CANDIDATE/reject', { version: 1, reason: 'x' }],
    [
      'post',
      '/trains/single-cell/hotfixes',
      { component: EXPLORER, sha: sha('e1'), reason: 'x' },
    ],
  ] as const)(
    'refuses %s %s to who may only read, and to who may not even that',
    async (method, path, body) => {
      const fill = (text: string) =>
        text.replace('RUN', runId).replace('CANDIDATE', candidateId);
      const send = (who: string) =>
        api
          .as(who)
          [method](fill(path))
          .send(JSON.parse(fill(JSON.stringify(body))));
      const denied = await send('reader');
      expect([denied.status, denied.body.error.code]).toEqual([
        403,
        'NOT_PERMITTED',
      ]);
      expect((await send('stranger')).status).toBe(404);
    },
  );

  it('begins a hot-fix once, and cuts no run by an old version', async () => {
    const begin = () =>
      api
        .as('ana')
        .post('/trains/single-cell/hotfixes')
        .set('idempotency-key', 'one-hotfix')
        .send({ component: EXPLORER, sha: sha('e1'), reason: 'It is down' });
    const first = await begin();
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ lane: 'hotfix', state: 'staging' });
    const second = await begin();
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
    expect(
      api.audit.filter(({ eventId }) => eventId === 'hotfix-begin'),
    ).toMatchObject([
      { status: 'initiated' },
      { status: 'succeeded' },
      { status: 'initiated' },
      { status: 'succeeded' },
    ]);
    const stale = await api
      .as('ana')
      .post(`/runs/${runId}/cut`)
      .send({ version: 7, reason: 'x', components: [{ component: EXPLORER }] });
    expect([stale.status, stale.body.error.code]).toEqual([
      409,
      'STALE_VERSION',
    ]);
  });

  it("keeps what a person wrote of a release, and nobody's text is lost", async () => {
    const write = (version: number, markdown: string) =>
      api
        .as('ana')
        .put(`/runs/${runId}/notes`)
        .send({ candidateId, version, markdown });
    const { body } = await write(1, 'Try the **lasso**.');
    expect(body.sections[0]).toMatchObject({
      markdown: 'Try the **lasso**.',
      editedBy: 'user:default/ana',
      version: 2,
    });
    const stale = await write(1, 'Something else');
    expect([stale.status, stale.body.error.code]).toEqual([
      409,
      'STALE_VERSION',
    ]);
  });

  it('lists slots years ahead, with the freezes that they meet', async () => {
    const { body } = await api
      .as('ana')
      .get(
        '/trains/single-cell/slots?from=2026-12-17T00:00:00.000Z&to=2026-12-25T00:00:00.000Z',
      );
    expect(body).toMatchObject({
      timeZone: 'America/Los_Angeles',
      items: [
        {
          date: '2026-12-17',
          cutAt: '2026-12-17T18:00:00.000Z',
          freezes: [
            {
              stop: 'promote',
              name: 'New year',
              until: '2027-01-04T17:00:00.000Z',
            },
          ],
        },
        { date: '2026-12-24' },
      ],
    });
    const years = await api
      .as('ana')
      .get(
        '/trains/single-cell/slots?from=2036-01-01T00:00:00.000Z&to=2037-01-01T00:00:00.000Z',
      );
    expect(years.body.items).toHaveLength(52);
    const long = await api
      .as('ana')
      .get(
        '/trains/single-cell/slots?from=2026-01-01T00:00:00.000Z&to=2036-01-01T00:00:00.000Z',
      );
    expect(long.body.error.message).toBe('to: at most 400 days after from');
    await api
      .as('stranger')
      .get(
        '/trains/single-cell/slots?from=2026-12-17T00:00:00.000Z&to=2026-12-25T00:00:00.000Z',
      )
      .expect(404);
  });

  it('rehearses the coming weeks and writes nothing', async () => {
    const before = await Promise.all(
      ['runs', 'deployments', 'candidates', 'announcements'].map(table =>
        api.knex(table),
      ),
    );
    const { body } = await api
      .as('ana')
      .get(
        '/trains/single-cell/rehearsal?from=2026-11-19T00:00:00.000Z&to=2026-12-18T00:00:00.000Z',
      );
    const codes = (run: any) =>
      run.stops
        .at(-1)
        .components.find((c: any) => c.component === EXPLORER)
        .reasons.map((reason: any) => reason.code);
    expect(body.runs.map((run: any) => [run.date, codes(run)])).toEqual([
      // The one under way, by its candidate as it is.
      ['2026-11-19', ['QUORUM', 'CHECKLIST']],
      ['2026-11-26', ['QUORUM', 'CHECKLIST']],
      ['2026-12-03', ['QUORUM', 'CHECKLIST']],
      ['2026-12-10', ['QUORUM', 'CHECKLIST']],
      ['2026-12-17', ['FROZEN', 'QUORUM', 'CHECKLIST']],
    ]);
    expect(body.runs[1].stops.map((stop: any) => stop.localTime)).toEqual([
      'Thu 26 Nov, 08:00 PST',
      'Thu 26 Nov, 10:00 PST',
      'Wed 2 Dec, 00:00 PST',
      'Wed 2 Dec, 08:00 PST',
      'Wed 2 Dec, 10:00 PST',
    ]);
    const after = await Promise.all(
      ['runs', 'deployments', 'candidates', 'announcements'].map(table =>
        api.knex(table),
      ),
    );
    expect(after).toEqual(before);
  });

  it('shows what the channel would read', async () => {
    const { body } = await api
      .as('ana')
      .get('/trains/single-cell/announcements');
    expect(body.items).toHaveLength(9);
    expect(body.items.find((item: any) => item.name === 'empty')).toEqual({
      name: 'empty',
      template: '{{train}} has the week off',
      custom: true,
      text: 'single-cell has the week off',
    });
  });

  it('counts deployments, lead time, failures and restores', async () => {
    const from = '2026-11-02T08:00:00.000Z';
    const at = Date.parse('2026-11-18T18:00:00Z');
    const shipped = await api.fixtures.candidate({ runId, revision: 2 });
    await api.fixtures.changes(shipped, [
      { title: 'feat: Sort by date', effect: 'feature' },
    ]);
    await api
      .knex('candidate_changes')
      .update({ merged_at: at - 7 * 24 * 3_600_000 });
    const deployed = await api.fixtures.deployment({
      environment: 'prod',
      candidateId: shipped,
      state: 'succeeded',
    });
    await api
      .knex('deployments')
      .where({ id: deployed })
      .update({ dispatched_at: at - 1000, ended_at: at });
    const { body } = await api
      .as('ana')
      .get(
        `/metrics?train=single-cell&from=${from}&to=2026-11-25T00:00:00.000Z`,
      );
    expect(body.total).toEqual({
      deployments: 1,
      leadTime: {
        n: 1,
        medianMs: 7 * 24 * 3_600_000,
        p90Ms: 7 * 24 * 3_600_000,
      },
      changeFailure: { n: 1, failed: 0, rate: 0 },
      restore: { n: 0 },
    });
    expect(body.weeks.map((week: any) => week.weekOf)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    await api
      .as('ana')
      .get(`/metrics?train=nowhere&from=${from}&to=2026-11-25T00:00:00.000Z`)
      .expect(404);
  });

  it('gives a calendar to who holds the address, until it is revoked', async () => {
    const made = await api
      .as('ana')
      .post('/feeds')
      .send({ train: 'single-cell' });
    expect(made.status).toBe(201);
    const path = new URL(made.body.url).pathname.replace(
      /^.*\/calendar/,
      '/calendar',
    );
    // Whoever asks, for the token alone counts.
    const read = () => api.as('stranger').get(path);
    const { text, headers } = await read();
    expect(headers['content-type']).toMatch(/^text\/calendar/);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar
      .getAllSubcomponents('vevent')
      .map((component: unknown) => new ICAL.Event(component));
    const cut = events.find(
      (event: any) => event.uid === 'single-cell-2026-11-26-cut@signalbox',
    );
    expect(cut.summary).toBe('single-cell: cut to staging');
    expect(cut.startDate.toJSDate().toISOString()).toBe(
      '2026-11-26T18:00:00.000Z',
    );
    // In summer time, an hour earlier by UTC.
    const summer = events.find(
      (event: any) => event.uid === 'single-cell-2027-07-01-cut@signalbox',
    );
    expect(summer.startDate.toJSDate().toISOString()).toBe(
      '2027-07-01T17:00:00.000Z',
    );
    expect(
      events.some((event: any) => event.summary.includes('New year')),
    ).toBe(true);
    const { body: feeds } = await api.as('ana').get('/feeds');
    expect(feeds.items).toMatchObject([{ train: 'single-cell' }]);
    expect(JSON.stringify(feeds)).not.toContain(path.slice(-20));
    expect(JSON.stringify(await api.knex('feeds'))).not.toContain(
      path.slice(-20),
    );
    await api.as('bo').delete(`/feeds/${made.body.id}`).expect(404);
    await api.as('ana').delete(`/feeds/${made.body.id}`).expect(204);
    expect((await read()).status).toBe(404);
  });

  it('tells agents about the train, and lets them promote nothing', async () => {
    const status = await api.actions.invoke({
      id: 'test:train-status',
      input: { component: 'explorer' },
    });
    expect((status.output as any).run.id).toBe(runId);
    const why = await api.actions.invoke({
      id: 'test:explain-blocked',
      input: { component: EXPLORER },
    });
    expect((why.output as any).allowed).toBe(false);
    const { actions } = await api.actions.list();
    expect(actions.map(action => action.name).sort()).toEqual([
      'deployment-history',
      'explain-blocked',
      'hold-train',
      'release-notes',
      'train-status',
    ]);
    expect(
      actions.filter(action => !action.attributes.readOnly).map(a => a.name),
    ).toEqual(['hold-train']);
  });
});
