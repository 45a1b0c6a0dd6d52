import { Octokit } from '@octokit/rest';
import { Sandbox } from './startSandbox';
import { begin, endAll, githubOf, until } from './__testUtils__/world';

const portal = { owner: 'example-org', repo: 'single-cell-data-portal' };

describe('deployments', () => {
  let sandbox: Sandbox;
  let github: Octokit;
  let head: string;
  let behind: string;

  beforeEach(async () => {
    sandbox = await begin({ speed: 'manual' });
    github = githubOf(sandbox);
    const { data } = await github.repos.listCommits(portal);
    head = data[0].sha;
    behind = data[5].sha;
  }, 30_000);
  afterEach(endAll);

  it('are made from a sha, and the workflow they trigger reports twice', async () => {
    const { status, data } = await github.repos.createDeployment({
      ...portal,
      ref: behind,
      auto_merge: false,
      environment: 'prod',
      required_contexts: [],
      payload: { tag: `sha-${behind.slice(0, 8)}` },
    });
    expect(status).toBe(201);
    const deployment = data as { id: number; sha: string; payload: object };
    expect(deployment).toMatchObject({
      sha: behind,
      payload: { tag: `sha-${behind.slice(0, 8)}` },
    });
    const { data: runs } = await github.actions.listWorkflowRunsForRepo({
      ...portal,
      event: 'deployment',
    });
    expect(runs.workflow_runs).toHaveLength(1);
    expect(runs.workflow_runs[0]).toMatchObject({
      head_branch: null,
      head_sha: behind,
    });
    await sandbox.control.finishRun(runs.workflow_runs[0].id, 'success');
    const { data: statuses } = await github.repos.listDeploymentStatuses({
      ...portal,
      deployment_id: deployment.id,
    });
    expect(statuses.map(item => item.state)).toEqual(['success', 'success']);
    const live = await fetch(
      `${sandbox.url}/live/data-portal/prod/deployed_version`,
    );
    expect(await live.json()).toEqual({ version: `sha-${behind.slice(0, 8)}` });
  });

  it('are merged rather than made when auto_merge is left on', async () => {
    const { data: before } = await github.repos.listDeployments(portal);
    const { status } = await github.repos.createDeployment({
      ...portal,
      ref: behind,
    });
    expect(status).toBe(202);
    const { data: after } = await github.repos.listDeployments(portal);
    expect(after).toEqual(before);
  });

  it('wait for every submitted context unless told which', async () => {
    await github.repos.createCommitStatus({
      ...portal,
      sha: head,
      context: 'ci',
      state: 'failure',
    });
    const { data: combined } = await github.repos.getCombinedStatusForRef({
      ...portal,
      ref: head,
    });
    expect(combined.state).toBe('failure');
    const wanted = { ...portal, ref: head, environment: 'stage' };
    await expect(github.repos.createDeployment(wanted)).rejects.toMatchObject({
      status: 409,
    });
    const { status } = await github.repos.createDeployment({
      ...wanted,
      required_contexts: [],
    });
    expect(status).toBe(201);
  });

  it('refuse a description beyond 140 characters', async () => {
    const { data: all } = await github.repos.listDeployments({
      ...portal,
      environment: 'stage',
    });
    const target = { ...portal, deployment_id: all[0].id, state: 'success' };
    const add = (length: number) =>
      github.request(
        'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
        { ...target, state: 'success', description: 'x'.repeat(length) },
      );
    await expect(add(141)).rejects.toMatchObject({ status: 422 });
    expect((await add(140)).status).toBe(201);
  });

  it('happen on each push to main', async () => {
    await sandbox.control.setSpeed({
      repository: 'example-org/single-cell-data-portal',
      speed: { queuedMs: 10, runMs: 10 },
    });
    const [landed] = await sandbox.control.land({
      repository: 'example-org/single-cell-data-portal',
    });
    const live = `${sandbox.url}/live/data-portal/dev/deployed_version`;
    const version = `sha-${landed.sha.slice(0, 8)}`;
    const reached = await until(
      async () => (await (await fetch(live)).json()) as { version: string },
      answer => answer.version === version,
    );
    expect(reached).toEqual({ version });
  });

  it('stand beside environments, issues, contents and limits', async () => {
    const { data: environments } = await github.repos.getAllEnvironments(
      portal,
    );
    expect(environments.environments?.map(({ name }) => name)).toEqual([
      'dev',
      'stage',
      'prod',
    ]);
    const { data: issue } = await github.issues.create({
      ...portal,
      title: 'Follow up',
      labels: ['incident'],
    });
    const { data: found } = await github.issues.listForRepo({
      ...portal,
      labels: 'incident',
    });
    expect(found.map(({ number }) => number)).toEqual([issue.number]);
    const { data: file } = await github.repos.getContent({
      ...portal,
      path: '.github/workflows/deploy-happy-stack.yml',
    });
    const { content } = file as { content: string };
    expect(Buffer.from(content, 'base64').toString()).toContain('on:\n');

    const first = await github.repos.get(portal);
    const again = github.repos.get({
      ...portal,
      headers: { 'if-none-match': first.headers.etag },
    });
    await expect(again).rejects.toMatchObject({ status: 304 });
    const { data: limit } = await github.rateLimit.get();
    expect(limit.rate.remaining).toBe(
      Number(first.headers['x-ratelimit-remaining']),
    );
    const { data: user } = await githubOf(
      sandbox,
      'login:ana',
    ).users.getAuthenticated();
    expect(user.login).toBe('ana');
  });
});
