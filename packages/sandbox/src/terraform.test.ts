import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sandbox } from './startSandbox';
import { begin, endAll, until } from './__testUtils__/world';

const infra = 'example-org/single-cell-infra';
const INGRESS = 'include=configuration_version.ingress_attributes';

/** Terraform's API, as a client without a library calls it. */
async function call(
  { url }: Sandbox,
  path: string,
  options: { method?: string; token?: string; body?: object } = {},
) {
  const { method = 'GET', token = 'a-token', body } = options;
  const response = await fetch(`${url}/terraform/api/v2${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      'content-type': 'application/vnd.api+json',
    },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    body: text ? JSON.parse(text) : undefined,
  };
}

async function workspaceOf(sandbox: Sandbox, name: string) {
  const { body } = await call(
    sandbox,
    `/organizations/example-org/workspaces/${name}`,
  );
  return body.data;
}

/** Newest first: commit, state. */
async function runsOf(sandbox: Sandbox, name: string, query = '') {
  const { id } = await workspaceOf(sandbox, name);
  const { body } = await call(
    sandbox,
    `/workspaces/${id}/runs?${INGRESS}&${query}`,
  );
  return body.data.map((run: any) => {
    const included = (relation: any) =>
      body.included.find((it: any) => it.id === relation.data.id);
    const configuration = included(run.relationships['configuration-version']);
    const ingress = included(configuration.relationships['ingress-attributes']);
    return {
      id: run.id,
      sha: ingress.attributes['commit-sha'],
      status: run.attributes.status,
    };
  });
}

async function read(sandbox: Sandbox, id: string, token?: string) {
  const { body } = await call(sandbox, `/runs/${id}`, { token });
  return body.data.attributes;
}

const act = (sandbox: Sandbox, id: string, action: string, token?: string) =>
  call(sandbox, `/runs/${id}/actions/${action}`, {
    method: 'POST',
    token,
    body: { comment: `somebody: ${action}` },
  });

const liveIn = async (sandbox: Sandbox, environment: string) => {
  const response = await fetch(
    `${sandbox.url}/live/infra/${environment}/deployed_version`,
  );
  return (await response.json()).version;
};

describe('Terraform', () => {
  afterAll(endAll);

  it('makes a run in each workspace for what lands on main, and applies it', async () => {
    const sandbox = await begin({ speed: { queuedMs: 5, runMs: 10 } });
    const [{ sha }] = await sandbox.control.land({ repository: infra });
    for (const environment of ['dev', 'staging']) {
      const [run] = await until(
        () => runsOf(sandbox, `infra-${environment}`),
        ([newest]) => newest.status === 'applied',
      );
      expect(run.sha).toBe(sha);
      expect(await liveIn(sandbox, environment)).toBe(`sha-${sha.slice(0, 8)}`);
    }
    // In prod the run of the past is still unanswered, and the new one waits for it.
    const [newest, waiting, ...earlier] = await runsOf(sandbox, 'infra-prod');
    expect([newest.sha, newest.status, waiting.status]).toEqual([
      sha,
      'pending',
      'planned',
    ]);
    expect(earlier.map(({ status }: any) => status)).toEqual([
      'discarded',
      'discarded',
      'discarded',
      'applied',
    ]);
    expect(await liveIn(sandbox, 'prod')).toBe(
      `sha-${earlier[3].sha.slice(0, 8)}`,
    );
    const { relationships } = await workspaceOf(sandbox, 'infra-prod');
    expect(relationships['current-run'].data.id).toBe(waiting.id);

    expect(await act(sandbox, waiting.id, 'discard')).toMatchObject({
      status: 202,
      text: '',
    });
    const planned = await until(
      () => read(sandbox, newest.id),
      ({ status }) => status === 'planned',
    );
    expect(planned).toMatchObject({
      actions: { 'is-confirmable': true, 'is-discardable': true },
      permissions: { 'can-apply': true },
      'has-changes': true,
      'auto-apply': false,
    });
    expect(await act(sandbox, newest.id, 'apply')).toMatchObject({
      status: 202,
      text: '',
    });
    await until(
      () => read(sandbox, newest.id),
      ({ status }) => status === 'applied',
    );
    expect(await liveIn(sandbox, 'prod')).toBe(`sha-${sha.slice(0, 8)}`);
  });

  it('does not plan what lands elsewhere', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const before = await runsOf(sandbox, 'infra-dev');
    const [{ branches }] = (await sandbox.control.repositories()).filter(
      ({ repository }) => repository === infra,
    );
    await sandbox.control.pushBranch({
      repository: infra,
      branch: 'hotfix',
      sha: branches.main,
    });
    await sandbox.control.land({
      repository: 'example-org/single-cell-explorer',
    });
    expect(await runsOf(sandbox, 'infra-dev')).toEqual(before);
  });

  it('moves by hand, refuses what the state does not allow, and keeps one run at a time', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const { control } = sandbox;
    const { component } = await control.createRepository({
      owner: 'test-org',
      name: 'net',
      component: 'net',
    });
    await control.createTerraformWorkspace({
      name: 'net-prod',
      repository: 'test-org/net',
      environment: 'prod',
    });
    const create = (values = {}) =>
      control.createTerraformRun({ workspace: 'net-prod', ...values });
    const first = await create();
    const second = await create({ hasChanges: false });
    const speculative = await create({ planOnly: true });
    expect([first, second, speculative].map(({ status }) => status)).toEqual([
      'plan_queued',
      'pending',
      'plan_queued',
    ]);
    const refused = await act(sandbox, first.id, 'apply');
    expect([refused.status, refused.type]).toEqual([
      409,
      'application/vnd.api+json; charset=utf-8',
    ]);
    expect(refused.body.errors[0]).toMatchObject({ status: '409' });
    expect((await act(sandbox, first.id, 'discard')).status).toBe(409);
    expect(
      (await control.changeTerraformRun(speculative.id, 'finish')).status,
    ).toBe('planned_and_finished');

    expect((await control.changeTerraformRun(first.id, 'finish')).status).toBe(
      'planned',
    );
    expect((await act(sandbox, first.id, 'cancel')).status).toBe(409);
    expect((await control.changeTerraformRun(first.id, 'confirm')).status).toBe(
      'apply_queued',
    );
    expect((await control.changeTerraformRun(first.id, 'error')).status).toBe(
      'errored',
    );
    expect(
      (await fetch(`${sandbox.url}/live/${component}/prod/health`)).status,
    ).toBe(404);
    expect((await read(sandbox, second.id)).status).toBe('plan_queued');
    expect((await control.changeTerraformRun(second.id, 'finish')).status).toBe(
      'planned_and_finished',
    );

    const third = await create();
    expect((await act(sandbox, third.id, 'cancel')).status).toBe(202);
    expect((await read(sandbox, third.id)).status).toBe('canceled');
    await expect(control.changeTerraformRun(third.id, 'error')).rejects.toThrow(
      /409 .*error is not possible while the run is canceled/,
    );
    await expect(create({ sha: 'absent' })).rejects.toThrow(
      /404 .*absent is not a commit/,
    );
  });

  it('knows tokens as Terraform does', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const [waiting] = await runsOf(sandbox, 'infra-prod');
    for (const token of ['', 'bad-token']) {
      const { status, body } = await call(sandbox, `/runs/${waiting.id}`, {
        token,
      });
      expect([status, body]).toEqual([
        401,
        { errors: [{ status: '401', title: 'unauthorized' }] },
      ]);
    }
    expect(await read(sandbox, waiting.id, 'org-token')).toMatchObject({
      actions: { 'is-confirmable': true },
      permissions: { 'can-apply': false },
    });
    const refused = await act(sandbox, waiting.id, 'apply', 'org-token');
    expect(refused.status).toBe(404);
    expect((await read(sandbox, waiting.id)).status).toBe('planned');
    expect((await call(sandbox, '/runs/absent')).status).toBe(404);
    expect((await call(sandbox, '/teams')).status).toBe(404);
  });

  it('lists by page and by state', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const { id } = await workspaceOf(sandbox, 'infra-prod');
    const list = async (query: string) =>
      (await call(sandbox, `/workspaces/${id}/runs?${query}`)).body;
    const first = await list('page[size]=2');
    const second = await list('page[size]=2&page[number]=3');
    expect([first.data.length, first.meta.pagination]).toEqual([
      2,
      expect.objectContaining({ 'next-page': 2, 'total-count': 5 }),
    ]);
    expect([second.data.length, second.meta.pagination]).toEqual([
      1,
      expect.objectContaining({ 'prev-page': 2, 'next-page': null }),
    ]);
    const waiting = await list('filter[status]=planned,applied');
    expect(waiting.data.map((run: any) => run.attributes.status)).toEqual([
      'planned',
      'applied',
    ]);
    expect(
      (await call(sandbox, `/workspaces/${id}/runs?include=moon`)).status,
    ).toBe(400);
  });

  it('meets faults, and logs what was done although the answer was lost', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const [{ id }] = await runsOf(sandbox, 'infra-prod');
    await sandbox.control.addFault({
      match: { method: 'POST', path: '/actions/apply$' },
      kind: 'reset',
      phase: 'after',
    });
    await expect(act(sandbox, id, 'apply')).rejects.toThrow();
    expect((await read(sandbox, id)).status).toBe('apply_queued');
    expect(
      await sandbox.control.requests({
        path: '/terraform/api',
        method: 'POST',
      }),
    ).toMatchObject([{ status: null, effects: [`terraform-run:${id}`] }]);
  });

  it('survives a restart with the time of the sandbox, and goes on', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    const stateFile = join(folder, 'state.sqlite');
    try {
      const sandbox = await begin({
        stateFile,
        now: new Date('2026-03-05T18:00:00Z'),
        speed: { queuedMs: 200, runMs: 200 },
      });
      const run = await sandbox.control.createTerraformRun({
        workspace: 'infra-dev',
      });
      expect((await read(sandbox, run.id))['created-at']).toMatch(
        /^2026-03-05T18:00/,
      );
      await endAll();
      const again = await begin({
        stateFile,
        speed: { queuedMs: 5, runMs: 5 },
      });
      await until(
        () => read(again, run.id),
        ({ status }) => status === 'applied',
      );
      expect(await runsOf(again, 'infra-prod')).toHaveLength(5);
    } finally {
      await endAll();
      rmSync(folder, { recursive: true });
    }
  });

  it('has pages whose buttons decide a run', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const [{ id, sha }] = await runsOf(sandbox, 'infra-prod');
    const address = `${sandbox.url}/terraform/app/example-org/workspaces/infra-prod`;
    const page = async (path: string) => {
      const response = await fetch(path);
      expect(response.status).toBe(200);
      return response.text();
    };
    expect(await page(sandbox.url)).toContain(id);
    expect(await page(address)).toContain(sha.slice(0, 8));
    expect(await page(`${address}/runs/${id}`)).toMatch(/Confirm[^]*Discard/);
    const press = (action: string, from: string) =>
      fetch(`${sandbox.url}/home/terraform/${id}`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ action, from }),
      });
    const pressed = await press('discard', 'run');
    expect(pressed.headers.get('location')).toBe(
      `/terraform/app/example-org/workspaces/infra-prod/runs/${id}`,
    );
    expect((await press('absent', 'home')).status).toBe(404);
    expect((await read(sandbox, id)).status).toBe('discarded');
    expect(await page(`${address}/runs/${id}`)).not.toMatch(/Confirm/);
    expect((await fetch(`${address}/runs/absent`)).status).toBe(404);
  });
});
