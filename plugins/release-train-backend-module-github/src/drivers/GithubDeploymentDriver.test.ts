import type { DispatchRequest } from '@signalbox/backstage-plugin-release-train-node';
import { startStandIn, type StandInReply } from '../__testUtils__/startStandIn';
import { GithubDeploymentDriver } from './GithubDeploymentDriver';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const KEY = '01KAHR0J7VQ3C4N9W2D8X5TZ6M';
const OTHER_KEY = '01KAHR0J7VQ3C4N9W2D8X5TZ6N';
const RUN_PAGE = 'https://github.com/o/r/actions/runs/7001';
const signal = () => AbortSignal.timeout(5000);
const at = (second: number) =>
  new Date(Date.UTC(2026, 10, 25, 18, 0, second)).toISOString();
const later = (second: number) => new Date(at(second)).toUTCString();

const deployment = (values: object = {}) => ({
  id: 31,
  sha: SHA,
  environment: 'stage',
  payload: { tag: 'sha-01234567', deploy_key: KEY },
  creator: { login: 'signalbox' },
  created_at: at(0),
  ...values,
});
const ofWorkflow = { creator: { login: 'github-actions[bot]' }, payload: {} };
const run = (values: object = {}) => ({
  id: 7001,
  display_title: 'Deploy stack',
  status: 'completed',
  conclusion: 'success',
  created_at: at(2),
  updated_at: at(60),
  ...values,
});
const status = (state: string, values: object = {}) => ({
  state,
  created_at: at(50),
  creator: { login: 'github-actions[bot]' },
  description: '',
  log_url: `${RUN_PAGE}/job/1`,
  ...values,
});
const job = (conclusion: string, values: object = {}) => ({
  name: 'e2e',
  conclusion,
  ...values,
});

/** What GitHub knows; lists are the newest first. */
interface World {
  deployments?: object[];
  /** Those of the environment, where they are not the same. */
  inEnvironment?: object[];
  statuses?: object[];
  runs?: Array<{ id: number }>;
  jobs?: Record<number, object[]>;
  /** What GitHub's clock shows, in seconds after the deployment. */
  now?: number;
  answers?: Record<string, StandInReply>;
}

async function withDriver<T>(
  world: World,
  use: (
    driver: GithubDeploymentDriver,
    request: DispatchRequest,
    requests: Array<{ method?: string; url?: string }>,
  ) => Promise<T>,
): Promise<T> {
  const { deployments = [deployment()], runs = [], statuses = [] } = world;
  const standIn = await startStandIn(({ method, path, query }) => {
    const given = world.answers?.[`${method} ${path}`];
    if (given) return given;
    if (path === '/deployments') {
      const inEnvironment = world.inEnvironment ?? deployments;
      return { body: query.has('environment') ? inEnvironment : deployments };
    }
    if (path === '/deployments/31/statuses') return { body: statuses };
    if (path === '/actions/runs') {
      return {
        headers: { date: later(world.now ?? 60) },
        body: { total_count: runs.length, workflow_runs: runs },
      };
    }
    const id = /^\/actions\/runs\/(\d+)\/jobs$/.exec(path)?.[1];
    if (!id) return undefined;
    const jobs = world.jobs?.[Number(id)] ?? [job('success')];
    return { body: { total_count: jobs.length, jobs } };
  });
  try {
    const driver = GithubDeploymentDriver.create({
      client: standIn.clientFor('token'),
    });
    const request: DispatchRequest = {
      target: {
        component: 'component:default/data-portal',
        environment: 'staging',
        vendorEnvironment: 'stage',
        options: {
          repository: standIn.repository,
          task: 'deploy',
          imageTag: 'sha-8',
          requiredContexts: [],
        },
      },
      sha: SHA,
      deployKey: KEY,
      dispatchedAt: Date.parse(at(0)),
    };
    return await use(driver, request, standIn.requests);
  } finally {
    await standIn.stop();
  }
}

const follow = (world: World) =>
  withDriver(world, (driver, request) =>
    driver.follow(request, { id: '31' }, signal()),
  );

