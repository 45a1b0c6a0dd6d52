import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sandbox } from './startSandbox';
import {
  begin,
  endAll,
  explorer,
  explorerName,
  githubOf,
  until,
} from './__testUtils__/world';

describe('webhooks', () => {
  let sandbox: Sandbox;
  let receiver: Server;
  let url: string;
  let got: Array<{ headers: IncomingHttpHeaders; body: string }>;

  beforeEach(async () => {
    got = [];
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push({ headers: request.headers, body });
      response.writeHead(202, { connection: 'close' }).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    sandbox = await begin({ speed: { queuedMs: 0, runMs: 20 } });
  });
  afterEach(async () => {
    await endAll();
    receiver.close();
  });

  const names = () =>
    got.map(({ headers, body }) =>
      [headers['x-github-event'], JSON.parse(body).action].join(' '),
    );
  async function deploy(key = 'k'): Promise<void> {
    const github = githubOf(sandbox);
    const { data } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    await github.actions.createWorkflowDispatch({
      ...explorer,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs: { sha: data.commit.sha, environment: 'staging', deploy_key: key },
    });
  }
  async function delivered(count: number) {
    return until(
      () => sandbox.control.webhooks(),
      items => items.length >= count,
    );
  }

  it('of GitHub are signed over the bytes and tell of runs and deployments', async () => {
    await sandbox.control.addWebhook({ source: 'github', url, secret: 's' });
    await deploy();
    await delivered(5);
    expect(names()).toEqual([
      'workflow_run requested',
      'workflow_run in_progress',
      'workflow_run completed',
      'deployment created',
      'deployment_status created',
    ]);
    for (const { headers, body } of got) {
      const digest = createHmac('sha256', 's').update(body).digest('hex');
      expect(headers['x-hub-signature-256']).toBe(`sha256=${digest}`);
    }
    const ids = got.map(({ headers }) => headers['x-github-delivery']);
    expect(new Set(ids).size).toBe(5);
    const [run, , , , status] = got.map(({ body }) => JSON.parse(body));
    expect(run.workflow_run.event).toBe('workflow_dispatch');
    expect(run.repository.full_name).toBe(explorerName);
    expect(status).toMatchObject({
      deployment: { environment: 'staging' },
      deployment_status: { state: 'success' },
    });
  });

  it('come twice and in reverse order where that is wished', async () => {
    const wish = { duplicate: true, reorder: true };
    await sandbox.control.addWebhook({
      source: 'github',
      url,
      secret: 's',
      ...wish,
    });
    await sandbox.control.land({ repository: explorerName });
    await sandbox.control.openPull({ repository: explorerName, title: 'One' });
    expect(got).toEqual([]);
    await sandbox.control.flushWebhooks();
    expect(names().slice(0, 2)).toEqual([
      'pull_request opened',
      'pull_request opened',
    ]);
    expect(names().slice(-4)).toEqual([
      'push ',
      'push ',
      'pull_request closed',
      'pull_request closed',
    ]);
    const ids = got.map(({ headers }) => headers['x-github-delivery']);
    expect(new Set(ids).size).toBe(ids.length / 2);
  });

  it('of Terraform are its notifications', async () => {
    await sandbox.control.addWebhook({ source: 'terraform', url, secret: 's' });
    await sandbox.control.createTerraformWorkspace({
      name: 'net',
      repository: explorerName,
      environment: 'prod',
      autoApply: true,
    });
    await sandbox.control.createTerraformRun({ workspace: 'net' });
    const items = await delivered(4);
    expect(items.map(({ event, status }) => [event, status])).toEqual([
      ['run:created', 202],
      ['run:planning', 202],
      ['run:applying', 202],
      ['run:completed', 202],
    ]);
    const { headers, body } = got[3];
    const digest = createHmac('sha512', 's').update(body).digest('hex');
    expect(headers['x-tfe-notification-signature']).toBe(digest);
    expect(JSON.parse(body)).toMatchObject({
      organization_name: 'example-org',
      workspace_name: 'net',
      notifications: [{ run_status: 'applied' }],
    });
  });

  it('ask whether a run may go to a protected environment, and it waits', async () => {
    await sandbox.control.addWebhook({ source: 'github', url, secret: 's' });
    const place = { repository: explorerName, environment: 'staging' };
    await sandbox.control.setProtection({ ...place, protected: true });
    const github = githubOf(sandbox);
    const runs = async () => {
      const { data } = await github.actions.listWorkflowRuns({
        ...explorer,
        workflow_id: 'deploy.yml',
      });
      return data.workflow_runs.map(run => run.conclusion ?? run.status);
    };
    const isQuestion = ({ headers }: (typeof got)[number]) =>
      headers['x-github-event'] === 'deployment_protection_rule';
    const asked = async (count: number) =>
      until(
        async () => got.filter(isQuestion).map(({ body }) => JSON.parse(body)),
        items => items.length === count,
      );
    const answer = (callback: string, state: string) =>
      github.request(`POST ${callback}`, {
        environment_name: 'staging',
        state,
        comment: 'So be it',
      });

    await deploy();
    const [question] = await asked(1);
    expect(question).toMatchObject({
      action: 'requested',
      environment: 'staging',
      event: 'workflow_dispatch',
    });
    expect(await runs()).toEqual(['waiting']);
    await answer(question.deployment_callback_url, 'approved');
    await until(runs, ([run]) => run === 'success');
    await expect(
      answer(question.deployment_callback_url, 'approved'),
    ).rejects.toMatchObject({ status: 422 });

    await deploy('another');
    const [, next] = await asked(2);
    await answer(next.deployment_callback_url, 'rejected');
    expect(await runs()).toEqual(['failure', 'success']);
  });

  it('that nobody takes break nothing', async () => {
    receiver.close();
    receiver.closeAllConnections();
    await sandbox.control.addWebhook({ source: 'github', url, secret: 's' });
    await sandbox.control.land({ repository: explorerName });
    const [{ event, status }] = await delivered(1);
    expect([event, status]).toEqual(['pull_request', null]);
    await sandbox.control.land({ repository: explorerName });
  });

  it('go on after a reset where they were wished from the start', async () => {
    const webhooks = [{ source: 'github' as const, url, secret: 's' }];
    const other = await begin({ webhooks });
    await other.control.reset();
    await other.control.land({ repository: explorerName });
    await until(
      () => other.control.webhooks(),
      items => items.length > 0,
    );
    expect(names()[0]).toBe('pull_request closed');
  });

  it('go to this machine only', async () => {
    await expect(
      sandbox.control.addWebhook({
        source: 'github',
        url: 'https://example.com/hook',
        secret: 's',
      }),
    ).rejects.toThrow('must be an address on this machine');
  });
});
