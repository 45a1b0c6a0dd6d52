import { request as httpRequest } from 'node:http';
import { Octokit } from '@octokit/rest';
import { FaultRule } from './core/FaultBook';
import { Sandbox } from './startSandbox';
import {
  begin,
  endAll,
  explorer,
  githubOf,
  until,
} from './__testUtils__/world';

const dispatches = '/dispatches$';

describe('faults', () => {
  let sandbox: Sandbox;
  let github: Octokit;
  let sha: string;

  beforeAll(async () => {
    sandbox = await begin({ speed: 'manual' });
    github = githubOf(sandbox);
    const { data } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    sha = data.commit.sha;
  }, 30_000);
  beforeEach(() => sandbox.control.reset());
  afterAll(endAll);

  const deploy = (deploy_key: string, signal?: AbortSignal) =>
    github.actions.createWorkflowDispatch({
      ...explorer,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs: { sha, environment: 'staging', deploy_key },
      ...(signal ? { request: { signal } } : {}),
    });

  /** How many dispatched runs there are, and what the log tells of them. */
  async function consequences() {
    const { data } = await github.actions.listWorkflowRuns({
      ...explorer,
      workflow_id: 'deploy.yml',
    });
    const log = await sandbox.control.requests({
      method: 'POST',
      path: dispatches,
    });
    return {
      runs: data.total_count,
      log: log.map(({ status, effects }) => [status, effects.length]),
    };
  }

  const add = (rule: Omit<FaultRule, 'match'>) =>
    sandbox.control.addFault({
      match: { method: 'POST', path: dispatches },
      ...rule,
    });

  it('strike before the effect: a status with its headers', async () => {
    await add({
      kind: 'status',
      phase: 'before',
      status: 429,
      headers: { 'retry-after': '7' },
      body: { message: 'slow down' },
    });
    const refused = await deploy('key').catch(error => error);
    expect(refused.status).toBe(429);
    expect(refused.response.headers['retry-after']).toBe('7');
    expect(await consequences()).toEqual({ runs: 0, log: [[429, 0]] });
    expect((await deploy('key')).status).toBe(204);
    expect(await consequences()).toEqual({
      runs: 1,
      log: [
        [429, 0],
        [204, 1],
      ],
    });
  });

  it('strike after the effect: a 502 hides a run that was started', async () => {
    await add({ kind: 'status', phase: 'after', status: 502, times: 2 });
    await expect(deploy('key-1')).rejects.toMatchObject({ status: 502 });
    await expect(deploy('key-2')).rejects.toMatchObject({ status: 502 });
    expect((await sandbox.control.faults())[0].remaining).toBe(0);
    expect(await consequences()).toEqual({
      runs: 2,
      log: [
        [502, 1],
        [502, 1],
      ],
    });
  });

  it.each(['reset', 'truncate'] as const)(
    'strike the connection before and after the effect: %s',
    async kind => {
      await add({ kind, phase: 'before' });
      await expect(deploy('before')).rejects.toThrow();
      expect(await consequences()).toEqual({ runs: 0, log: [[null, 0]] });
      await add({ kind, phase: 'after' });
      await expect(deploy('after')).rejects.toThrow();
      expect(await consequences()).toEqual({
        runs: 1,
        log: [
          [null, 0],
          [null, 1],
        ],
      });
    },
  );

  it('hold an answer back until it is let go of', async () => {
    await add({ kind: 'hang', phase: 'after' });
    const timeout = AbortSignal.timeout(300);
    await expect(deploy('key', timeout)).rejects.toThrow();
    expect(await consequences()).toEqual({ runs: 1, log: [[null, 1]] });

    await add({ kind: 'hang', phase: 'before' });
    const lost = deploy('other').catch(error => error);
    await until(consequences, ({ log }) => log.length === 2);
    await sandbox.control.clearFaults();
    expect((await lost).message).toMatch(/hang up|closed|fetch failed/);
    expect((await consequences()).runs).toBe(1);
  });

  it('delay an answer', async () => {
    await add({ kind: 'latency', phase: 'before', ms: 300 });
    const started = Date.now();
    await deploy('key');
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('are refused with the name of the wrong field', async () => {
    const wrong: Array<[object, string]> = [
      [{ match: { path: '(' }, kind: 'hang', phase: 'after' }, 'path'],
      [{ match: { path: 'x' }, kind: 'flood', phase: 'after' }, 'kind'],
      [{ match: { path: 'x' }, kind: 'hang', phase: 'later' }, 'phase'],
      [{ match: { path: 'x' }, kind: 'hang', phase: 'after', x: 1 }, 'x'],
    ];
    for (const [rule, field] of wrong) {
      const response = await fetch(`${sandbox.url}/control/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rule),
      });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ field });
    }
    expect(await sandbox.control.faults()).toEqual([]);
  });
});

describe('the clock', () => {
  afterAll(endAll);

  it('moves forward, tells its listeners, and goes back only by force', async () => {
    const sandbox = await begin({ now: new Date('2026-03-05T18:00:00Z') });
    const readings: Array<{ now: string; offsetMs: number }> = [];
    const stream = httpRequest(`${sandbox.url}/control/clock/stream`);
    const second = new Promise<void>(resolve => {
      stream.on('response', response =>
        response.on('data', chunk => {
          readings.push(JSON.parse(/data: (.*)/.exec(String(chunk))![1]));
          if (readings.length === 1) {
            void sandbox.control.setClock({ advanceByMs: 3600_000 });
          } else {
            resolve();
          }
        }),
      );
    });
    stream.end();
    await second;
    stream.destroy();
    expect(readings[0].now).toMatch(/^2026-03-05T18:00/);
    expect(readings[1].now).toMatch(/^2026-03-05T19:00/);
    expect(readings[1].offsetMs - readings[0].offsetMs).toBe(3600_000);

    const past = '2026-03-05T00:00:00Z';
    await expect(sandbox.control.setClock({ advanceTo: past })).rejects.toThrow(
      /400.*only moves forward/,
    );
    const { offsetMs } = await sandbox.control.clock();
    const back = await sandbox.control.setClock({
      offsetMs: offsetMs - 7200_000,
      force: true,
    });
    expect(back.now).toMatch(/^2026-03-05T17:00/);
    await expect(
      sandbox.control.setClock({ advanceTo: 'tomorrow' }),
    ).rejects.toThrow(/advanceTo must be an instant/);
  });
});
