import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  driftBetween,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import type { SourceReading } from '@signalbox/backstage-plugin-on-call-node';
import {
  startSandbox,
  type PagerDutyTrouble,
  type Sandbox,
} from '@signalbox/sandbox';
import {
  component,
  person,
  startPagerDutyModule,
  type PagerDutyModule,
} from './__testUtils__/startPagerDutyModule';
import { until } from './__testUtils__/until';

jest.setTimeout(3 * 60_000);

/** Tuesday, 10:00 in Los Angeles: bo is primary until Monday, and then cy. */
const NOW = '2026-03-03T18:00:00Z';
const MONDAY = Date.parse('2026-03-02T17:00:00Z');
const NEXT_MONDAY = Date.parse('2026-03-09T16:00:00Z');
const MONDAY_AFTER = Date.parse('2026-03-16T16:00:00Z');
const DAY = 24 * 3_600_000;

const TOKENS = ['sandbox-token', 'sandbox-token-2'];

const people = ['ana', 'bo', 'cy', 'eli', 'dee', 'vic'].map(name =>
  person(name, `${name}@example.com`),
);
const entities = [
  ...people,
  person('silent'),
  person('stranger', 'stranger@example.com'),
  component('explorer', 'PEXPLOR'),
  component('data-portal', 'PDATAPT'),
  component('infra', 'PINFRA1'),
  component('warehouse', 'PWAREHS', 'warehouse'),
  component('gone', 'PGONE99'),
  component('lost', 'PEXPLOR', 'nobody'),
];
const [explorer, warehouse, gone, lost] = [
  'explorer',
  'warehouse',
  'gone',
  'lost',
].map(name => entities.find(({ metadata }) => metadata.name === name)!);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
const ids = databases.eachSupportedId();

it('is tried on both databases', () => {
  expect(ids).toHaveLength(2);
});

let sandbox: Sandbox;
let running: PagerDutyModule[] = [];

beforeEach(async () => {
  sandbox = await startSandbox({
    port: 0,
    speed: 'manual',
    commitsFile: false,
    now: new Date(NOW),
  });
});
afterEach(async () => {
  const uses = await sandbox.control.pagerDutyTokens();
  await Promise.all(running.map(module => module.stop()));
  running = [];
  await sandbox.stop();
  // Whatever a test was about.
  const many = uses.filter(({ mostAtOnce }) => mostAtOnce > 1);
  if (many.length > 0) {
    throw new Error(`There were requests at once: ${JSON.stringify(many)}`);
  }
});

async function start(
  databaseId: (typeof ids)[number][0],
  options: Partial<Parameters<typeof startPagerDutyModule>[0]> = {},
): Promise<PagerDutyModule> {
  const module = await startPagerDutyModule({
    knex: await databases.init(databaseId),
    sandboxUrl: sandbox.url,
    entities,
    ...options,
  });
  running.push(module);
  return module;
}

const reading = (
  { source }: PagerDutyModule,
  key: string,
  fits: (reading: SourceReading) => boolean = () => true,
) =>
  until(`a reading of ${key}`, async () => {
    const found = await source.read(key);
    return found && fits(found) && found;
  });

const requests = async (path: string) =>
  (await sandbox.control.requests({ path: `^/pagerduty${path}` })).length;

const as = (name: string) => ({
  credentials: mockCredentials.user(`user:default/${name}`),
  signal: AbortSignal.timeout(10_000),
});

