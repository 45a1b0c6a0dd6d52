import type { DispatchRequest } from '@signalbox/backstage-plugin-release-train-node';
import { startStandIn, type StandInReply } from '../__testUtils__/startStandIn';
import { GithubWorkflowDriver } from './GithubWorkflowDriver';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const KEY = '01KAHR0J7VQ3C4N9W2D8X5TZ6M';
const AT = Date.UTC(2026, 10, 25, 18, 0, 0, 250);
const signal = () => AbortSignal.timeout(5000);

type Answers = Record<
  string,
  StandInReply | ((query: URLSearchParams) => StandInReply)
>;

async function withDriver<T>(
  answers: Answers,
  use: (
    driver: GithubWorkflowDriver,
    request: DispatchRequest,
    standIn: Awaited<ReturnType<typeof startStandIn>>,
  ) => Promise<T>,
): Promise<T> {
  const standIn = await startStandIn(({ method, path, query }) => {
    const reply = answers[`${method} ${path}`];
    return typeof reply === 'function' ? reply(query) : reply;
  });
  try {
    const driver = GithubWorkflowDriver.create({
      client: standIn.clientFor('token'),
    });
    const request: DispatchRequest = {
      target: {
        component: 'component:default/explorer',
        environment: 'staging',
        vendorEnvironment: 'stage',
        options: {
          repository: standIn.repository,
          workflow: 'deploy.yml',
          ref: 'main',
        },
      },
      sha: SHA,
      deployKey: KEY,
      dispatchedAt: AT,
    };
    return await use(driver, request, standIn);
  } finally {
    await standIn.stop();
  }
}

const run = (values: object = {}) => ({
  id: 7001,
  workflow_id: 5,
  display_title: `Deploy ${SHA} to stage [${KEY}]`,
  html_url: 'https://github.com/o/r/actions/runs/7001',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-11-25T18:00:00Z',
  updated_at: '2026-11-25T18:02:00Z',
  ...values,
});

const RUN = 'GET /actions/runs/7001';
const JOBS = `${RUN}/jobs`;
const RUNS = 'GET /actions/workflows/deploy.yml/runs';
const DISPATCH = 'POST /actions/workflows/deploy.yml/dispatches';
const jobs = (...conclusions: string[]) => ({
  body: {
    total_count: conclusions.length,
    jobs: conclusions.map((conclusion, index) => ({
      name: ['deploy', 'e2e'][index],
      conclusion,
    })),
  },
});
const list = (...runs: object[]) => ({
  body: { total_count: runs.length, workflow_runs: runs },
});

const follow = (answers: Answers) =>
  withDriver(answers, (driver, request) =>
    driver.follow(request, { id: '7001' }, signal()),
  );
const find = (answers: Answers) =>
  withDriver(answers, (driver, request) => driver.find(request, signal()));

describe('dispatch', () => {
  it('knows that nothing was sent when the call had ended before', () =>
    withDriver({}, async (driver, request, standIn) => {
      const ended = AbortSignal.abort(new Error('the lease is lost'));
      expect(await driver.dispatch(request, ended)).toEqual({
        outcome: 'deferred',
        reason: expect.stringContaining('Could not get credentials'),
        retryAfterMs: 30_000,
      });
      const elsewhere = {
        ...request.target.options,
        repository: 'https://gitlab.com/o/r',
      };
      expect(
        await driver.dispatch(
          { ...request, target: { ...request.target, options: elsewhere } },
          signal(),
        ),
      ).toEqual({
        outcome: 'refused',
        reason: expect.stringContaining("got the host 'gitlab.com'"),
      });
      expect(standIn.requests).toEqual([]);
    }));

  it('does not take a page that somebody else answered for an acceptance', () =>
    withDriver(
      { [DISPATCH]: { body: 'signed out' } },
      async (driver, request) => {
        expect((await driver.dispatch(request, signal())).outcome).toBe(
          'unknown',
        );
      },
    ));
});

