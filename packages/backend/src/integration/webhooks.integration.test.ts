import { createHmac } from 'node:crypto';
import { type Sandbox, startSandbox } from '@signalbox/sandbox';
import { Person } from '../story/Person';
import { Portal } from './__testUtils__/Portal';
import {
  createTestDatabase,
  DATABASE_KINDS,
  type TestDatabase,
} from './__testUtils__/TestDatabase';
import { until } from './__testUtils__/until';

const REPOSITORY = 'example-org/single-cell-explorer';
const SECRET = 'a-secret-of-the-test';
const GITHUB = '/api/events/http/github';
const TERRAFORM = '/api/release-train/terraform/notifications';

jest.setTimeout(5 * 60_000);

describe.each(DATABASE_KINDS)('webhooks on %s', kind => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let portal: Portal;
  let ana: Person;

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, speed: 'manual' });
    database = await createTestDatabase(kind);
    portal = await Portal.create({
      sandboxUrl: sandbox.url,
      database,
      config: {
        events: { modules: { github: { webhookSecret: SECRET } } },
        releaseTrain: {
          terraform: { notificationSecret: SECRET },
          // What is seen in time has been hinted at.
          scheduler: { followInterval: '30m', observeInterval: '2h' },
        },
      },
    });
    await portal.start();
    ana = await Person.signIn(portal.url, 'user:default/ana');
    const wish = { secret: SECRET, duplicate: true, reorder: true };
    await sandbox.control.addWebhook({
      source: 'github',
      url: `${portal.url}${GITHUB}`,
      ...wish,
    });
    await sandbox.control.addWebhook({
      source: 'terraform',
      url: `${portal.url}${TERRAFORM}`,
      ...wish,
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.stop();
    await database?.drop();
  });

  const read = async (deploymentId: string) => {
    const { data } = await ana.releaseTrain.GET('/deployments/{deploymentId}', {
      params: { path: { deploymentId } },
    });
    return data!;
  };
  const isIn = (key: string, ...states: string[]) =>
    until(`${key} to be ${states.join(' or ')}`, async () => {
      const found = await read(key);
      return states.includes(found.deployment.state) ? found : undefined;
    });
  const dispatches = async (key: string) =>
    (await sandbox.control.requests({ method: 'POST' })).filter(
      ({ path, body }) =>
        /dispatches$/.test(path) && (body as any).inputs.deploy_key === key,
    );
  /** The reads of the runs and deployments of a repository at GitHub. */
  const reads = async () =>
    (await sandbox.control.requests({ method: 'GET', path: REPOSITORY }))
      .length;

  /** Waits until what was begun by itself, such as the first look at a run, has been done. */
  async function quiet(): Promise<void> {
    let last = -1;
    await until('no more reads', async () => {
      const before = last;
      last = await reads();
      await new Promise(resolve => setTimeout(resolve, 1_500));
      return before === last;
    });
  }

  async function ask(): Promise<{ key: string; runId: number }> {
    const [{ sha }] = await sandbox.control.land({ repository: REPOSITORY });
    const { data, error } = await ana.releaseTrain.POST('/deployments', {
      body: {
        component: 'component:default/explorer',
        environment: 'staging',
        sha,
        reason: 'Hear of it by webhooks',
      },
    });
    expect(error).toBeUndefined();
    await isIn(data!.id, 'dispatched', 'running');
    const [{ effects }] = await dispatches(data!.id);
    return { key: data!.id, runId: Number(effects[0].split(':')[1]) };
  }

  async function send(
    path: string,
    payload: object,
    headers: (body: string) => Record<string, string>,
  ): Promise<number> {
    const body = JSON.stringify(payload);
    const response = await fetch(`${portal.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(body) },
      body,
    });
    await response.text();
    return response.status;
  }
  const digest = (algorithm: string, body: string, secret: string) =>
    createHmac(algorithm, secret).update(body).digest('hex');

  it('T3 duplicate and reordered webhooks', async () => {
    const { key, runId } = await ask();
    await quiet();
    await sandbox.control.finishRun(runId, 'success');
    await sandbox.control.flushWebhooks();

    const { deployment, history } = await isIn(key, 'succeeded');
    expect(deployment.active).toBe(false);
    const states = history.map(({ to }) => to);
    expect(states).toEqual([...new Set(states)]);
    const legal = [
      'requested',
      'queued',
      'dispatching',
      'dispatched',
      'running',
      'verifying',
      'succeeded',
    ];
    expect(legal.filter(state => states.includes(state as any))).toEqual(
      states,
    );
    expect(await dispatches(key)).toHaveLength(1);

    const delivered = (await sandbox.control.webhooks()).filter(
      ({ source }) => source === 'github',
    );
    expect(delivered.every(({ status }) => status === 202)).toBe(true);
    const ids = delivered.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length / 2);
    expect(
      delivered
        .filter(({ event }) => event === 'workflow_run')
        .map(({ action }) => action)
        .slice(0, 2),
    ).toEqual(['completed', 'completed']);
  });

  it('are refused when they are not signed or wrongly, and change nothing', async () => {
    const { key, runId } = await ask();
    await quiet();
    await sandbox.control.finishRun(runId, 'success');
    const { history: before } = await read(key);
    const readBefore = await reads();
    const payload = {
      action: 'completed',
      workflow_run: { id: runId, status: 'completed', conclusion: 'success' },
      repository: { html_url: `${sandbox.url}/${REPOSITORY}` },
    };
    const signed = (secret: string) => (body: string) => ({
      'x-github-event': 'workflow_run',
      'x-github-delivery': 'made-up',
      'x-hub-signature-256': `sha256=${digest('sha256', body, secret)}`,
    });
    const unsigned = () => ({ 'x-github-event': 'workflow_run' });
    expect(await send(GITHUB, payload, unsigned)).toBe(403);
    expect(await send(GITHUB, payload, signed('a guess'))).toBe(403);
    const run = {
      run_id: 'run-1',
      organization_name: 'example-org',
      workspace_name: 'infra-prod',
    };
    expect(await send(TERRAFORM, run, () => ({}))).toBe(401);
    await new Promise(resolve => setTimeout(resolve, 1_500));
    expect(await reads()).toBe(readBefore);
    expect((await read(key)).history).toEqual(before);

    // The same one, signed, is heard: so it was the signature.
    expect(await send(GITHUB, payload, signed(SECRET))).toBe(202);
    await isIn(key, 'succeeded');
  });

  it('say what happened, and are not believed', async () => {
    const { key, runId } = await ask();
    await quiet();
    const readBefore = await reads();
    const payload = {
      action: 'completed',
      workflow_run: { id: runId, status: 'completed', conclusion: 'failure' },
      repository: { html_url: `${sandbox.url}/${REPOSITORY}` },
    };
    const status = await send(GITHUB, payload, body => ({
      'x-github-event': 'workflow_run',
      'x-github-delivery': 'a-lie',
      'x-hub-signature-256': `sha256=${digest('sha256', body, SECRET)}`,
    }));
    expect(status).toBe(202);
    await until('a look at GitHub', async () => (await reads()) > readBefore);
    expect((await read(key)).deployment.active).toBe(true);
    await sandbox.control.finishRun(runId, 'success');
    await sandbox.control.flushWebhooks();
    await isIn(key, 'succeeded');
  });

  it('of Terraform have its workspace looked at', async () => {
    const looks = async () =>
      (
        await sandbox.control.requests({
          method: 'GET',
          path: '/terraform/api/v2/.*infra-staging',
        })
      ).length;
    await sandbox.control.flushWebhooks();
    await new Promise(resolve => setTimeout(resolve, 1_500));
    const before = await looks();
    const run = await sandbox.control.createTerraformRun({
      workspace: 'infra-staging',
    });
    for (let step = 0; step < 4; step++) {
      await sandbox.control
        .changeTerraformRun(run.id, 'finish')
        .catch(() => {});
    }
    await sandbox.control.flushWebhooks();
    await until('a look at Terraform', async () => (await looks()) > before);
    const delivered = (await sandbox.control.webhooks()).filter(
      ({ source }) => source === 'terraform',
    );
    expect(new Set(delivered.map(({ status }) => status))).toEqual(
      new Set([204]),
    );
  });
});
