import { type FaultRule, type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const REPOSITORY = 'example-org/single-cell-explorer';
const COMPONENT = 'component:default/explorer';
const DISPATCHES = { method: 'POST', path: '/dispatches$' };
const WORKFLOW = `repos/${REPOSITORY}/actions/workflows/deploy.yml`;

jest.setTimeout(5 * 60_000);

describe.each(DATABASE_KINDS)('deploying on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: 0,
      speed: { queuedMs: 50, runMs: 150 },
    });
    database = await createTestDatabase(kind);
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        releaseTrain: {
          scheduler: {
            followInterval: '200ms',
            vendorTimeout: '1s',
            absenceProof: '3s',
            observeInterval: '1h',
          },
        },
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
  afterEach(async () => {
    await sandbox.control.clearFaults();
    await sandbox.control.setDispatch({
      repository: REPOSITORY,
      mode: 'run_details',
    });
  });

  /** GitHub's API as somebody else uses it. */
  const github = async (path: string, body?: object): Promise<any> => {
    const response = await fetch(`${sandbox.url}/api/v3/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: 'token somebody',
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    return response.status === 204 ? undefined : response.json();
  };
  let byHand = 0;
  const somebodyDispatches = (sha: string) =>
    github(`${WORKFLOW}/dispatches`, {
      ref: 'main',
      inputs: {
        sha,
        environment: 'staging',
        deploy_key: `by-hand-${++byHand}`,
      },
    });

  const ask = async (): Promise<{ key: string; sha: string }> => {
    const [{ sha }] = await sandbox.control.land({ repository: REPOSITORY });
    const { data, error } = await ana.releaseTrain.POST('/deployments', {
      body: {
        component: COMPONENT,
        environment: 'staging',
        sha,
        reason: 'Look what GitHub answers',
      },
    });
    expect(error).toBeUndefined();
    return { key: data!.id, sha };
  };
  const ended = (key: string) =>
    until('the end of the deployment', async () => {
      const { data } = await ana.releaseTrain.GET(
        '/deployments/{deploymentId}',
        { params: { path: { deploymentId: key } } },
      );
      return data?.deployment.active === false ? data : undefined;
    });
  const runsOf = async (key: string): Promise<any[]> => {
    const found: any[] = [];
    for (let page = 1; page <= 3; page++) {
      const { workflow_runs: runs } = await github(
        `${WORKFLOW}/runs?per_page=100&page=${page}`,
      );
      found.push(...runs.filter((run: any) => run.display_title.includes(key)));
    }
    return found;
  };

  const faults: Array<[string, Omit<FaultRule, 'match'>, string, number]> = [
    [
      'a reply lost after the effect',
      { kind: 'reset', phase: 'after' },
      'succeeded',
      1,
    ],
    [
      'a 502 before the effect',
      { kind: 'status', phase: 'before', status: 502 },
      'succeeded',
      1,
    ],
    [
      'a 502 after the effect',
      { kind: 'status', phase: 'after', status: 502 },
      'succeeded',
      1,
    ],
    ['a 422', { kind: 'status', phase: 'before', status: 422 }, 'failed', 0],
    [
      'a 429 with Retry-After',
      {
        kind: 'status',
        phase: 'before',
        status: 429,
        headers: { 'retry-after': '1' },
      },
      'succeeded',
      1,
    ],
  ];
  it.each(faults)('T3 %s', async (_name, fault, state, runs) => {
    await sandbox.control.addFault({
      match: DISPATCHES,
      times: 1,
      ...fault,
    });
    const { key } = await ask();
    expect((await ended(key)).deployment.state).toBe(state);
    expect(await runsOf(key)).toHaveLength(runs);
  });

  it('T3 a 400 to return_run_details', async () => {
    await sandbox.control.setDispatch({
      repository: REPOSITORY,
      mode: 'refuse_run_details_400',
    });
    const { key } = await ask();
    expect((await ended(key)).deployment.state).toBe('succeeded');
    expect(await runsOf(key)).toHaveLength(1);
  });

  it('T3 the run on page 2 among 101 newer', async () => {
    await sandbox.control.addFault({
      match: DISPATCHES,
      times: 1,
      kind: 'reset',
      phase: 'after',
    });
    // Nobody can read the runs until a hundred others have been started.
    await sandbox.control.addFault({
      match: { method: 'GET', path: '/runs' },
      times: 1000,
      kind: 'status',
      phase: 'before',
      status: 503,
    });
    const { key, sha } = await ask();
    await until('the dispatch', async () => {
      const sent = await sandbox.control.requests({ method: 'POST' });
      return sent.some(({ body }) => (body as any)?.inputs?.deploy_key === key);
    });
    for (let i = 0; i < 101; i++) await somebodyDispatches(sha);
    await sandbox.control.clearFaults();
    expect((await ended(key)).deployment.state).toBe('succeeded');
    expect(await runsOf(key)).toHaveLength(1);
  });

  it('T3 a run cancelled by its concurrency group', async () => {
    await sandbox.control.setSpeed({
      repository: REPOSITORY,
      speed: { queuedMs: 50, runMs: 3_000 },
    });
    const [{ sha }] = await sandbox.control.land({ repository: REPOSITORY });
    await somebodyDispatches(sha);
    await new Promise(resolve => setTimeout(resolve, 500));
    const { key } = await ask();
    await until('our run', async () => (await runsOf(key)).length === 1);
    // GitHub keeps one pending run a group, and cancels the one before.
    await somebodyDispatches(sha);
    const { deployment } = await ended(key);
    expect(deployment.state).toBe('superseded');
    await sandbox.control.setSpeed({
      repository: REPOSITORY,
      speed: { queuedMs: 50, runMs: 150 },
    });
  });

  it('T7 a cold view of the tab asks no vendor', async () => {
    const count = async () => (await sandbox.control.requests()).length;
    await new Promise(resolve => setTimeout(resolve, 2_000));
    const before = await count();
    const views = [
      '/trains',
      `/runs?component=${COMPONENT}&active=true`,
      `/runs?component=${COMPONENT}&active=false`,
      `/matrix?component=${COMPONENT}`,
      `/deployments?component=${COMPONENT}`,
      '/locks?active=true',
      '/vetoes',
      `/rollbacks?component=${COMPONENT}&environment=prod`,
      '/trains/single-cell/slots?from=2026-01-01T00:00:00.000Z&to=2026-12-01T00:00:00.000Z',
      '/trains/single-cell/announcements',
      '/metrics?from=2026-01-01T00:00:00.000Z&to=2026-12-01T00:00:00.000Z',
      '/feeds',
    ];
    for (const view of views) {
      const response = await ana.fetch(`/api/release-train${view}`);
      expect([view, response.status]).toEqual([view, 200]);
    }
    expect(await count()).toBe(before);
  });
});