describe('find', () => {
  it('asks from before the dispatch on, in whole seconds', () =>
    withDriver({ [RUNS]: list() }, async (driver, request, standIn) => {
      expect(await driver.find(request, signal())).toEqual({ found: [] });
      const query = new URL(standIn.requests[0].url!, 'http://localhost')
        .searchParams;
      expect(query.get('created')).toBe('>=2026-11-25T17:55:00Z');
      expect(query.get('event')).toBe('workflow_dispatch');
    }));

  it('gives all that carry the key, the oldest first', async () => {
    const other = `Deploy ${SHA} to stage []`;
    expect(
      await find({
        [RUNS]: list(
          run({ id: 7003, html_url: 'three' }),
          run({ id: 7002, display_title: other }),
          run({ id: 7001, html_url: 'one' }),
        ),
      }),
    ).toEqual({
      found: [
        { id: '7001', url: 'one' },
        { id: '7003', url: 'three' },
      ],
    });
  });

  it('proves nothing by titles that have no place for a key', async () => {
    await expect(
      find({ [RUNS]: list(run({ display_title: 'Deploy' })) }),
    ).rejects.toThrow(
      /^Could not look for deploy key \S+ among the runs of deploy.yml: run 7001 is titled 'Deploy', .*run-name of the workflow must carry it$/,
    );
  });

  it('proves nothing by a list that is cut off', async () => {
    const page = Array.from({ length: 100 }, (_, index) => index);
    await expect(
      find({
        [RUNS]: query => ({
          body: {
            total_count: 1200,
            workflow_runs: page.map(index =>
              run({ id: Number(query.get('page')) * 100 + index }),
            ),
          },
        }),
      }),
    ).rejects.toThrow(/1000 runs or more since 2026-11-25T17:55:00Z/);
  });

  it('proves nothing by a list that moved while it was read', async () => {
    await expect(
      find({ [RUNS]: { body: { total_count: 2, workflow_runs: [run()] } } }),
    ).rejects.toThrow('counts 2 runs since 2026-11-25T17:55:00Z and listed 1');
  });

  it('throws when GitHub does not answer', async () => {
    await expect(find({ [RUNS]: { status: 502, body: {} } })).rejects.toThrow(
      'GitHub answered 502',
    );
  });
});

describe('follow', () => {
  const noDeployments = { 'GET /deployments': { body: [] } };

  it('throws when the run is not there', async () => {
    await expect(follow({})).rejects.toThrow(
      'Could not read workflow run 7001: GitHub answered 404: Not Found',
    );
  });

  it('says who has to approve the environment', async () => {
    const waiting = {
      [RUN]: { body: run({ status: 'waiting', conclusion: null }) },
    };
    const environment = { name: 'stage' };
    expect(
      await follow({
        ...waiting,
        [`${RUN}/pending_deployments`]: {
          body: [
            {
              environment,
              reviewers: [
                { type: 'User', reviewer: { login: 'ada' } },
                { type: 'Team', reviewer: { name: 'single-cell' } },
              ],
            },
          ],
        },
      }),
    ).toEqual({
      state: 'awaiting_confirm',
      detail: 'Waits at GitHub for an approval of stage by ada, single-cell',
    });
    expect(
      await follow({
        ...waiting,
        [`${RUN}/pending_deployments`]: {
          body: [{ environment, wait_timer: 30, reviewers: [] }],
        },
      }),
    ).toMatchObject({ state: 'pending' });
    expect(await follow(waiting)).toMatchObject({ state: 'pending' });
  });

  it('takes a success when nothing speaks against it', async () => {
    expect(
      await follow({
        ...noDeployments,
        [RUN]: { body: run() },
        [JOBS]: jobs('success', 'skipped'),
      }),
    ).toMatchObject({ state: 'succeeded' });
  });

  it('does not take the success of a run whose job failed', async () => {
    expect(
      await follow({
        ...noDeployments,
        [RUN]: { body: run() },
        [JOBS]: jobs('success', 'failure'),
      }),
    ).toEqual({
      state: 'failed',
      detail: 'The workflow run says success, but a job of it failed: e2e',
    });
  });

  it('does not take a success while a failure stands on its deployment', async () => {
    const log_url = 'https://github.com/o/r/actions/runs/7001/job/1';
    const answers = (states: string[], url: string): Answers => ({
      [RUN]: { body: run() },
      [JOBS]: jobs('success'),
      'GET /deployments': { body: [{ id: 31, sha: SHA }] },
      'GET /deployments/31/statuses': {
        body: states.map(state => ({
          state,
          created_at: '2026-11-25T18:02:00Z',
          log_url: url,
        })),
      },
    });
    expect(await follow(answers(['failure', 'success'], log_url))).toEqual({
      state: 'failed',
      detail:
        'The workflow run says success, but a failure stands on deployment 31 to stage',
    });
    expect(await follow(answers(['success'], log_url))).toMatchObject({
      state: 'succeeded',
    });
    const another = log_url.replace('7001', '6000');
    expect(await follow(answers(['failure'], another))).toMatchObject({
      state: 'succeeded',
    });
  });

  it.each([
    [
      'a newer run to the same environment',
      { id: 7002, display_title: `Deploy ${SHA} to stage []` },
      'superseded',
    ],
    [
      'a newer run to another one',
      { id: 7002, display_title: `Deploy ${SHA} to prod []` },
      'cancelled',
    ],
    ['a second run of the same key', { id: 7002 }, 'cancelled'],
    [
      'a run that came much later',
      {
        id: 7002,
        display_title: `Deploy ${SHA} to stage []`,
        created_at: '2026-11-25T19:00:00Z',
      },
      'cancelled',
    ],
    ['no other run', {}, 'cancelled'],
  ])('cancelled before it started, with %s', async (_name, other, state) => {
    const cancelled = run({ conclusion: 'cancelled' });
    expect(
      await follow({
        [RUN]: { body: cancelled },
        [JOBS]: jobs(),
        'GET /actions/workflows/5/runs': list(run(other), cancelled),
      }),
    ).toMatchObject({ state });
  });

  it('was cancelled when a job had started', async () => {
    expect(
      await follow({
        [RUN]: { body: run({ conclusion: 'cancelled' }) },
        [JOBS]: {
          body: {
            total_count: 1,
            jobs: [{ name: 'deploy', conclusion: 'cancelled', runner_id: 4 }],
          },
        },
      }),
    ).toMatchObject({ state: 'cancelled' });
  });
});

