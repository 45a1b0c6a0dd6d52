import {
  createOnCallHttpClient,
  type OnCallPage,
  type Readiness,
  type WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import {
  startSandbox,
  type PagerDutyTrouble,
  type Sandbox,
} from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import { pagerDutyConfig } from './__testUtils__/startPagerDutyModule';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const EXPLORER = 'component:default/explorer';
const REPOSITORY = 'example-org/single-cell-explorer';

jest.setTimeout(5 * 60_000);

describe.each(DATABASE_KINDS)('the portal with PagerDuty on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;

  beforeAll(async () => {
    // A Tuesday; bo is primary until Monday.
    sandbox = await startSandbox({
      port: 0,
      now: new Date('2026-03-03T18:00:00Z'),
      speed: { queuedMs: 50, runMs: 100 },
      commitsFile: false,
    });
    await sandbox.control.fillPagerDuty({
      onCalls: 250,
      withinDays: 8,
      policy: 'PSNGLCL',
    });
    database = await createTestDatabase(kind);
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        onCall: {
          pagerDuty: {
            ...pagerDutyConfig(sandbox.url),
            rotations: [
              {
                rotation: 'single-cell',
                escalationPolicy: 'PSNGLCL',
                service: 'PEXPLOR',
              },
            ],
          },
        },
        releaseTrain: { scheduler: { followInterval: '200ms' } },
      },
    });
    await portal.start();
    ana = await Person.signIn(portal.url, 'user:default/ana');
  });

  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  async function who(): Promise<WhoIsOnCall | undefined> {
    const client = createOnCallHttpClient({
      baseUrl: `${portal.url}/api/on-call`,
      fetch: (url, init) => ana.fetch(url.slice(portal.url.length), init),
    });
    const { data } = await client.GET('/who', {
      params: { query: { entityRef: EXPLORER } },
    });
    return data;
  }

  const whoWhen = (what: string, fits: (found: WhoIsOnCall) => boolean) =>
    until(what, async () => {
      const found = await who();
      return found && fits(found) && found;
    });
  const peopleOf = ({ levels }: WhoIsOnCall) =>
    levels
      .slice(0, 3)
      .map(({ level, now, next }) => [level, now?.person, next?.person]);
  const RIGHT = [
    ['primary', 'user:default/bo', 'user:default/cy'],
    ['secondary', 'user:default/cy', 'user:default/eli'],
    ['tertiary', 'user:default/dee', undefined],
  ];

  // Before anything is wrong: what could not be looked at is looked at again an hour later.
  it('finds by machine whom a page would wake', async () => {
    const boxesOf = (name: string) =>
      until(`what is found of ${name}`, async () => {
        const userRef = `user:default/${name}`;
        const person = await Person.signIn(portal.url, userRef);
        const response = await person.fetch(
          `/api/on-call/readiness/${encodeURIComponent(userRef)}`,
        );
        if (!response.ok) throw new Error(await response.text());
        const { checks } = (await response.json()) as Readiness;
        const check = checks.find(({ id }) => id === 'pagerduty');
        return check?.works.state !== 'unknown' && check;
      });
    expect(await boxesOf('ana')).toMatchObject({
      machine: true,
      assigned: { state: 'yes' },
      works: { state: 'yes' },
    });
    expect(await boxesOf('cy')).toMatchObject({
      assigned: { state: 'yes' },
      works: { state: 'no' },
    });
  });

  it('C5 GET /who tells the right people at all levels, through every trouble, with its state', async () => {
    const first = await whoWhen(
      'PagerDuty is read and the people are known',
      ({ source, levels }) =>
        source?.fetchedAt !== undefined &&
        !source.problem &&
        levels.every(({ level, now }) => now?.person || /4/.test(level)),
    );
    expect(peopleOf(first)).toEqual(RIGHT);
    expect(first.source).toMatchObject({ kind: 'pagerduty', stale: false });
    expect(first.levels[3].now).toMatchObject({
      name: expect.stringMatching(/^Crowd/),
    });
    const { start, end } = first.levels[2].now!;
    expect([start, end]).toEqual([undefined, undefined]);

    const troubles: Array<[PagerDutyTrouble, string]> = [
      ['rate-limited-silently', 'RATE_LIMITED'],
      ['failing', 'UNAVAILABLE'],
      ['forbidden', 'FORBIDDEN'],
      ['absent', 'NOT_FOUND'],
      ['slow', 'SLOW'],
    ];
    for (const [trouble, code] of troubles) {
      await sandbox.control.troublePagerDuty({ trouble, times: 1_000 });
      const stale = await whoWhen(
        code,
        ({ source }) => source?.problem?.code === code,
      );
      expect(peopleOf(stale)).toEqual(RIGHT);
      expect(stale.source).toMatchObject({
        stale: true,
        fetchedAt: expect.any(String),
        problem: { message: expect.any(String), since: expect.any(String) },
      });
      await sandbox.control.clearFaults();
      await whoWhen('recovered', ({ source }) => !source?.problem);
    }
    const pages = await sandbox.control.requests({ path: 'offset=200' });
    expect(pages.length).toBeGreaterThan(0);
    expect(await sandbox.control.pagerDutyTokens()).toEqual([
      expect.objectContaining({ token: 'sandbox-token', mostAtOnce: 1 }),
    ]);
  });

  it('shows the drift of a day that the rotation does not know of', async () => {
    const { drift } = (await who())!;
    expect(drift).toContainEqual({
      level: 'primary',
      start: '2026-03-17T16:00:00.000Z',
      end: '2026-03-18T16:00:00.000Z',
      configured: 'user:default/eli',
      actual: 'user:default/dee',
      actualName: 'Dee Example',
      url: expect.stringContaining('/pagerduty/app'),
    });
  });

  it('opens, acknowledges and resolves at PagerDuty as whoever is signed in', async () => {
    const post = async (person: Person, path: string, body: object) => {
      const response = await person.fetch(`/api/on-call/pages${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [response.status, await response.json()] as [number, OnCallPage];
    };
    const [created, page] = await post(ana, '', {
      rotation: 'single-cell',
      title: 'The explorer does not load',
      dedupeKey: 'explorer-down',
    });
    expect([created, page]).toEqual([
      201,
      expect.objectContaining({ source: 'pagerduty', state: 'open' }),
    ]);
    const bo = await Person.signIn(portal.url, 'user:default/bo');
    const place = `/${encodeURIComponent(page.id)}`;
    // What was just opened is there at once.
    const seen = await bo.fetch(`/api/on-call/pages${place}`);
    expect(seen.status).toBe(200);
    expect(
      await post(bo, `${place}/acknowledge`, { version: page.version }),
    ).toEqual([
      200,
      expect.objectContaining({
        state: 'acknowledged',
        acknowledgedBy: 'user:default/bo',
      }),
    ]);
    expect(
      (await post(ana, `${place}/resolve`, { version: page.version }))[1],
    ).toMatchObject({ state: 'resolved' });
    const asked = await sandbox.control.pagerDutyIncidents();
    expect(asked).toMatchObject([
      { title: 'The explorer does not load', status: 'resolved' },
    ]);
  });

  it('takes signed webhooks without a sign-in, and nothing else', async () => {
    const url = `${portal.url}/api/on-call/pagerduty/webhook`;
    await sandbox.control.addWebhook({
      source: 'pagerduty',
      url,
      secret: 'sandbox-secret',
    });
    const { id } = await sandbox.control.triggerPagerDuty({
      service: 'PEXPLOR',
      title: 'It is down',
    });
    await until('the delivery', async () => {
      const [delivery] = await sandbox.control.webhooks();
      return delivery?.status === 204;
    });
    await sandbox.control.changePagerDutyIncident(
      id,
      'resolve',
      'bo@example.com',
    );
    const unsigned = await fetch(url, { method: 'POST', body: '{}' });
    expect(unsigned.status).toBe(401);
    const beside = await fetch(`${portal.url}/api/on-call/pagerduty/`, {
      method: 'POST',
    });
    expect(beside.status).toBe(401);
  });

  it('tells PagerDuty of a deployment of the release train, once', async () => {
    const [{ sha }] = await sandbox.control.land({ repository: REPOSITORY });
    const { data, error } = await ana.releaseTrain.POST('/deployments', {
      body: {
        component: EXPLORER,
        environment: 'staging',
        sha,
        reason: 'To see what PagerDuty is told',
      },
    });
    expect(error).toBeUndefined();
    const [change, ...others] = await until('the change event', async () => {
      const found = await sandbox.control.pagerDutyChanges();
      return found.length > 0 && found;
    });
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      service: 'PEXPLOR',
      summary: `Deployed explorer ${sha.slice(0, 8)} to staging`,
      customDetails: {
        deployment: data!.id,
        state: 'succeeded',
      },
    });
  });
});
