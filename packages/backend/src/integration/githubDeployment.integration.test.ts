import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  GithubClient,
  GithubDeploymentDriver,
} from '@signalbox/backstage-plugin-release-train-backend-module-github';
import { type FaultRule, type Sandbox, startSandbox } from '@signalbox/sandbox';

type DispatchRequest = Parameters<GithubDeploymentDriver['dispatch']>[0];

const PORTAL = 'example-org/single-cell-data-portal';
/** No workflow of it begins with a deployment. */
const INFRA = 'example-org/single-cell-infra';
const ACTIONS = 'login:github-actions[bot]';
const MINUTE = 60_000;
const signal = (ms = 5000) => AbortSignal.timeout(ms);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    port: 0,
    speed: 'manual',
    commitsFile: false,
  });
}, 30_000);
afterAll(() => sandbox?.stop());
beforeEach(() => sandbox.control.reset());

interface GithubRun {
  id: number;
  status: string;
  conclusion: string | null;
  html_url: string;
}

/** GitHub's API as somebody else uses it. */
async function github<T>(
  path: string,
  body?: object,
  token = 'login:ana',
  repository = PORTAL,
): Promise<T> {
  const response = await fetch(
    `${sandbox.url}/api/v3/repos/${repository}${path}`,
    {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `token ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    },
  );
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

let keys = 0;
function deployKey(): string {
  return `01KAHR0J7VQ3C4N9W2D8${String(++keys).padStart(6, '0')}`;
}

/** The data portal with a commit that nothing has been deployed from. */
async function begin(
  options: {
    vendorEnvironment?: string;
    environment?: object;
    token?: string;
    repository?: string;
  } = {},
) {
  const { repository = PORTAL } = options;
  const { host } = new URL(sandbox.url);
  const driver = GithubDeploymentDriver.create({
    client: GithubClient.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            {
              host,
              apiBaseUrl: `${sandbox.url}/api/v3`,
              token: options.token ?? 'a-token',
            },
          ],
        },
      }),
      { logger: mockServices.logger.mock() },
    ),
  });
  const config = new ConfigReader({
    repository: `${sandbox.url}/${repository}`,
    environments: [{ name: 'prod', ...options.environment }],
  });
  const vendorEnvironment = options.vendorEnvironment ?? 'prod';
  const target: DispatchRequest['target'] = {
    component: 'component:default/data-portal',
    environment: vendorEnvironment === 'stage' ? 'staging' : vendorEnvironment,
    vendorEnvironment,
    options: driver.readOptions({
      component: config,
      environment: config.getConfigArray('environments')[0],
    }),
  };
  const [{ sha }] = await sandbox.control.land({ repository });
  const request = (values: Partial<DispatchRequest> = {}): DispatchRequest => ({
    target,
    sha,
    deployKey: deployKey(),
    dispatchedAt: Date.now(),
    ...values,
  });
  return { driver, sha, target, request, repository };
}

type World = Awaited<ReturnType<typeof begin>>;

async function runsOf(sha: string, repository = PORTAL): Promise<GithubRun[]> {
  const { workflow_runs } = await github<{ workflow_runs: GithubRun[] }>(
    `/actions/runs?event=deployment&head_sha=${sha}`,
    undefined,
    undefined,
    repository,
  );
  return workflow_runs;
}

/** A deployment that GitHub has accepted, and what it does next. */
async function accepted(
  { driver, sha, request, repository }: World,
  values: Partial<DispatchRequest> = {},
) {
  const intent = request(values);
  const outcome = await driver.dispatch(intent, signal());
  if (outcome.outcome !== 'accepted' || !outcome.vendor) {
    throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
  }
  const { vendor } = outcome;
  const [run] = await runsOf(values.sha ?? sha, repository);
  return {
    intent,
    vendor,
    run,
    finish: (conclusion: 'success' | 'failure' | 'cancelled') =>
      sandbox.control.finishRun(run.id, conclusion),
    post: (state: string, description = '', log_url = run?.html_url) =>
      github(
        `/deployments/${vendor.id}/statuses`,
        { state, description, log_url },
        ACTIONS,
        repository,
      ),
    statuses: async () => {
      const statuses = await github<Array<{ state: string }>>(
        `/deployments/${vendor.id}/statuses`,
        undefined,
        undefined,
        repository,
      );
      return statuses.map(({ state }) => state).reverse();
    },
    follow: () => driver.follow(intent, vendor, signal()),
    state: async () => (await driver.follow(intent, vendor, signal())).state,
    cancel: () => driver.cancel(intent, vendor, signal()),
  };
}

function breakCreation(rule: Omit<FaultRule, 'match'>) {
  return sandbox.control.addFault({
    match: { method: 'POST', path: '/deployments$' },
    ...rule,
  });
}

/** Whether each request for a deployment had an effect. */
async function creations() {
  const log = await sandbox.control.requests({
    method: 'POST',
    path: '/deployments$',
  });
  return log.map(({ effects }) => effects.length > 0);
}

/** A deployment by a person who is not us. */
function deployByHand(sha: string, environment: string, payload: object = {}) {
  return github<{ id: number }>('/deployments', {
    ref: sha,
    auto_merge: false,
    environment,
    required_contexts: [],
    payload,
  });
}

const pass = (ms: number) => sandbox.control.setClock({ advanceByMs: ms });

describe('dispatch', () => {
  it('is accepted, and asks for what the workflow of the portal reads', async () => {
    const world = await begin({ vendorEnvironment: 'stage' });
    const { intent, vendor, run } = await accepted(world);
    expect(vendor).toEqual({
      id: expect.stringMatching(/^\d+$/),
      url: `${sandbox.url}/${PORTAL}/deployments/activity_log?environments_filter=stage`,
    });
    expect(run.status).toBe('queued');
    expect(await github(`/deployments/${vendor.id}`)).toMatchObject({
      sha: world.sha,
      ref: world.sha,
      task: 'deploy',
      environment: 'stage',
      payload: {
        tag: `sha-${world.sha.slice(0, 8)}`,
        deploy_key: intent.deployKey,
      },
      description: `Deploy sha-${world.sha.slice(0, 8)} to stage [${
        intent.deployKey
      }]`,
    });
    const [request] = await sandbox.control.requests({
      method: 'POST',
      path: '/deployments$',
    });
    expect(request.body).toMatchObject({
      auto_merge: false,
      required_contexts: [],
    });
    expect((await world.driver.find(intent, signal())).found).toEqual([vendor]);
  });

  it('sends the task and the tag as configured', async () => {
    const world = await begin({
      environment: { task: 'deploy:migrations', imageTag: 'sha-40' },
    });
    const { vendor } = await accepted(world);
    expect(await github(`/deployments/${vendor.id}`)).toMatchObject({
      task: 'deploy:migrations',
      payload: { tag: `sha-${world.sha}` },
    });
  });

  it('T3 deployments 202 merged: is refused when GitHub merged and made no deployment', async () => {
    const { driver, request } = await begin();
    await breakCreation({
      kind: 'status',
      phase: 'before',
      status: 202,
      body: { message: 'Auto-merged main into staging on deployment.' },
    });
    const intent = request();
    expect(await driver.dispatch(intent, signal())).toEqual({
      outcome: 'refused',
      reason:
        'GitHub answered 202 and made no deployment: Auto-merged main into staging on deployment.',
    });
    expect(await driver.find(intent, signal())).toEqual({ found: [] });
  });

  it('is refused while a required context is no success', async () => {
    const { driver, sha, request } = await begin({
      environment: { requiredContexts: ['ci'] },
    });
    await github(`/statuses/${sha}`, { state: 'failure', context: 'ci' });
    expect(await driver.dispatch(request(), signal())).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(/^GitHub answered 409: Conflict/),
    });
    await github(`/statuses/${sha}`, { state: 'success', context: 'ci' });
    expect((await driver.dispatch(request(), signal())).outcome).toBe(
      'accepted',
    );
  });

  it('is refused for a sha that is not there, and with a bad token', async () => {
    const { driver, request } = await begin();
    expect(
      await driver.dispatch(request({ sha: '0'.repeat(40) }), signal()),
    ).toEqual({
      outcome: 'refused',
      reason: expect.stringMatching(/^GitHub answered 422: .*No ref found/),
    });
    const denied = await begin({ token: 'bad-token' });
    expect(await denied.driver.dispatch(denied.request(), signal())).toEqual({
      outcome: 'refused',
      reason: 'GitHub answered 401: Bad credentials',
    });
  });

  it('is deferred for as long as GitHub asks', async () => {
    const { driver, request } = await begin();
    const intent = request();
    await breakCreation({
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

  it.each<[string, Omit<FaultRule, 'match'>]>([
    ['reset', { kind: 'reset', phase: 'after' }],
    ['502', { kind: 'status', status: 502, phase: 'after' }],
    ['a cut-off reply', { kind: 'truncate', phase: 'after' }],
    ['no reply in time', { kind: 'hang', phase: 'after' }],
  ])(
    '%s after the effect is in doubt, and reading adopts the deployment',
    async (_name, rule) => {
      const { driver, request } = await begin();
      const intent = request();
      await breakCreation(rule);
      expect((await driver.dispatch(intent, signal(800))).outcome).toBe(
        'unknown',
      );
      const { found } = await driver.find(intent, signal());
      expect(found).toEqual([
        {
          id: expect.stringMatching(/^\d+$/),
          url: expect.stringContaining('/deployments/'),
        },
      ]);
      expect(await driver.follow(intent, found[0], signal())).toMatchObject({
        state: 'pending',
      });
      expect(await creations()).toEqual([true]);
    },
  );

  it.each<[string, Omit<FaultRule, 'match'>]>([
    ['500', { kind: 'status', status: 500, phase: 'before' }],
    ['reset', { kind: 'reset', phase: 'before' }],
  ])(
    '%s before the effect is in doubt, and reading proves it absent',
    async (_name, rule) => {
      const { driver, request } = await begin();
      const intent = request();
      await breakCreation(rule);
      expect((await driver.dispatch(intent, signal())).outcome).toBe('unknown');
      expect(await driver.find(intent, signal())).toEqual({ found: [] });
      expect(await creations()).toEqual([false]);
    },
  );
});

describe('find', () => {
  it('does not take what somebody else deployed', async () => {
    const { driver, sha, request } = await begin();
    const intent = request();
    await deployByHand(sha, 'prod');
    await deployByHand(sha, 'prod', { deploy_key: deployKey() });
    await deployByHand(sha, 'prod', { deploy_key: `${intent.deployKey}0` });
    expect(await driver.find(intent, signal())).toEqual({ found: [] });
  });

  it('gives all that carry the key, the oldest first', async () => {
    const { driver, request } = await begin();
    const intent = request();
    const outcomes = [
      await driver.dispatch(intent, signal()),
      await driver.dispatch(intent, signal()),
    ];
    const { found } = await driver.find(intent, signal());
    expect(outcomes).toEqual(
      found.map(vendor => ({ outcome: 'accepted', vendor })),
    );
  });

  it('reads on past a hundred newer deployments', async () => {
    const { driver, sha, request } = await begin();
    const intent = request();
    const outcome = await driver.dispatch(intent, signal());
    for (let count = 0; count < 101; count++) {
      await deployByHand(sha, 'prod');
    }
    const { found } = await driver.find(intent, signal());
    expect([outcome]).toEqual(
      found.map(vendor => ({ outcome: 'accepted', vendor })),
    );
  }, 30_000);

  it('throws when a page cannot be read', async () => {
    const { driver, sha, request } = await begin();
    for (let count = 0; count < 101; count++) {
      await deployByHand(sha, 'prod');
    }
    await sandbox.control.addFault({
      match: { method: 'GET', path: '/deployments\\?.*page=2' },
      kind: 'truncate',
      phase: 'after',
    });
    await expect(driver.find(request(), signal())).rejects.toThrow(
      /^Could not look for deploy key/,
    );
  }, 30_000);
});

describe('follow', () => {
  it('is running with its workflow run, and has succeeded with it', async () => {
    const world = await begin();
    await sandbox.control.setSpeed({
      repository: PORTAL,
      speed: { queuedMs: 1, runMs: 60_000 },
    });
    const deployment = await accepted(world);
    let state = await deployment.state();
    for (let tries = 0; tries < 50 && state === 'pending'; tries++) {
      await new Promise(resolve => setTimeout(resolve, 20));
      state = await deployment.state();
    }
    expect(state).toBe('running');
    await deployment.post('success', 'e2e: success');
    expect(await deployment.state()).toBe('running');
    await deployment.finish('success');
    expect(await deployment.follow()).toEqual({
      state: 'succeeded',
      detail: 'Its workflow runs ended well, and so say its statuses',
    });
  });

  it.each([
    [
      'success, then failure',
      ['success', 'e2e: success'],
      ['failure', 'migrations: 2 of 31 failed'],
    ],
    [
      'failure, then success',
      ['failure', 'migrations: 2 of 31 failed'],
      ['success', 'e2e: success'],
    ],
  ])('%s has failed, whatever the run says', async (_name, first, second) => {
    const deployment = await accepted(await begin());
    await deployment.post(first[0], first[1]);
    await deployment.post(second[0], second[1]);
    const failed = {
      state: 'failed',
      detail: 'A failure stands on the deployment: migrations: 2 of 31 failed',
    };
    expect(await deployment.follow()).toEqual(failed);
    await deployment.finish('success');
    expect((await deployment.statuses()).slice(-2)).toEqual([
      'success',
      'success',
    ]);
    expect(await deployment.follow()).toEqual(failed);
  });

  it('T3 status success then failure: has failed with its run, though a success was posted', async () => {
    const world = await begin();
    const deployment = await accepted(world);
    await deployment.post('success', 'e2e: success');
    // It fails before a job of it began, so that no failure is posted.
    await deployment.finish('failure');
    expect(await deployment.statuses()).toEqual(['success']);
    expect(await deployment.follow()).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(/^The workflow run failed/),
    });
  });

  it('is not done before whoever speaks of it is', async () => {
    const deployment = await accepted(await begin());
    await deployment.finish('success');
    await deployment.post('in_progress', 'performance: begun');
    expect(await deployment.follow()).toEqual({
      state: 'running',
      detail:
        "Its workflow runs ended well, but its last status is 'in_progress'",
    });
    await deployment.post('success', 'performance: done');
    expect(await deployment.state()).toBe('succeeded');
  });

  it('does not mind what somebody deployed elsewhere from the same sha', async () => {
    const world = await begin();
    const deployment = await accepted(world);
    await deployment.finish('success');
    await pass(2000);
    await deployByHand(world.sha, 'stage');
    const [other] = await runsOf(world.sha);
    expect(other.id).not.toBe(deployment.run.id);
    expect(await deployment.state()).toBe('succeeded');
    await sandbox.control.finishRun(other.id, 'failure');
    expect(await deployment.state()).toBe('succeeded');
  });

  it('has succeeded, though a later one has taken its place since', async () => {
    const world = await begin({ vendorEnvironment: 'stage' });
    const first = await accepted(world);
    await first.finish('success');
    const [{ sha }] = await sandbox.control.land({ repository: PORTAL });
    const second = await accepted(world, { sha });
    await second.finish('success');
    expect(await first.statuses()).toEqual(['success', 'success', 'inactive']);
    expect(await first.state()).toBe('succeeded');
  });

  it('tells a run that lost its place from one that was cancelled', async () => {
    const world = await begin();
    const [one, two] = await sandbox.control.land({
      repository: PORTAL,
      count: 2,
    });
    const first = await accepted(world);
    const second = await accepted(world, { sha: one.sha });
    const third = await accepted(world, { sha: two.sha });
    expect(await second.follow()).toEqual({
      state: 'superseded',
      detail: `Deployment ${third.vendor.id} took its place at GitHub`,
    });
    expect(await first.state()).toBe('pending');
    expect(await third.state()).toBe('pending');
    await first.finish('cancelled');
    expect(await first.state()).toBe('superseded');
    await pass(5 * MINUTE);
    await third.finish('cancelled');
    expect(await third.state()).toBe('cancelled');
  });
});

describe('a deployment that no workflow run takes up', () => {
  const silent = async () => accepted(await begin({ repository: INFRA }));
  const BUILD = 'https://ci.example.com/builds/7';

  it('is proven by its statuses alone, once no run is to be expected', async () => {
    const deployment = await silent();
    expect(deployment.run).toBeUndefined();
    expect(await deployment.follow()).toEqual({
      state: 'pending',
      detail: 'No workflow run has begun yet',
    });
    await deployment.post('in_progress', '', BUILD);
    expect(await deployment.state()).toBe('running');
    await deployment.post('success', '', BUILD);
    expect(await deployment.state()).toBe('running');
    await pass(3 * MINUTE);
    expect(await deployment.follow()).toEqual({
      state: 'succeeded',
      detail: 'A success was posted, and it set off no workflow run',
    });
    await deployment.post('error', '', BUILD);
    expect(await deployment.state()).toBe('failed');
  });

  it('stays pending and says what is missing', async () => {
    const deployment = await silent();
    await pass(3 * MINUTE);
    expect(await deployment.follow()).toEqual({
      state: 'pending',
      detail: expect.stringContaining('needs `on: deployment`'),
    });
  });

  it('was superseded when it is inactive and a newer one is there', async () => {
    const world = await begin({ repository: INFRA });
    const deployment = await accepted(world);
    await deployment.post('inactive', '', '');
    expect(await deployment.state()).toBe('pending');
    const newer = await accepted(world);
    expect(await deployment.follow()).toEqual({
      state: 'superseded',
      detail: `Deployment ${newer.vendor.id} took its place at GitHub`,
    });
  });

  it('was cancelled when it is inactive and none came', async () => {
    const deployment = await silent();
    await deployment.cancel();
    expect(await deployment.statuses()).toEqual(['inactive']);
    expect(await deployment.state()).toBe('pending');
    await pass(3 * MINUTE);
    expect(await deployment.follow()).toEqual({
      state: 'cancelled',
      detail: 'It was marked inactive at GitHub',
    });
  });
});

describe('cancel', () => {
  it('cancels the runs and says so on the deployment, once', async () => {
    const deployment = await accepted(await begin());
    await deployment.cancel();
    expect(await deployment.state()).toBe('cancelled');
    expect(await deployment.statuses()).toEqual(['inactive']);
    await deployment.cancel();
    expect(await deployment.statuses()).toEqual(['inactive']);
  });

  it('leaves alone what has ended', async () => {
    const deployment = await accepted(await begin());
    await deployment.finish('success');
    await deployment.cancel();
    expect(await deployment.statuses()).toEqual(['success', 'success']);
    expect(await deployment.state()).toBe('succeeded');
  });
});

describe('observe', () => {
  it('reads what the deployment brought, once it has all ended well', async () => {
    const world = await begin();
    const before = await world.driver.observe(world.target, signal());
    expect(before?.version).toMatch(/^[0-9a-f]{40}$/);
    const deployment = await accepted(world);
    await deployment.post('success', 'e2e: success');
    expect(await world.driver.observe(world.target, signal())).toEqual(before);
    await deployment.finish('success');
    expect(await world.driver.observe(world.target, signal())).toEqual({
      version: world.sha,
      since: expect.any(Number),
      url: deployment.run.html_url,
    });
  });
});