describe('observe', () => {
  const observe = (answers: Answers) =>
    withDriver(answers, (driver, request) =>
      driver.observe(request.target, signal()),
    );
  const head = 'f'.repeat(40);
  const status = (values: object = {}) => ({
    state: 'success',
    created_at: '2026-11-25T18:02:00Z',
    log_url: 'https://github.com/o/r/actions/runs/7001/job/1',
    ...values,
  });
  const deployed = {
    'GET /deployments': { body: [{ id: 31, sha: head }] },
    'GET /deployments/31/statuses': { body: [status()] },
  };

  it('reads the sha that a dispatched run deployed, not the head of its branch', async () => {
    expect(await observe({ ...deployed, [RUN]: { body: run() } })).toEqual({
      version: SHA,
      since: Date.UTC(2026, 10, 25, 18, 2),
      url: status().log_url,
    });
  });

  it('takes the word of the deployment when its run is gone or says nothing', async () => {
    expect(await observe(deployed)).toMatchObject({ version: head });
    expect(
      await observe({
        ...deployed,
        [RUN]: { body: run({ display_title: 'on: deployment' }) },
      }),
    ).toMatchObject({ version: head });
  });

  it('does not believe a success whose run has not ended well', async () => {
    for (const values of [
      { conclusion: 'failure' },
      { status: 'in_progress', conclusion: null },
    ]) {
      expect(
        await observe({ ...deployed, [RUN]: { body: run(values) } }),
      ).toBeUndefined();
    }
  });

  it('throws when GitHub cannot be asked', async () => {
    await expect(
      observe({ 'GET /deployments': { status: 503, body: {} } }),
    ).rejects.toThrow('Could not read the deployments to stage');
  });
});

describe('cancel', () => {
  const cancel = (status: number) =>
    withDriver(
      { 'POST /actions/runs/7001/cancel': { status, body: { message: 'x' } } },
      (driver, request) => driver.cancel(request, { id: '7001' }, signal()),
    );

  it.each([202, 409])('has what it asked for with %s', async status => {
    await expect(cancel(status)).resolves.toBeUndefined();
  });

  it('throws when GitHub refuses', async () => {
    await expect(cancel(403)).rejects.toThrow('GitHub answered 403: x');
  });
});