describe('dispatch', () => {
  it('reads nothing before it sends, and sends once', () =>
    withDriver(
      { answers: { 'POST /deployments': { status: 500, body: {} } } },
      async (driver, request, requests) => {
        expect((await driver.dispatch(request, signal())).outcome).toBe(
          'unknown',
        );
        expect(requests.map(({ method }) => method)).toEqual(['POST']);
      },
    ));

  it('knows that nothing was sent when the call had ended before', () =>
    withDriver({}, async (driver, request, requests) => {
      expect(await driver.dispatch(request, AbortSignal.abort())).toMatchObject(
        { outcome: 'deferred' },
      );
      expect(requests).toEqual([]);
    }));

  it.each([
    [201, { id: 31 }, 'accepted'],
    [201, { id: '31' }, 'unknown'],
    [201, 'signed out', 'unknown'],
    [200, { id: 31 }, 'unknown'],
    [202, { message: 'Auto-merged main into release' }, 'refused'],
    [202, '', 'refused'],
    [403, { message: 'Resource not accessible by integration' }, 'refused'],
    [403, { message: 'You have exceeded a secondary rate limit' }, 'deferred'],
    [404, { message: 'Not Found' }, 'refused'],
    [409, { message: 'Conflict merging main into release' }, 'refused'],
    [422, { message: 'No ref found' }, 'refused'],
    [408, {}, 'unknown'],
    [503, {}, 'unknown'],
  ])('takes %s with %j as %s', (code, body, outcome) =>
    withDriver(
      { answers: { 'POST /deployments': { status: code, body } } },
      async (driver, request) => {
        expect((await driver.dispatch(request, signal())).outcome).toBe(
          outcome,
        );
      },
    ),
  );
});

describe('find', () => {
  const find = (deployments: object[]) =>
    withDriver({ deployments }, (driver, request) =>
      driver.find(request, signal()),
    );

  it.each([
    ['an object', { deploy_key: KEY }, 1],
    ['text', JSON.stringify({ deploy_key: KEY }), 1],
    ['text that is no JSON', KEY, 0],
    ['nothing', null, 0],
    ['a key in a list', [KEY], 0],
    ['another key', { deploy_key: OTHER_KEY }, 0],
    ['a key that only begins so', { deploy_key: `${KEY}0` }, 0],
  ])('reads a payload that is %s', async (_name, payload, count) => {
    const { found } = await find([deployment({ payload })]);
    expect(found).toHaveLength(count);
  });

  it('finds one that a status has put under another environment', async () => {
    expect(await find([deployment({ environment: 'stage eu' })])).toEqual({
      found: [
        {
          id: '31',
          url: expect.stringMatching(/environments_filter=stage%20eu$/),
        },
      ],
    });
  });
});

