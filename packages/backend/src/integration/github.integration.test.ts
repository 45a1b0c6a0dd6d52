import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  GithubChangeSource,
  GithubClient,
  GithubObserveDriver,
  GithubWorkflowDriver,
} from '@signalbox/backstage-plugin-release-train-backend-module-github';
import {
  type DispatchMode,
  type FaultRule,
  type Sandbox,
  startSandbox,
} from '@signalbox/sandbox';

type DispatchRequest = Parameters<GithubWorkflowDriver['dispatch']>[0];

const OWNER = 'example-org';
const DISPATCHES = '/dispatches$';
const signal = (ms = 5000) => AbortSignal.timeout(ms);

let sandbox: Sandbox;
let made = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, speed: 'manual' });
}, 30_000);
afterAll(() => sandbox?.stop());
afterEach(() => sandbox.control.clearFaults());

function clientWith(token: string): GithubClient {
  const { host } = new URL(sandbox.url);
  return GithubClient.fromConfig(
    new ConfigReader({
      integrations: {
        github: [{ host, apiBaseUrl: `${sandbox.url}/api/v3`, token }],
      },
    }),
    { logger: mockServices.logger.mock() },
  );
}

/** GitHub's API as somebody else uses it. */
async function github<T>(path: string, body?: object): Promise<T> {
  const response = await fetch(`${sandbox.url}/api/v3/repos/${OWNER}/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: 'token somebody',
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** A repository of its own with the documented workflow, and what deploys it. */
async function begin(
  options: { commits?: number; dispatch?: DispatchMode; token?: string } = {},
) {
  const name = `component-${++made}`;
  const summary = await sandbox.control.createRepository({
    owner: OWNER,
    name,
    component: name,
    commits: options.commits ?? 12,
  });
  if (options.dispatch) {
    await sandbox.control.setDispatch({
      repository: `${OWNER}/${name}`,
      mode: options.dispatch,
    });
  }
  const client = clientWith(options.token ?? 'a-token');
  const driver = GithubWorkflowDriver.create({ client });
  const address = `${sandbox.url}/${OWNER}/${name}`;
  const config = new ConfigReader({
    repository: address,
    environments: [{ workflow: 'deploy.yml' }],
  });
  const target = {
    component: `component:default/${name}`,
    environment: 'staging',
    vendorEnvironment: 'staging',
    options: driver.readOptions({
      component: config,
      environment: config.getConfigArray('environments')[0],
    }),
  };
  const head = summary.branches.main;
  return {
    name,
    repository: `${OWNER}/${name}`,
    head,
    target,
    client,
    driver,
    source: GithubChangeSource.create({ client }),
    location: { repository: address, branch: 'main' },
    request(values: Partial<DispatchRequest> = {}): DispatchRequest {
      return {
        target,
        sha: head,
        deployKey: deployKey(),
        dispatchedAt: Date.now(),
        ...values,
      };
    },
    async dispatches() {
      const log = await sandbox.control.requests({
        method: 'POST',
        path: `${name}/actions/workflows/deploy.yml/dispatches`,
      });
      return log.map(({ status, effects }) => [status, effects.length]);
    },
  };
}

let keys = 0;
function deployKey(): string {
  return `01KAHR0J7VQ3C4N9W2D8${String(++keys).padStart(6, '0')}`;
}

function breakDispatch(rule: Omit<FaultRule, 'match'>) {
  return sandbox.control.addFault({
    match: { method: 'POST', path: DISPATCHES },
    ...rule,
  });
}

describe('dispatch', () => {
  it.each<[DispatchMode, number[], boolean]>([
    ['run_details', [200], true],
    ['no_content', [204], false],
    ['refuse_run_details_400', [400, 204], false],
  ])(
    'is accepted by a server that answers %s',
    async (mode, statuses, named) => {
      const { driver, request, dispatches } = await begin({ dispatch: mode });
      const intent = request();
      const outcome = await driver.dispatch(intent, signal());
      const { found } = await driver.find(intent, signal());
      expect(found).toHaveLength(1);
      expect(outcome).toEqual(
        named
          ? { outcome: 'accepted', vendor: found[0] }
          : { outcome: 'accepted' },
      );
      expect(await dispatches()).toEqual(
        statuses.map(status => [status, status === 400 ? 0 : 1]),
      );
      expect(await driver.follow(intent, found[0], signal())).toMatchObject({
        state: 'pending',
      });
    },
  );

  it.each<[string, Omit<FaultRule, 'match'>]>([
    ['reset', { kind: 'reset', phase: 'after' }],
    ['502', { kind: 'status', status: 502, phase: 'after' }],
    ['a cut-off reply', { kind: 'truncate', phase: 'after' }],
    ['no reply in time', { kind: 'hang', phase: 'after' }],
  ])(
    '%s after the effect is in doubt, and reading adopts the run',
    async (_name, rule) => {
      const { driver, request, dispatches } = await begin();
      const intent = request();
      await breakDispatch(rule);
      expect(await driver.dispatch(intent, signal(800))).toMatchObject({
        outcome: 'unknown',
      });
      const { found } = await driver.find(intent, signal());
      expect(found).toEqual([
        {
          id: expect.stringMatching(/^\d+$/),
          url: expect.stringContaining('/actions/runs/'),
        },
      ]);
      expect(await dispatches()).toHaveLength(1);
    },
  );

  it.each<[string, Omit<FaultRule, 'match'>]>([
    ['500', { kind: 'status', status: 500, phase: 'before' }],
    ['reset', { kind: 'reset', phase: 'before' }],
  ])(
    '%s before the effect is in doubt, and reading proves it absent',
    async (_name, rule) => {
      const { driver, request, dispatches } = await begin();
      const intent = request();
      await breakDispatch(rule);
      expect((await driver.dispatch(intent, signal())).outcome).toBe('unknown');
      expect(await driver.find(intent, signal())).toEqual({ found: [] });
      expect(await dispatches()).toHaveLength(1);
    },
  );

  it('is refused with the words of GitHub', async () => {
    const { driver, request, target } = await begin();
    const where = (options: object) =>
      request({
        target: { ...target, options: { ...target.options, ...options } },
      });
    expect(await driver.dispatch(where({ ref: 'nowhere' }), signal())).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(/^GitHub answered 422: .*nowhere/),
    });
    expect(
      await driver.dispatch(where({ workflow: 'absent.yml' }), signal()),
    ).toEqual({ outcome: 'refused', reason: 'GitHub answered 404: Not Found' });
    expect(
      await driver.dispatch(
        request({ target: { ...target, vendorEnvironment: 'moon' } }),
        signal(),
      ),
    ).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/422/),
    });
  });

  it('is refused with a bad token, which is not told', async () => {
    const { driver, request } = await begin({ token: 'bad-token' });
    expect(await driver.dispatch(request(), signal())).toEqual({
      outcome: 'refused',
      reason: 'GitHub answered 401: Bad credentials',
    });
    await expect(driver.find(request(), signal())).rejects.toThrow(
      /GitHub answered 401: Bad credentials$/,
    );
  });

  it('is deferred for as long as GitHub asks', async () => {
    const { driver, request } = await begin();
    const intent = request();
    await breakDispatch({
      kind: 'status',
      phase: 'before',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { message: 'You have exceeded a secondary rate limit' },
    });
    expect(await driver.dispatch(intent, signal())).toEqual({
      outcome: 'deferred',
      reason: 'GitHub answered 429: You have exceeded a secondary rate limit',
      retryAfterMs: 7000,
    });
    expect((await driver.dispatch(intent, signal())).outcome).toBe('accepted');
  });
});

describe('find', () => {
  it('reads on past a hundred newer runs', async () => {
    const { driver, request } = await begin({ dispatch: 'no_content' });
    const wanted = request();
    await driver.dispatch(wanted, signal());
    for (let index = 0; index < 101; index++) {
      await driver.dispatch(request(), signal());
    }
    const { found } = await driver.find(wanted, signal());
    expect(found).toHaveLength(1);
    const log = await sandbox.control.requests({
      path: 'event=workflow_dispatch.*page=2',
    });
    expect(log.length).toBeGreaterThan(0);
  }, 30_000);

  it('gives the run that deploys before the one that the guard refused', async () => {
    const { driver, request } = await begin();
    const intent = request();
    const first = await driver.dispatch(intent, signal());
    const second = await driver.dispatch(intent, signal());
    const { found } = await driver.find(intent, signal());
    expect([first, second]).toEqual(
      found.map(vendor => ({ outcome: 'accepted', vendor })),
    );
    expect(await driver.follow(intent, found[1], signal())).toMatchObject({
      state: 'failed',
    });
    expect(await driver.follow(intent, found[0], signal())).toMatchObject({
      state: 'pending',
    });
  });

  it('throws when a page cannot be read', async () => {
    const { driver, request } = await begin();
    await sandbox.control.addFault({
      match: { method: 'GET', path: '/runs\\?' },
      kind: 'truncate',
      phase: 'after',
    });
    await expect(driver.find(request(), signal())).rejects.toThrow(
      /^Could not look for deploy key/,
    );
  });
});

describe('follow', () => {
  async function accepted(
    { driver, request }: Awaited<ReturnType<typeof begin>>,
    values = {},
  ) {
    const intent = request(values);
    const outcome = await driver.dispatch(intent, signal());
    if (outcome.outcome !== 'accepted' || !outcome.vendor) {
      throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
    }
    const { vendor } = outcome;
    return {
      id: Number(vendor.id),
      state: async () => (await driver.follow(intent, vendor, signal())).state,
      cancel: () => driver.cancel(intent, vendor, signal()),
    };
  }

  it.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['timed_out', 'failed'],
    ['cancelled', 'cancelled'],
  ] as const)('a run that ends as %s has %s', async (conclusion, state) => {
    const run = await accepted(await begin());
    expect(await run.state()).toBe('pending');
    await sandbox.control.finishRun(run.id, conclusion);
    expect(await run.state()).toBe(state);
  });

  it('is running while the run is', async () => {
    const world = await begin();
    await sandbox.control.setSpeed({
      repository: world.repository,
      speed: { queuedMs: 1, runMs: 60_000 },
    });
    const run = await accepted(world);
    let state = await run.state();
    for (let tries = 0; tries < 50 && state === 'pending'; tries++) {
      await new Promise(resolve => setTimeout(resolve, 20));
      state = await run.state();
    }
    expect(state).toBe('running');
  });

  it('tells a run that lost its place from one that was cancelled', async () => {
    const world = await begin();
    const first = await accepted(world);
    const second = await accepted(world);
    const third = await accepted(world);
    expect(await second.state()).toBe('superseded');
    expect(await first.state()).toBe('pending');
    expect(await third.state()).toBe('pending');

    await third.cancel();
    expect(await third.state()).toBe('cancelled');
    await sandbox.control.finishRun(first.id, 'success');
    // Nothing is left to cancel, and that is fine.
    await first.cancel();
    expect(await first.state()).toBe('succeeded');
  });

  it('does not take the success of a run on whose deployment a failure stands', async () => {
    const world = await begin();
    const run = await accepted(world);
    await sandbox.control.finishRun(run.id, 'success');
    expect(await run.state()).toBe('succeeded');
    const [{ id }] = await github<Array<{ id: number }>>(
      `${world.name}/deployments?environment=staging`,
    );
    await github(`${world.name}/deployments/${id}/statuses`, {
      state: 'failure',
      log_url: `${sandbox.url}/${world.repository}/actions/runs/${run.id}`,
    });
    expect(await run.state()).toBe('failed');
  });
});

describe('observe', () => {
  async function deploy(
    { name, head }: Awaited<ReturnType<typeof begin>>,
    ...states: string[]
  ) {
    const { id } = await github<{ id: number }>(`${name}/deployments`, {
      ref: head,
      auto_merge: false,
      environment: 'staging',
      required_contexts: [],
    });
    for (const state of states) {
      await github(`${name}/deployments/${id}/statuses`, { state });
    }
  }

  it('has nothing to say of an environment without deployments', async () => {
    const { driver, target } = await begin();
    expect(await driver.observe(target, signal())).toBeUndefined();
  });

  it('reads what the workflow deployed', async () => {
    const world = await begin();
    const [older] = (
      await github<Array<{ sha: string }>>(`${world.name}/commits`)
    ).slice(5);
    const outcome = await world.driver.dispatch(
      world.request({ sha: older.sha }),
      signal(),
    );
    await sandbox.control.finishRun(
      Number((outcome as { vendor: { id: string } }).vendor.id),
      'success',
    );
    const seen = await world.driver.observe(world.target, signal());
    expect(seen).toEqual({
      version: older.sha,
      since: expect.any(Number),
      url: expect.stringContaining('/actions/runs/'),
    });
    const watcher = GithubObserveDriver.create({ client: world.client });
    expect(await watcher.observe(world.target, signal())).toEqual(seen);
  });

  it('does not believe a success that a failure followed', async () => {
    const world = await begin();
    await deploy(world, 'success');
    const good = await world.driver.observe(world.target, signal());
    expect(good?.version).toBe(world.head);
    const [landed] = await sandbox.control.land({
      repository: world.repository,
    });
    await deploy({ ...world, head: landed.sha }, 'success', 'failure');
    expect(await world.driver.observe(world.target, signal())).toEqual(good);
  });
});

describe('changes', () => {
  it('finds the commit that a running version means', async () => {
    const { source, location, head } = await begin({ commits: 3 });
    expect(await source.resolve(location, head.slice(0, 8), signal())).toEqual(
      expect.objectContaining({ sha: head }),
    );
    expect(await source.resolve(location, '0000000', signal())).toBeUndefined();
    expect(await source.resolve(location, 'main', signal())).toBeUndefined();
  });

  it('T5 lists all of 612 commits, the newest first', async () => {
    const { source, location, name, repository, head } = await begin({
      commits: 3,
    });
    const landed = await sandbox.control.land({ repository, count: 612 });
    const tip = await source.head(location, signal());
    expect(tip).toMatchObject({
      sha: landed.at(-1)!.sha,
      authorLogin: expect.any(String),
      url: `${sandbox.url}/${OWNER}/${name}/commit/${landed.at(-1)!.sha}`,
    });
    const { changes, complete } = await source.changes(
      location,
      head,
      tip.sha,
      signal(20_000),
    );
    expect(complete).toBe(true);
    // A pull request of several commits is one change.
    const distinct = new Set(landed.map(({ pull, sha }) => pull ?? sha));
    expect(changes).toHaveLength(distinct.size);
    expect(changes[0].sha).toBe(tip.sha);
    const order = landed.map(({ sha }) => sha).reverse();
    const places = changes.map(({ sha }) => order.indexOf(sha));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(changes.every(({ title }) => !/\(#\d+\)$/.test(title))).toBe(true);
    expect(changes.every(({ mergedAt }) => mergedAt! > 0)).toBe(true);
  }, 40_000);

  it('answers for a base that is ahead, the same, unknown or absent', async () => {
    const { source, location, name, head } = await begin();
    const shas = (await github<Array<{ sha: string }>>(`${name}/commits`)).map(
      ({ sha }) => sha,
    );
    const from = (base: string | undefined, to = head) =>
      source.changes(location, base, to, signal());
    expect(await from(shas[3])).toMatchObject({
      complete: true,
      changes: shas.slice(0, 3).map(sha => ({ sha })),
    });
    expect(await from(head, shas[3])).toEqual({ changes: [], complete: true });
    expect(await from(head)).toEqual({ changes: [], complete: true });
    expect(await from('0'.repeat(40))).toMatchObject({
      complete: false,
      changes: [{ sha: head }],
    });
    expect(await from(undefined)).toMatchObject({
      complete: true,
      changes: [{ sha: head }],
    });
    await expect(from(undefined, '0'.repeat(40))).rejects.toThrow(
      /^Could not list the changes up to 0{40}: GitHub answered 4/,
    );
  });

  it('names the pull request that a landed commit came by', async () => {
    const { source, location, repository, head } = await begin();
    const pull = await sandbox.control.openPull({
      repository,
      title: 'feat: legends',
      author: 'bo',
    });
    await sandbox.control.changePull({
      repository,
      number: pull.number,
      action: 'merge',
    });
    const tip = await source.head(location, signal());
    const { changes } = await source.changes(location, head, tip.sha, signal());
    expect(changes).toEqual([
      expect.objectContaining({
        title: 'feat: legends',
        pullNumber: pull.number,
        authorLogin: 'bo',
        url: `${sandbox.url}/${repository}/pull/${pull.number}`,
      }),
    ]);
  });

  it('knows whose history holds whose', async () => {
    const { source, location, head, repository } = await begin();
    const [landed] = await sandbox.control.land({ repository });
    const holds = (ancestor: string, descendant: string) =>
      source.contains(location, ancestor, descendant, signal());
    expect(await holds(head, landed.sha)).toBe(true);
    expect(await holds(head, head)).toBe(true);
    expect(await holds(landed.sha, head)).toBe(false);
    expect(await holds('0'.repeat(40), head)).toBe(false);
  });

  it('follows a pull request until it is merged or closed', async () => {
    const { source, location, repository } = await begin();
    const open = async (title: string) =>
      (await sandbox.control.openPull({ repository, title })).number;
    const first = await open('Sort by date');
    const second = await open('Sort by size');
    const pull = (number: number) => source.pull(location, number, signal());
    expect(await pull(first)).toMatchObject({
      number: first,
      title: 'Sort by date',
      state: 'open',
      url: `${sandbox.url}/${repository}/pull/${first}`,
      authorLogin: 'ana',
    });
    await sandbox.control.changePull({
      repository,
      number: first,
      action: 'merge',
    });
    await sandbox.control.changePull({
      repository,
      number: second,
      action: 'close',
    });
    expect(await pull(first)).toMatchObject({
      state: 'merged',
      endedAt: expect.any(Number),
    });
    expect(await pull(second)).toMatchObject({ state: 'closed' });
    expect(await pull(999_999)).toBeUndefined();
  });

  it('reads again what has not changed without using up the limit', async () => {
    const { source, location } = await begin({ token: 'a-frugal-token' });
    const remaining = async (): Promise<number> => {
      const response = await fetch(`${sandbox.url}/api/v3/rate_limit`, {
        headers: { authorization: 'token a-frugal-token' },
      });
      return (await response.json()).resources?.core.remaining;
    };
    const first = await source.head(location, signal());
    const before = await remaining();
    expect(before).toBeGreaterThan(4900);
    for (let index = 0; index < 5; index++) {
      expect(await source.head(location, signal())).toEqual(first);
    }
    expect(await remaining()).toBe(before);
  });
});