describe.each(ids)('PagerDuty on %s', databaseId => {
  it('C5 tells the right people at all levels, now and next, over three pages of on-calls', async () => {
    await sandbox.control.fillPagerDuty({
      onCalls: 250,
      withinDays: 8,
      policy: 'PSNGLCL',
    });
    const module = await start(databaseId);
    const key = module.source.keyOf(explorer)!;
    const found = await reading(module, key, it => it.fetchedAt !== undefined);
    expect(found.problem).toBeUndefined();
    expect(Date.parse(NOW)).toBeLessThanOrEqual(found.fetchedAt!);
    expect(found.coversUntil! - found.fetchedAt!).toBeCloseTo(8 * DAY, -5);

    const at = (level: number) =>
      found.assignments.filter(assignment => assignment.level === level);
    expect(at(1)).toEqual([
      {
        level: 1,
        person: 'user:default/bo',
        name: 'Bo Example',
        start: MONDAY,
        end: NEXT_MONDAY,
        url: expect.stringContaining('/pagerduty/app'),
      },
      expect.objectContaining({
        person: 'user:default/cy',
        start: NEXT_MONDAY,
        end: MONDAY_AFTER,
      }),
    ]);
    expect(at(2).map(it => [it.person, it.start])).toEqual([
      ['user:default/cy', MONDAY],
      ['user:default/eli', NEXT_MONDAY],
    ]);
    // The manager is the third at all times.
    expect(at(3)).toEqual([
      {
        level: 3,
        person: 'user:default/dee',
        name: 'Dee Example',
        url: expect.any(String),
      },
    ]);
    expect(at(4).every(it => !it.person && /^Crowd/.test(it.name))).toBe(true);
    // The warehouse's on-calls are of another account.
    expect(found.assignments.length).toBe(250);
    expect(found.levels).toEqual([
      { level: 1, title: 'Single Cell Primary', escalatesAfterMs: 600_000 },
      { level: 2, title: 'Single Cell Secondary', escalatesAfterMs: 1_800_000 },
      { level: 3, title: 'Dee Example', escalatesAfterMs: 1_800_000 },
      expect.objectContaining({ level: 4 }),
    ]);
    const pages = await sandbox.control.requests({ path: '/oncalls' });
    expect(
      new Set(pages.map(({ path }) => /offset=(\d+)/.exec(path)?.[1])),
    ).toEqual(new Set(['0', '100', '200']));
    expect(pages.every(({ path }) => path.includes('limit=100'))).toBe(true);
  });

  it('C5 reads several accounts, each with its own people', async () => {
    const module = await start(databaseId);
    const [first, second] = [explorer, warehouse].map(
      it => module.source.keyOf(it)!,
    );
    expect([first, second]).toEqual(['PEXPLOR', 'PWAREHS@warehouse']);
    const { assignments } = await reading(module, second);
    expect(assignments.map(it => it.person)).toEqual([
      'user:default/ana',
      'user:default/vic',
    ]);
    const { assignments: ours } = await reading(module, first);
    expect(ours[0].person).toBe('user:default/bo');
    expect(module.source.keyOf(people[0])).toBeUndefined();
  });

  it.each<[PagerDutyTrouble, string, RegExp]>([
    ['rate-limited-silently', 'RATE_LIMITED', /asked too often|pause of/],
    ['failing', 'UNAVAILABLE', /PagerDuty answered 500/],
    ['forbidden', 'FORBIDDEN', /answered 403.*accounts\[0\]\.token may not/],
    ['absent', 'NOT_FOUND', /PagerDuty does not have it/],
    ['slow', 'SLOW', /did not answer within 1 seconds/],
  ])(
    'C5 %s: says %s, keeps what it knew with its age, and recovers',
    async (trouble, code, message) => {
      const module = await start(databaseId, {
        config: { rotations: [] },
        entities: [...people, explorer],
      });
      const known = await reading(module, 'PEXPLOR', it => !it.problem);
      await sandbox.control.troublePagerDuty({ trouble, times: 1_000 });
      const stale = await reading(
        module,
        'PEXPLOR',
        it => it.problem?.code === code,
      );
      expect(stale.problem!.message).toMatch(message);
      expect(stale.assignments).toEqual(known.assignments);
      expect(stale.fetchedAt).toBeGreaterThanOrEqual(known.fetchedAt!);
      expect(stale.problem!.since).toBeGreaterThan(stale.fetchedAt!);
      await sandbox.control.clearFaults();
      const fresh = await reading(module, 'PEXPLOR', it => !it.problem);
      expect(fresh.fetchedAt).toBeGreaterThan(stale.problem!.since);
    },
  );

  it('C5 obeys a limit with headers, and then has read all the same', async () => {
    await sandbox.control.troublePagerDuty({
      trouble: 'rate-limited',
      path: 'oncalls',
    });
    const module = await start(databaseId);
    const { problem } = await reading(module, 'PEXPLOR');
    expect(problem).toBeUndefined();
  });

  it('C5 says what is wrong with a token, a service and an account, and breaks nothing', async () => {
    const module = await start(databaseId, {
      config: {
        accounts: [
          { apiUrl: `${sandbox.url}/pagerduty`, token: 'bad-token' },
          {
            name: 'warehouse',
            apiUrl: `${sandbox.url}/pagerduty`,
            token: 'sandbox-token-2',
          },
        ],
      },
    });
    const bad = await reading(module, 'PEXPLOR');
    expect(bad).toMatchObject({
      assignments: [],
      pages: [],
      problem: {
        code: 'FORBIDDEN',
        message:
          'PagerDuty does not accept the token of onCall.pagerDuty.accounts[0].token: make a new REST API key and configure it there',
      },
    });
    expect(bad.fetchedAt).toBeUndefined();
    expect(JSON.stringify(module.logger.warn.mock.calls)).not.toContain(
      'bad-token',
    );
    const { problem } = await reading(module, module.source.keyOf(lost)!);
    expect(problem).toMatchObject({
      code: 'NOT_FOUND',
      message:
        "There is no account 'nobody' in onCall.pagerDuty.accounts: see the annotation pagerduty.com/account",
    });
    expect((await reading(module, 'PWAREHS@warehouse')).problem).toBe(
      undefined,
    );
    const other = await start(databaseId);
    expect(await reading(other, other.source.keyOf(gone)!)).toMatchObject({
      problem: { code: 'NOT_FOUND' },
    });
  });

  it('C5 calls nobody when somebody looks, and reads soon when they wish', async () => {
    const module = await start(databaseId, {
      config: { refreshInterval: '1h' },
    });
    await reading(module, 'PEXPLOR');
    await until('quiet', async () => {
      const before = await requests('/');
      await new Promise(done => setTimeout(done, 500));
      return before === (await requests('/'));
    });
    const before = await requests('/');
    for (let i = 0; i < 20; i++) await module.source.read('PEXPLOR');
    module.source.wish('PEXPLOR');
    await new Promise(done => setTimeout(done, 500));
    expect(await requests('/')).toBe(before);

    const { fetchedAt } = (await module.source.read('PEXPLOR'))!;
    await sandbox.control.setClock({
      advanceTo: new Date(fetchedAt! + 60_000).toISOString(),
    });
    await until('the clock', () => module.clock.now() > fetchedAt! + 59_000);
    module.source.wish('PEXPLOR');
    await reading(module, 'PEXPLOR', it => it.fetchedAt! > fetchedAt!);
    // What nobody has annotated is read when somebody asks for it.
    expect(await module.source.read('PNEW001')).toBeUndefined();
    module.source.wish('PNEW001');
    await reading(module, 'PNEW001', it => it.problem?.code === 'NOT_FOUND');
  });

  it('C5 of two replicas one reads, and both serve what it has read', async () => {
    const knex = await databases.init(databaseId);
    const [one, other] = [
      await start(databaseId, { knex }),
      await start(databaseId, { knex }),
    ];
    const known = await reading(one, 'PEXPLOR');
    // Both are at work for several rounds; the check of the tokens is behind each test.
    await reading(
      other,
      'PEXPLOR',
      it => it.fetchedAt! > known.fetchedAt! + 5_000,
    );
    const uses = await sandbox.control.pagerDutyTokens();
    expect(uses.map(({ token }) => token).sort()).toEqual(TOKENS);
  });

  it('hears of incidents by signed webhooks, also when they come twice', async () => {
    const module = await start(databaseId, {
      config: { refreshInterval: '1h' },
    });
    await reading(module, 'PEXPLOR');
    await sandbox.control.addWebhook({
      source: 'pagerduty',
      url: `${module.url}/api/on-call/pagerduty/webhook`,
      secret: 'the-next-secret',
      duplicate: true,
    });
    const { id } = await sandbox.control.triggerPagerDuty({
      service: 'PEXPLOR',
      title: 'It is down',
    });
    const open = await reading(module, 'PEXPLOR', it => it.pages.length > 0);
    expect(open.pages).toEqual([
      {
        id,
        title: 'It is down',
        url: expect.stringContaining(id),
        state: 'open',
        openedAt: expect.any(Number),
        openedBy: 'Explorer',
        level: 1,
        escalatesAt: open.pages[0].openedAt + 10 * 60_000,
        assignedTo: ['user:default/bo'],
      },
    ]);
    await sandbox.control.changePagerDutyIncident(
      id,
      'acknowledge',
      'bo@example.com',
    );
    const taken = await reading(
      module,
      'PEXPLOR',
      it => it.pages[0]?.state === 'acknowledged',
    );
    expect(taken.pages[0]).toMatchObject({ acknowledgedBy: 'user:default/bo' });
    expect(taken.pages[0].escalatesAt).toBeUndefined();
    await sandbox.control.changePagerDutyIncident(
      id,
      'resolve',
      'bo@example.com',
    );
    await reading(module, 'PEXPLOR', it => it.pages.length === 0);
    const sent = await sandbox.control.webhooks();
    expect(sent.map(({ status }) => status)).toEqual(
      Array.from({ length: 6 }, () => 204),
    );
    const unsigned = await fetch(
      `${module.url}/api/on-call/pagerduty/webhook`,
      { method: 'POST', body: '{"event":{"id":"1"}}' },
    );
    expect(unsigned.status).toBe(401);
  });

  it('opens, acknowledges and resolves as the signed-in person', async () => {
    const module = await start(databaseId);
    const { source } = module;
    await reading(module, 'PEXPLOR');
    const page = { title: 'Help', details: 'It burns.', dedupeKey: 'page-1' };
    const opened = await source.openPage('PEXPLOR', page, as('ana'));
    expect(opened).toMatchObject({
      title: 'Help',
      state: 'open',
      assignedTo: ['user:default/bo'],
    });
    // The same again finds it, whoever asks.
    expect(await source.openPage('PEXPLOR', page, as('bo'))).toMatchObject({
      id: opened.id,
    });
    await reading(module, 'PEXPLOR', it => it.pages[0]?.id === opened.id);

    const acknowledged = await source.movePage(
      'PEXPLOR',
      opened.id,
      'acknowledged',
      as('cy'),
    );
    expect(acknowledged).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'user:default/cy',
    });
    const resolved = () =>
      source.movePage('PEXPLOR', opened.id, 'resolved', as('ana'));
    expect((await resolved()).state).toBe('resolved');
    expect((await resolved()).state).toBe('resolved');

    const writes = (await sandbox.control.requests({ path: '/incidents' }))
      .filter(({ method }) => method !== 'GET')
      .map(({ method, status }) => [method, status]);
    expect(writes).toEqual([
      ['POST', 201],
      ['POST', 400],
      ['PUT', 200],
      ['PUT', 200],
    ]);
    // For a rotation it is the service that is configured beside it.
    const key = source.keyOfRotation('single-cell')!;
    await reading(module, key);
    expect(
      await source.openPage(key, { ...page, dedupeKey: 'page-2' }, as('ana')),
    ).toMatchObject({ state: 'open' });
    await expect(
      source.openPage(source.keyOfRotation('by-schedule')!, page, as('ana')),
    ).rejects.toThrow(
      /set 'service' beside it in onCall\.pagerDuty\.rotations/,
    );
  });

  it('escalates as the signed-in person, also what was acknowledged, and knows who opened it', async () => {
    const module = await start(databaseId);
    const { source } = module;
    await reading(module, 'PEXPLOR', it => it.fetchedAt !== undefined);
    const page = { title: 'Help', dedupeKey: 'page-1' };
    const opened = await source.openPage('PEXPLOR', page, as('ana'));
    expect(opened).toMatchObject({ openedBy: 'user:default/ana', level: 1 });
    // Whoever asks again has not opened it.
    expect(await source.openPage('PEXPLOR', page, as('bo'))).toMatchObject({
      id: opened.id,
      openedBy: 'user:default/ana',
    });
    const escalate = (toLevel: number) =>
      source.escalatePage!('PEXPLOR', opened.id, toLevel, as('eli'));
    expect(await escalate(2)).toMatchObject({
      state: 'open',
      level: 2,
      assignedTo: ['user:default/cy'],
      openedBy: 'user:default/ana',
    });
    // It is there already: nobody is asked a second time.
    expect(await escalate(2)).toMatchObject({ level: 2 });
    await source.movePage('PEXPLOR', opened.id, 'acknowledged', as('cy'));
    await reading(
      module,
      'PEXPLOR',
      ({ pages: [known] }) =>
        known?.state === 'acknowledged' && known.level === 2,
    );
    expect(await escalate(3)).toMatchObject({
      state: 'open',
      level: 3,
      assignedTo: ['user:default/dee'],
    });
    const known = await reading(
      module,
      'PEXPLOR',
      ({ pages }) => pages[0]?.level === 3,
    );
    expect(known.pages[0].openedBy).toBe('user:default/ana');
    const writes = (await sandbox.control.requests({ path: '/incidents/' }))
      .filter(({ method }) => method === 'PUT')
      .map(({ status }) => status);
    expect(writes).toEqual([200, 200, 200]);

    const { id } = await sandbox.control.triggerPagerDuty({
      service: 'PDATAPT',
      title: 'Of another service',
    });
    await expect(
      source.escalatePage!('PEXPLOR', id, 2, as('ana')),
    ).rejects.toBeInstanceOf(NotFoundError);
  });

  it('never acts as somebody else', async () => {
    const module = await start(databaseId);
    const { source } = module;
    await reading(module, 'PEXPLOR');
    await reading(module, 'PWAREHS@warehouse');
    const page = { title: 'Help', dedupeKey: 'page-1' };
    const open = (options: ReturnType<typeof as>) =>
      source.openPage('PEXPLOR', page, options);
    const refusals: Array<[ReturnType<typeof as>, RegExp]> = [
      [as('silent'), /user:default\/silent has none.*add spec\.profile\.email/],
      [as('stranger'), /no user with your e-mail stranger@example\.com/],
      [as('vic'), /no user with your e-mail vic@example\.com/],
      [
        { ...as('ana'), credentials: mockCredentials.service() as any },
        /only in the name of a person/,
      ],
    ];
    for (const [options, message] of refusals) {
      const error = await open(options).catch(it => it);
      expect(error).toBeInstanceOf(NotAllowedError);
      expect(error.message).toMatch(message);
    }
    expect(await sandbox.control.pagerDutyIncidents()).toEqual([]);

    const { id } = await sandbox.control.triggerPagerDuty({
      service: 'PDATAPT',
      title: 'Of another service',
    });
    for (const pageId of [id, 'QNONE', '../users']) {
      await expect(
        source.movePage('PEXPLOR', pageId, 'resolved', as('ana')),
      ).rejects.toBeInstanceOf(NotFoundError);
    }
    expect((await sandbox.control.pagerDutyIncidents())[0].status).toBe(
      'triggered',
    );
  });

  it('opens one incident when the answer is lost', async () => {
    const module = await start(databaseId);
    const { source } = module;
    await reading(module, 'PEXPLOR');
    await sandbox.control.troublePagerDuty({
      trouble: 'reply-dropped',
      method: 'POST',
      path: 'incidents',
    });
    const page = { title: 'Help', dedupeKey: 'page-1' };
    const { id } = await source.openPage('PEXPLOR', page, as('ana'));
    expect(await sandbox.control.pagerDutyIncidents()).toMatchObject([{ id }]);
    await sandbox.control.troublePagerDuty({
      trouble: 'reply-dropped',
      method: 'PUT',
      path: 'incidents',
    });
    expect(
      await source.movePage('PEXPLOR', id, 'acknowledged', as('bo')),
    ).toMatchObject({ state: 'acknowledged' });
    await sandbox.control.troublePagerDuty({
      trouble: 'failing',
      method: 'POST',
      path: 'incidents',
    });
    await expect(
      source.openPage('PEXPLOR', { ...page, dedupeKey: 'page-2' }, as('ana')),
    ).rejects.toThrow(/Could not open an incident.*look at PagerDuty whether/);
    expect(await sandbox.control.pagerDutyIncidents()).toHaveLength(1);
  });

  it('shows where the rotation and PagerDuty differ for weeks ahead', async () => {
    const module = await start(databaseId);
    const titles = ['primary', 'secondary', 'tertiary'];
    const weekly = (level: string, members: string[]): Assignment[] =>
      members.map((name, index) => ({
        level,
        person: `user:default/${name}`,
        // Five handoffs without a change of the clocks after the first.
        start: index === 0 ? MONDAY : NEXT_MONDAY + (index - 1) * 7 * DAY,
        end: NEXT_MONDAY + index * 7 * DAY,
        source: 'rotation',
      }));
    const ours: Assignment[] = [
      ...weekly('primary', ['bo', 'cy', 'eli', 'ana', 'bo', 'cy']),
      ...weekly('secondary', ['cy', 'eli', 'ana', 'bo', 'cy', 'eli']),
      { level: 'tertiary', person: 'user:default/dee', source: 'permanent' },
    ];
    // The sandbox has dee for a day, two weeks after its beginning.
    const drift = [
      {
        level: 'primary',
        start: Date.parse('2026-03-17T16:00:00Z'),
        end: Date.parse('2026-03-18T16:00:00Z'),
        configured: 'user:default/eli',
        actual: 'user:default/dee',
        actualName: 'Dee Example',
        url: expect.stringContaining('/pagerduty/app'),
      },
    ];
    for (const rotation of ['single-cell', 'by-schedule']) {
      const key = module.source.keyOfRotation(rotation)!;
      const { assignments, levels, coversUntil, fetchedAt } = await reading(
        module,
        key,
      );
      expect(coversUntil! - fetchedAt!).toBeCloseTo(35 * DAY, -5);
      const known = levels!.map(({ level }) => titles[level - 1]);
      expect(
        driftBetween(
          ours.filter(({ level }) => known.includes(level)),
          assignments.map(it => ({ ...it, level: titles[it.level - 1] })),
          fetchedAt!,
          coversUntil!,
        ),
      ).toEqual(drift);
    }
    expect(module.source.keyOfRotation('unmapped')).toBeUndefined();
  });

  it('tells of each deployment once', async () => {
    const ended = {
      deploymentId: '01JDEPLOY1',
      component: 'component:default/explorer',
      environment: 'prod',
      sha: '0123456789abcdef0123456789abcdef01234567',
      kind: 'train',
      state: 'succeeded',
      dispatched: true,
      endedAt: Date.parse(NOW),
      vendorUrl: 'https://vendor.example/runs/7',
    };
    const knex = await databases.init(databaseId);
    const [one, other] = [
      await start(databaseId, { knex }),
      await start(databaseId, {
        knex,
        releaseTrain: {
          // Whoever acts reads again.
          getClient: async () =>
            ({
              GET: async () => ({
                data: {
                  deployment: { requestedBy: 'user:default/ana' },
                  history: [],
                },
              }),
            } as any),
        },
      }),
    ];
    const tell = (module: PagerDutyModule, change: object = {}) =>
      module.events.publish({
        topic: 'release-train.deployment',
        eventPayload: { ...ended, ...change },
      });
    await Promise.all([tell(one), tell(other), tell(one)]);
    const [change] = await until('the change', async () => {
      const found = await sandbox.control.pagerDutyChanges();
      return found.length > 0 && found;
    });
    expect(change).toMatchObject({
      account: 'first',
      service: 'PEXPLOR',
      summary: 'Deployed explorer 01234567 to prod',
      source: 'Signalbox',
      timestamp: '2026-03-03T18:00:00.000Z',
      customDetails: { environment: 'prod', deployment: '01JDEPLOY1' },
      links: [{ href: 'https://vendor.example/runs/7' }],
    });

    // A replica that died while it sent leaves nobody who knows whether it did.
    await knex('on_call_pagerduty_changes').insert({
      id: 'crashed',
      hint: JSON.stringify({ ...ended, deploymentId: 'crashed' }),
      heard_at: Date.parse(NOW),
      next_at: 0,
      outcome: 'sending',
    });
    // What changed nothing, and what is of an account without a routing key.
    await tell(one, { deploymentId: 'noop', state: 'noop' });
    await tell(one, { deploymentId: 'unsent', dispatched: false });
    await tell(one, {
      deploymentId: 'elsewhere',
      component: 'component:default/warehouse',
    });
    await one.events.publish({
      topic: 'release-train.deployment',
      eventPayload: null,
    });
    // A limit and a failure are waited out; an answer that is lost may have come in.
    await sandbox.control.troublePagerDuty({
      trouble: 'failing',
      path: 'enqueue',
    });
    await tell(other, { deploymentId: 'failed', state: 'failed' });
    const found = await until('the failed one', async () => {
      const all = await sandbox.control.pagerDutyChanges();
      return all.length > 1 && all;
    });
    expect(found[1].summary).toBe('Deploying explorer 01234567 to prod failed');
    await sandbox.control.troublePagerDuty({
      trouble: 'reply-dropped',
      path: 'enqueue',
    });
    await tell(one, { deploymentId: 'dropped' });
    await until('what became of it', async () => {
      const row = await knex('on_call_pagerduty_changes')
        .where({ id: 'dropped' })
        .first();
      return row?.outcome === 'unsure';
    });
    await tell(other);
    expect(await sandbox.control.pagerDutyChanges()).toHaveLength(3);
    expect(
      await knex('on_call_pagerduty_changes')
        .select('id', 'outcome')
        .orderBy('id'),
    ).toEqual([
      { id: '01JDEPLOY1', outcome: 'told' },
      { id: 'crashed', outcome: 'unsure' },
      { id: 'dropped', outcome: 'unsure' },
      { id: 'elsewhere', outcome: 'left-out' },
      { id: 'failed', outcome: 'told' },
    ]);
  });

  it('finds who can be paged', async () => {
    const module = await start(databaseId);
    const look = (name: string, options: unknown) =>
      module.probe.look(
        `user:default/${name}`,
        options,
        AbortSignal.timeout(10_000),
      );
    const options = module.probe.readOptions(new ConfigReader({}));
    const second = module.probe.readOptions(
      new ConfigReader({ account: 'warehouse' }),
    );
    expect(await look('ana', options)).toEqual({
      assigned: { state: 'yes', detail: 'Ana Example' },
      works: { state: 'yes', detail: expect.stringMatching(/^Rings at once/) },
    });
    expect(await look('cy', options)).toMatchObject({
      assigned: { state: 'yes' },
      works: { state: 'no', detail: expect.stringMatching(/neither call/) },
    });
    expect((await look('ana', second)).works.state).toBe('no');
    expect(await look('stranger', options)).toMatchObject({
      assigned: {
        state: 'no',
        detail: 'PagerDuty has no user with the e-mail stranger@example.com',
      },
      works: { state: 'no' },
    });
    expect((await look('silent', options)).assigned.state).toBe('unknown');
    await sandbox.control.troublePagerDuty({
      trouble: 'forbidden',
      path: 'users\\?query',
      times: 100,
    });
    expect(await look('ana', options)).toMatchObject({
      assigned: { state: 'unknown', detail: expect.stringMatching(/403/) },
    });
    await sandbox.control.clearFaults();
    // What passes is for whoever asks to try again.
    await sandbox.control.troublePagerDuty({
      trouble: 'failing',
      path: 'users\\?query',
      times: 100,
    });
    await expect(look('ana', options)).rejects.toThrow(/answered 500/);
    expect(() =>
      module.probe.readOptions(new ConfigReader({ account: 'nobody' })),
    ).toThrow(/at 'account': found "nobody", expected the name of an account/);
  });
});