describe('follow', () => {
  it('needs every run to end well', async () => {
    const statuses = [status('success')];
    const unfinished = run({ id: 7002, status: 'queued', conclusion: null });
    expect(await follow({ statuses, runs: [run()] })).toMatchObject({
      state: 'succeeded',
    });
    expect(await follow({ statuses, runs: [unfinished, run()] })).toMatchObject(
      { state: 'pending' },
    );
    for (const values of [
      { conclusion: 'failure' },
      { conclusion: 'timed_out' },
      { conclusion: 'neutral' },
    ]) {
      expect(
        await follow({ statuses, runs: [unfinished, run(values)] }),
      ).toMatchObject({ state: 'failed' });
    }
  });

  it('does not take the success of a run whose job failed', async () => {
    expect(
      await follow({
        statuses: [status('success')],
        runs: [run()],
        jobs: { 7001: [job('success'), job('failure', { name: 'smoke' })] },
      }),
    ).toEqual({
      state: 'failed',
      detail: 'The workflow run says success, but a job of it failed: smoke',
    });
  });

  it('says who has to approve', async () => {
    expect(
      await follow({
        runs: [
          run({ id: 7002, status: 'in_progress', conclusion: null }),
          run({ status: 'waiting', conclusion: null }),
        ],
        answers: {
          'GET /actions/runs/7001/pending_deployments': {
            body: [
              {
                environment: { name: 'stage' },
                reviewers: [{ type: 'User', reviewer: { login: 'ada' } }],
              },
            ],
          },
        },
      }),
    ).toEqual({
      state: 'awaiting_confirm',
      detail: 'Waits at GitHub for an approval of stage by ada',
    });
  });

  it('waits for a first status, and does without when none comes', async () => {
    const runs = [run()];
    expect(await follow({ runs })).toMatchObject({ state: 'running' });
    expect(await follow({ runs, now: 121 })).toEqual({
      state: 'succeeded',
      detail: 'Its workflow runs ended well, and nobody posted a status',
    });
  });

  it('leaves out workflows that left out the environment', async () => {
    const skipped = run({ id: 7002, conclusion: 'skipped' });
    expect(
      await follow({ statuses: [status('success')], runs: [skipped, run()] }),
    ).toMatchObject({ state: 'succeeded' });
    expect(await follow({ runs: [skipped] })).toMatchObject({
      state: 'pending',
    });
    expect(await follow({ runs: [skipped], now: 121 })).toEqual({
      state: 'failed',
      detail: 'The workflow run was skipped: nothing was deployed',
    });
  });

  describe('of several deployments of one sha', () => {
    const failedRun = (values: object) =>
      run({ id: 7002, conclusion: 'failure', ...values });
    const next = (values: object = {}) =>
      deployment({
        id: 32,
        environment: 'prod',
        created_at: at(30),
        payload: { deploy_key: OTHER_KEY },
        ...values,
      });
    const statuses = [status('success')];

    it.each<[string, object[], object, string]>([
      [
        'began before the next was made',
        [next(), deployment()],
        { created_at: at(29) },
        'failed',
      ],
      [
        'began after the next was made',
        [next(), deployment()],
        { created_at: at(31) },
        'succeeded',
      ],
      [
        'began when only its own workflow had made one',
        [next(ofWorkflow), deployment()],
        { created_at: at(31) },
        'failed',
      ],
      [
        'carries the key, however late',
        [next(), deployment()],
        { created_at: at(90), display_title: `Deploy [${KEY}]` },
        'failed',
      ],
      [
        'carries the key of the next, however early',
        [next(), deployment()],
        { display_title: `Deploy [${OTHER_KEY}]` },
        'succeeded',
      ],
      [
        'carries the key of both, and began after the next was made',
        [next({ payload: { deploy_key: KEY } }), deployment()],
        { created_at: at(31), display_title: `Deploy [${KEY}]` },
        'succeeded',
      ],
    ])('a failed run that %s', async (_name, deployments, values, state) => {
      expect(
        await follow({
          deployments,
          statuses,
          runs: [failedRun(values), run()],
        }),
      ).toMatchObject({ state });
    });

    it('a failed run that posted a status here', async () => {
      const log_url = RUN_PAGE.replace('7001', '7002');
      expect(
        await follow({
          deployments: [next(), deployment()],
          statuses: [...statuses, status('in_progress', { log_url })],
          runs: [failedRun({ created_at: at(31) }), run()],
        }),
      ).toMatchObject({ state: 'failed' });
    });
  });

  describe('of one whose run was cancelled', () => {
    const newer = { id: 32, sha: 'f'.repeat(40), created_at: at(59) };
    const cancelled = {
      runs: [run({ conclusion: 'cancelled' })],
      jobs: { 7001: [job('cancelled', { runner_id: 0 })] },
    };

    it.each<[string, object, string]>([
      ['a newer one', newer, 'superseded'],
      [
        'a newer one that came much later',
        { ...newer, created_at: at(300) },
        'cancelled',
      ],
      [
        'one that its own workflow made',
        { ...newer, ...ofWorkflow, sha: SHA },
        'cancelled',
      ],
      ['an older one', { ...newer, id: 30 }, 'cancelled'],
    ])('in the queue, with %s', async (_name, values, state) => {
      expect(
        await follow({
          ...cancelled,
          inEnvironment: [deployment(values), deployment()],
        }),
      ).toMatchObject({ state });
    });

    it('after it had begun', async () => {
      expect(
        await follow({
          ...cancelled,
          inEnvironment: [deployment(newer), deployment()],
          jobs: { 7001: [job('cancelled', { runner_id: 4 })] },
        }),
      ).toMatchObject({ state: 'cancelled' });
    });

    it('but not before the other runs have ended', async () => {
      const unfinished = { id: 7002, status: 'in_progress', conclusion: null };
      expect(
        await follow({
          ...cancelled,
          runs: [run(unfinished), ...cancelled.runs],
        }),
      ).toMatchObject({ state: 'running' });
    });
  });

  it('throws when the deployment is gone or not everything could be read', async () => {
    await expect(follow({ deployments: [] })).rejects.toThrow(
      `Could not read deployment 31: GitHub has no deployment 31 of ${SHA}`,
    );
    await expect(
      follow({
        answers: {
          'GET /actions/runs': { body: { total_count: 2, workflow_runs: [] } },
        },
      }),
    ).rejects.toThrow('GitHub counts 2 runs since 2026-11-25T18:00:00Z');
    await expect(
      follow({
        answers: { 'GET /deployments/31/statuses': { status: 502, body: {} } },
      }),
    ).rejects.toThrow('Could not read deployment 31: GitHub answered 502');
  });
});

describe('cancel', () => {
  const cancel = (world: World) =>
    withDriver(world, async (driver, request, requests) => {
      await driver.cancel(request, { id: '31' }, signal());
      return requests
        .filter(({ method }) => method === 'POST')
        .map(({ url }) => url!.replace('/api/v3/repos/o/r', ''));
    });
  const answers = {
    'POST /actions/runs/7001/cancel': { status: 409, body: {} },
    'POST /deployments/31/statuses': { status: 201, body: { id: 9 } },
  };

  it('takes it that a run has ended by itself', async () => {
    const runs = [run({ status: 'in_progress', conclusion: null })];
    expect(
      await cancel({ runs, statuses: [status('in_progress')], answers }),
    ).toEqual(['/actions/runs/7001/cancel', '/deployments/31/statuses']);
  });

  it.each<[string, World]>([
    ['was deployed', { runs: [run()] }],
    ['failed', { statuses: [status('failure')] }],
    ['is inactive already', { statuses: [status('inactive')] }],
  ])('posts nothing on one that %s', async (_name, world) => {
    expect(await cancel({ ...world, answers })).toEqual([]);
  });
});
