import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  Candidate,
  Deployment,
  Run,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  createReleaseTrainConditionalDecision,
  releaseTrainConditions,
} from '../permissions/conditions';
import { Fixtures, sha } from '../__testUtils__/Fixtures';
import { NOW, startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { DATA_PORTAL, EXPLORER, GATEWAY } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';
import {
  releaseTrainApprovePermission,
  releaseTrainReadPermission,
} from '@signalbox/backstage-plugin-release-train-common';

const databases = testDatabases();

/** Every reply below is checked against the OpenAPI document by the API itself. */
describe.each(databases.eachSupportedId())('reading on %s', databaseId => {
  let api: TestApi;
  const ids: Record<string, string> = {};

  async function arrange(fixtures: Fixtures): Promise<void> {
    for (const slotDate of ['2026-10-29', '2026-11-05', '2026-11-12']) {
      ids[slotDate] = await fixtures.run({
        slotDate,
        state: 'shipped',
        endedAt: Date.parse(`${slotDate}T23:00:00Z`),
      });
    }
    // It has soaked, so that nobody moves it on while it is read.
    ids.run = await fixtures.run({ slotDate: '2026-11-19', state: 'ready' });
    ids.otherRun = await fixtures.run({
      train: 'platform',
      slotDate: '2026-11-19',
    });
    ids.first = await fixtures.candidate({
      runId: ids.run,
      state: 'superseded',
      sha: sha('a0'),
    });
    ids.candidate = await fixtures.candidate({
      runId: ids.run,
      revision: 2,
      changeCount: 2,
      compareUrl: 'https://code.example/explorer/compare/b0...a1',
    });
    ids.portal = await fixtures.candidate({
      runId: ids.run,
      component: DATA_PORTAL,
      sha: sha('d1'),
    });
    ids.gateway = await fixtures.candidate({
      runId: ids.otherRun,
      component: GATEWAY,
    });
    await fixtures.approval(ids.candidate, 'user:default/ana');
    await fixtures.approval(ids.candidate, 'user:default/cy');
    await fixtures.approval(ids.candidate, 'user:default/dee', 'objection');
    await fixtures.changes(ids.candidate, [
      { title: 'Add gene sets', effect: 'feature', login: 'cy', pullNumber: 7 },
      { title: 'chore: tidy', effect: 'none' },
    ]);
    for (let i = 0; i < 5; i++) {
      ids[`deployment${i}`] = await fixtures.deployment({
        sha: sha(`e${i}`),
        runId: i < 3 ? ids.run : undefined,
      });
    }
    ids.active = await fixtures.deployment({
      environment: 'prod',
      state: 'blocked',
      candidateId: ids.candidate,
      requestedBy: 'user:default/eli',
      reasons: [{ code: 'QUORUM', message: 'Too few', params: { needed: 2 } }],
    });
    ids.gatewayDeployment = await fixtures.deployment({ component: GATEWAY });
    await fixtures.recorded(EXPLORER, 'staging', sha('a1'));
    await fixtures.recorded(EXPLORER, 'prod', sha('b0'));
  }

  /** Rita reads the single-cell train, Sten only what is in staging, Nil nothing. */
  function decide(permission: string, userRef?: string) {
    if (permission !== releaseTrainReadPermission.name) {
      return { result: AuthorizeResult.DENY } as const;
    }
    switch (userRef) {
      case 'user:default/rita':
        return createReleaseTrainConditionalDecision(
          releaseTrainReadPermission,
          releaseTrainConditions.hasComponent({
            componentRefs: ['Component:default/Explorer'],
          }),
        );
      case 'user:default/sten':
        return createReleaseTrainConditionalDecision(
          releaseTrainReadPermission,
          releaseTrainConditions.hasEnvironment({ environments: ['staging'] }),
        );
      case 'user:default/nil':
        return { result: AuthorizeResult.DENY } as const;
      default:
        return { result: AuthorizeResult.ALLOW } as const;
    }
  }

  beforeAll(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      arrange,
      policy: (permission, userRef) =>
        permission === releaseTrainApprovePermission.name &&
        userRef !== 'user:default/dee'
          ? { result: AuthorizeResult.ALLOW }
          : decide(permission, userRef),
      observations: {
        [`${EXPLORER}#staging`]: sha('a1').slice(0, 8),
        [`${EXPLORER}#prod`]: `sha-${sha('f0').slice(0, 7)}`,
        [`${DATA_PORTAL}#staging`]: sha('d1'),
      },
    });
  }, 60_000);
  afterAll(() => api.stop());

  const read = async (who: string, path: string) => {
    const { body, status } = await api.as(who).get(path);
    expect({ status, ...(status === 200 ? {} : body) }).toEqual({
      status: 200,
    });
    return body;
  };
  const refused = async (who: string, path: string) => {
    const { body, status } = await api.as(who).get(path);
    return { status, name: body.error.name, code: body.error.code };
  };

  it('shows the trains with their next slot', async () => {
    const { items, pageInfo } = await read('ana', '/trains');
    expect(pageInfo).toEqual({});
    expect(items.map((train: { id: string }) => train.id)).toEqual([
      'single-cell',
      'platform',
    ]);
    expect(await read('ana', '/trains/single-cell')).toEqual({
      id: 'single-cell',
      timeZone: 'America/Los_Angeles',
      members: [DATA_PORTAL, EXPLORER],
      cut: {
        weekday: 4,
        time: '10:00',
        environment: 'staging',
        leadMinutes: 120,
      },
      promote: {
        weekday: 3,
        time: '10:00',
        environment: 'prod',
        leadMinutes: 120,
      },
      soakDays: 6,
      quorum: 2,
      hotfixQuorum: 2,
      promotesItself: false,
      freezes: [],
      approvers: 'group:default/single-cell',
      channel: '#single-cell-ops',
      nextSlot: {
        date: '2026-11-26',
        cutAt: '2026-11-26T18:00:00.000Z',
        promoteAt: '2026-12-02T18:00:00.000Z',
      },
    });
  });

  it('pages through runs in both directions, the newest slot first', async () => {
    const page = async (query: string) =>
      read('ana', `/runs?train=single-cell&limit=2${query}`);
    const dates = (body: { items: Run[] }) =>
      body.items.map(run => run.slotDate);

    const first = await page('');
    expect(dates(first)).toEqual(['2026-11-26', '2026-11-19']);
    expect(first.pageInfo).toEqual({ nextCursor: expect.any(String) });
    const second = await page(`&cursor=${first.pageInfo.nextCursor}`);
    expect(dates(second)).toEqual(['2026-11-12', '2026-11-05']);
    const third = await page(`&cursor=${second.pageInfo.nextCursor}`);
    expect(dates(third)).toEqual(['2026-10-29']);
    expect(third.pageInfo.nextCursor).toBeUndefined();

    const back = await page(`&cursor=${third.pageInfo.prevCursor}`);
    expect(dates(back)).toEqual(['2026-11-12', '2026-11-05']);
    const top = await page(`&cursor=${back.pageInfo.prevCursor}`);
    expect(dates(top)).toEqual(['2026-11-26', '2026-11-19']);
    expect(top.pageInfo.prevCursor).toBeUndefined();
  });

  it('filters runs by activity and component', async () => {
    const runs = async (query: string) =>
      (await read('ana', `/runs?${query}`)).items as Run[];
    expect((await runs('active=false')).map(run => run.slotDate)).toEqual([
      '2026-11-12',
      '2026-11-05',
      '2026-10-29',
    ]);
    const active = await runs(`active=true&component=${EXPLORER}`);
    expect(active.map(run => [run.train, run.slotDate])).toEqual([
      ['single-cell', '2026-11-26'],
      ['single-cell', '2026-11-19'],
    ]);
    // With all that ride on it.
    expect(active[1].candidates.map(({ id }) => id)).toContain(ids.candidate);
    expect(active[1].candidates.map(({ component }) => component)).toEqual([
      DATA_PORTAL,
      EXPLORER,
    ]);
    expect(await runs('train=nowhere')).toEqual([]);
    expect(await runs('component=component:default/unknown')).toEqual([]);
  });

  it('shows a run with the newest revision of each member, in their order', async () => {
    const run: Run = await read('ana', `/runs/${ids.run}`);
    expect(run).toMatchObject({
      train: 'single-cell',
      timeZone: 'America/Los_Angeles',
      state: 'ready',
      schedule: {
        cutAt: '2026-11-19T18:00:00.000Z',
        promoteAt: '2026-11-25T18:00:00.000Z',
      },
      asOf: NOW,
    });
    expect(run.candidates.map(({ id }) => id)).toEqual([
      ids.portal,
      ids.candidate,
    ]);
  });

  it('shows a candidate with the words on it and what counts', async () => {
    const candidate: Candidate = await read(
      'bo',
      `/candidates/${ids.candidate}`,
    );
    expect(candidate).toMatchObject({
      component: EXPLORER,
      revision: 2,
      authors: [{ login: 'cy', userRef: 'user:default/cy' }],
      // The author's own LGTM is shown, and does not count.
      quorum: { needed: 2, counted: 1 },
      eligibility: { mayApprove: true, reasons: [] },
      approvals: [
        { userRef: 'user:default/ana', verdict: 'lgtm', at: NOW },
        { userRef: 'user:default/cy', verdict: 'lgtm', at: NOW },
        { userRef: 'user:default/dee', verdict: 'objection', at: NOW },
      ],
    });
  });

  it.each([
    ['cy', ['APPROVAL_BY_AUTHOR']],
    ['eli', ['APPROVAL_BY_REQUESTER']],
    ['outsider', ['APPROVAL_BY_OUTSIDER']],
    ['dee', ['APPROVAL_NOT_PERMITTED']],
  ])('explains to %s why they may not approve', async (who, codes) => {
    const { eligibility }: Candidate = await read(
      who,
      `/candidates/${ids.candidate}`,
    );
    expect(eligibility!.mayApprove).toBe(false);
    expect(eligibility!.reasons.map(({ code }) => code)).toEqual(codes);
    const run: Run = await read(who, `/runs/${ids.run}`);
    expect(run.candidates[1].eligibility).toEqual(eligibility);
  });

  it('tells a service that it may not approve', async () => {
    const { body } = await api
      .as({ token: mockCredentials.service.token() })
      .get(`/candidates/${ids.candidate}`);
    expect(body.eligibility.reasons).toMatchObject([
      { code: 'APPROVAL_BY_SERVICE' },
    ]);
  });

  it('shows the release notes', async () => {
    const notes = await read('ana', `/runs/${ids.run}/notes`);
    expect(notes.sections).toMatchObject([
      { component: DATA_PORTAL, changes: [] },
      {
        component: EXPLORER,
        candidateId: ids.candidate,
        baseSha: sha('b0'),
        changes: [
          {
            title: 'Add gene sets',
            effect: 'feature',
            pullNumber: 7,
            author: { login: 'cy' },
            mergedAt: NOW,
          },
          { title: 'chore: tidy', effect: 'none' },
        ],
      },
    ]);
    const own = await read(
      'ana',
      `/runs/${ids.run}/notes?component=${DATA_PORTAL}`,
    );
    expect(own.sections).toHaveLength(1);
  });

  it('pages through deployments, the newest first', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await read(
        'ana',
        `/deployments?environment=staging&component=${EXPLORER}&limit=2${cursor}`,
      );
      seen.push(...page.items.map((item: Deployment) => item.id));
      cursor = page.pageInfo.nextCursor
        ? `&cursor=${page.pageInfo.nextCursor}`
        : '';
    } while (cursor);
    expect(seen).toEqual([4, 3, 2, 1, 0].map(i => ids[`deployment${i}`]));
  });

  it('filters deployments by run and activity', async () => {
    const found = async (query: string) =>
      (await read('ana', `/deployments?${query}`)).items.map(
        (item: Deployment) => item.id,
      );
    expect(await found(`run=${ids.run}`)).toEqual(
      [2, 1, 0].map(i => ids[`deployment${i}`]),
    );
    expect(await found('active=true')).toEqual([ids.active]);
    expect(await found(`active=false&component=${GATEWAY}`)).toEqual([
      ids.gatewayDeployment,
    ]);
  });

  it('shows a deployment with its history', async () => {
    const body = await read('ana', `/deployments/${ids.active}`);
    expect(body).toMatchObject({
      deployment: {
        id: ids.active,
        active: true,
        requestedBy: 'user:default/eli',
        shaUrl: `https://code.example/explorer/commit/${sha('a1')}`,
        reasons: [{ code: 'QUORUM', params: { needed: 2 } }],
      },
      history: [{ at: NOW, to: 'blocked', actor: 'user:default/eli' }],
    });
  });

  it('shows what is where, and where our record and the vendor disagree', async () => {
    const row = await until(async () => {
      const matrix = await read('ana', `/matrix?component=${EXPLORER}`);
      const [only] = matrix.items;
      return only.environments.every(
        (place: { observed?: object }) => place.observed,
      )
        ? only
        : undefined;
    });
    expect(row).toMatchObject({
      component: EXPLORER,
      environments: [
        {
          name: 'dev',
          triggered: false,
          note: 'may be behind main',
          drift: false,
        },
        {
          name: 'staging',
          triggered: true,
          drift: false,
          recorded: {
            sha: sha('a1'),
            shaUrl: `https://code.example/explorer/commit/${sha('a1')}`,
          },
          observed: { version: 'a1a1a1a1', at: NOW },
        },
        {
          name: 'prod',
          drift: true,
          recorded: { sha: sha('b0') },
          observed: { version: 'f0f0f0f' },
          activeDeployment: { id: ids.active, state: 'blocked' },
        },
      ],
    });
    expect(row.environments[0].recorded).toBeUndefined();
    expect(row.environments[0].observed.version).toBeUndefined();
  });

  it('leaves out of lists what may not be read', async () => {
    const trains = await read('rita', '/trains');
    expect(trains.items).toHaveLength(1);
    const run: Run = await read('rita', `/runs/${ids.run}`);
    expect(run.candidates.map(({ id }) => id)).toEqual([ids.candidate]);
    const notes = await read('rita', `/runs/${ids.run}/notes`);
    expect(notes.sections).toHaveLength(1);
    const deployments = await read('rita', '/deployments');
    expect(deployments.items).toHaveLength(6);
    const matrix = await read('rita', '/matrix');
    expect(matrix.items).toHaveLength(1);
    const runs = await read('rita', '/runs');
    expect(runs.items.every((item: Run) => item.train === 'single-cell')).toBe(
      true,
    );

    expect((await read('nil', '/trains')).items).toEqual([]);
    expect((await read('nil', '/runs')).items).toEqual([]);
    expect((await read('nil', '/deployments')).items).toEqual([]);
    expect((await read('nil', '/matrix')).items).toEqual([]);
  });

  it('shows what is in an environment to those who may read that environment', async () => {
    expect((await read('sten', '/runs')).items).toEqual([]);
    const matrix = await read('sten', '/matrix');
    expect(matrix.items).toHaveLength(3);
    for (const { environments } of matrix.items) {
      expect(environments).toMatchObject([{ name: 'staging' }]);
    }
    const { items } = await read('sten', '/deployments');
    expect(items).toHaveLength(6);
    expect(await refused('sten', `/deployments/${ids.active}`)).toMatchObject({
      status: 404,
    });
  });

  it('finds nothing where the caller may not read', async () => {
    for (const [who, path] of [
      ['rita', '/trains/platform'],
      ['rita', `/runs/${ids.otherRun}`],
      ['rita', `/runs/${ids.otherRun}/notes`],
      ['rita', `/candidates/${ids.gateway}`],
      ['rita', `/deployments/${ids.gatewayDeployment}`],
      ['rita', `/guards?component=${GATEWAY}&environment=prod`],
      ['ana', '/trains/nowhere'],
      ['ana', '/runs/nowhere'],
      ['ana', '/candidates/nowhere'],
      ['ana', '/deployments/nowhere'],
      ['ana', `/guards?component=${EXPLORER}&environment=nowhere`],
      ['ana', '/nowhere'],
    ]) {
      expect([path, await refused(who, path)]).toEqual([
        path,
        { status: 404, name: 'NotFoundError', code: 'NOT_FOUND' },
      ]);
    }
  });

  it.each([
    ['/runs?colour=red', "Unknown query parameter 'colour'"],
    ['/runs?limit=0', "Invalid query parameter 'limit': must be >= 1"],
    ['/runs?active=maybe', "Invalid query parameter 'active': must be boolean"],
    ['/deployments?component=explorer', "query parameter 'component'"],
    ['/guards?component=component:default/explorer', "'environment'"],
    ['/deployments?cursor=bm9wZQ', "'cursor' is not one that this list"],
  ])('names what is wrong in %s', async (path, message) => {
    const { body, status } = await api.as('ana').get(path);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      code: 'INVALID_REQUEST',
      message: expect.stringContaining(message),
    });
  });

  it('refuses the cursor of another list', async () => {
    const runs = await read('ana', '/runs?limit=1');
    const { status } = await api
      .as('ana')
      .get(`/deployments?cursor=${runs.pageInfo.nextCursor}`);
    expect(status).toBe(400);
  });

  it('is for those who are signed in', async () => {
    const { status } = await api
      .as({ token: 'mock-none-token' })
      .get('/trains');
    expect(status).toBe(401);
  });
});
