import { Octokit } from '@octokit/rest';
import { Sandbox } from './startSandbox';
import {
  begin,
  endAll,
  explorer,
  explorerName,
  githubOf,
  until,
} from './__testUtils__/world';

const workflow = { ...explorer, workflow_id: 'deploy.yml' };

describe('workflow runs', () => {
  let sandbox: Sandbox;
  let github: Octokit;
  let sha: string;

  beforeEach(async () => {
    sandbox = await begin({ speed: 'manual' });
    github = githubOf(sandbox);
    const { data } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    sha = data.commit.sha;
  }, 30_000);
  afterEach(endAll);

  /** Dispatches a deployment and returns its run, found by the key. */
  async function deploy(environment: string, key: string, more: object = {}) {
    const reply = await github.actions.createWorkflowDispatch({
      ...workflow,
      ref: 'main',
      inputs: { sha, environment, deploy_key: key },
      ...more,
    });
    return reply as { status: number; data: any };
  }

  async function runOf(key: string) {
    const { data } = await github.actions.listWorkflowRuns({
      ...workflow,
      event: 'workflow_dispatch',
    });
    return data.workflow_runs.find(run => run.display_title?.includes(key));
  }

  const statusOf = async (key: string) => {
    const run = await runOf(key);
    return run && [run.status, run.conclusion];
  };

  it('answers a dispatch as each generation of GitHub does', async () => {
    const details = { return_run_details: true };
    const first = await deploy('staging', 'key-1', details);
    expect(first.status).toBe(200);
    const { data: run } = await github.actions.getWorkflowRun({
      ...explorer,
      run_id: first.data.workflow_run_id,
    });
    expect(run).toMatchObject({
      display_title: `Deploy ${sha} to staging [key-1]`,
      event: 'workflow_dispatch',
      html_url: first.data.html_url,
      head_branch: 'main',
    });
    expect((await deploy('dev', 'key-2')).status).toBe(204);

    const repository = explorerName;
    await sandbox.control.setDispatch({ repository, mode: 'no_content' });
    expect((await deploy('prod', 'key-3', details)).status).toBe(204);

    await sandbox.control.setDispatch({
      repository,
      mode: 'refuse_run_details_400',
    });
    await expect(deploy('prod', 'key-4', details)).rejects.toMatchObject({
      status: 400,
    });
    expect(await runOf('key-4')).toBeUndefined();
    expect((await deploy('prod', 'key-4')).status).toBe(204);
    expect(await runOf('key-4')).toBeDefined();
  });

  it('refuses what GitHub refuses', async () => {
    const refused = [
      deploy('staging', 'key', { ref: sha }),
      deploy('staging', 'key', { ref: 'no-such-branch' }),
      deploy('staging', 'key', { inputs: { sha } }),
      deploy('nowhere', 'key'),
      deploy('staging', 'key', {
        inputs: { sha, environment: 'staging', colour: 'red' },
      }),
      deploy('staging', 'key', {
        inputs: Object.fromEntries(
          Array.from({ length: 26 }, (_unused, index) => [`i${index}`, 'x']),
        ),
      }),
      github.request(
        'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
        { ...workflow, ref: 7 as unknown as string },
      ),
      github.request('POST /repos/{owner}/{repo}/deployments', {
        ...explorer,
        ref: 'main',
        required_contexts: 'all' as unknown as string[],
      }),
    ];
    for (const attempt of refused) {
      await expect(attempt).rejects.toMatchObject({ status: 422 });
    }
    await expect(
      deploy('staging', 'key', { workflow_id: 'absent.yml' }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(
      githubOf(sandbox, 'bad-token').repos.get(explorer),
    ).rejects.toMatchObject({ status: 401 });
    const anonymous = await fetch(
      `${sandbox.url}/api/v3/repos/example-org/single-cell-explorer/issues`,
      { method: 'POST', body: '{"title":"x"}' },
    );
    expect(anonymous.status).toBe(401);
    expect(await runOf('key')).toBeUndefined();
  });

  it('is found by its title over several pages, newest first', async () => {
    const since = new Date(Date.parse((await sandbox.control.clock()).now));
    for (let index = 0; index < 35; index++) {
      await deploy(index % 2 ? 'dev' : 'staging', `page-${index}-`);
    }
    const found: string[] = [];
    for (let page = 1; page <= 4; page++) {
      const { data, headers } = await github.actions.listWorkflowRuns({
        ...workflow,
        event: 'workflow_dispatch',
        created: `>=${since.toISOString().slice(0, 19)}Z`,
        per_page: 10,
        page,
      });
      expect(data.total_count).toBe(35);
      expect(headers.link?.includes('rel="next"') ?? false).toBe(page < 4);
      found.push(...data.workflow_runs.map(run => run.display_title!));
    }
    expect(found).toHaveLength(35);
    expect(found[0]).toContain('[page-34-]');
    expect(found[34]).toContain('[page-0-]');
    const { data: later } = await github.actions.listWorkflowRuns({
      ...workflow,
      created: `>=${new Date(since.getTime() + 3600_000).toISOString()}`,
    });
    expect(later.total_count).toBe(0);
  });

  it('goes through a concurrency group one by one, with one waiting', async () => {
    await deploy('staging', 'one');
    await deploy('staging', 'two');
    await deploy('prod', 'elsewhere');
    expect(await statusOf('one')).toEqual(['queued', null]);
    expect(await statusOf('two')).toEqual(['pending', null]);
    expect(await statusOf('elsewhere')).toEqual(['queued', null]);

    await deploy('staging', 'three');
    expect(await statusOf('two')).toEqual(['completed', 'cancelled']);
    expect(await statusOf('three')).toEqual(['pending', null]);

    await sandbox.control.finishRun((await runOf('one'))!.id, 'failure');
    expect(await statusOf('three')).toEqual(['queued', null]);
  });

  it('fails the second run of a key, without disturbing the first', async () => {
    await deploy('staging', 'twice');
    await deploy('staging', 'twice');
    const { data } = await github.actions.listWorkflowRuns({
      ...workflow,
      event: 'workflow_dispatch',
    });
    expect(data.workflow_runs.map(run => [run.status, run.conclusion])).toEqual(
      [
        ['completed', 'failure'],
        ['queued', null],
      ],
    );
    const { data: before } = await github.repos.listDeployments({
      ...explorer,
      environment: 'staging',
    });
    expect(before).toHaveLength(1);
  });

  it('is cancelled once', async () => {
    await deploy('staging', 'stop-me');
    const run = (await runOf('stop-me'))!;
    const target = { ...explorer, run_id: run.id };
    const { status } = await github.actions.cancelWorkflowRun(target);
    expect(status).toBe(202);
    expect(await statusOf('stop-me')).toEqual(['completed', 'cancelled']);
    await expect(
      github.actions.cancelWorkflowRun(target),
    ).rejects.toMatchObject({ status: 409 });
    const { data: jobs } = await github.actions.listJobsForWorkflowRun(target);
    expect(jobs.jobs.map(job => [job.name, job.conclusion])).toEqual([
      ['guard', 'cancelled'],
      ['deploy', 'cancelled'],
    ]);
  });

  it('runs by itself, and then the service is live with a deployment on record', async () => {
    await sandbox.control.setSpeed({ speed: { queuedMs: 100, runMs: 150 } });
    const probe = `${sandbox.url}/live/explorer/staging`;
    const before = await (await fetch(`${probe}/deployed_version`)).json();
    const happened: string[] = [];
    sandbox.subscribe(({ name, action }) => happened.push(`${name} ${action}`));
    await deploy('staging', 'by-itself');
    expect((await runOf('by-itself'))!.status).toBe('queued');
    await until(
      () => statusOf('by-itself'),
      answer => answer?.[0] === 'in_progress',
    );
    await until(
      () => statusOf('by-itself'),
      answer => answer?.[1] === 'success',
    );
    expect(happened).toEqual([
      'workflow_run requested',
      'workflow_run in_progress',
      'workflow_run completed',
      'deployment created',
      'deployment_status created',
    ]);
    const after = await (await fetch(`${probe}/deployed_version`)).json();
    expect(after).toEqual({ Explorer: `sha-${sha.slice(0, 8)}` });
    expect(after).not.toEqual(before);
    const { data: deployments } = await github.repos.listDeployments({
      ...explorer,
      environment: 'staging',
    });
    expect(deployments[0]).toMatchObject({
      sha,
      creator: { login: 'github-actions[bot]' },
    });
    const states = await Promise.all(
      deployments.map(async ({ id }) => {
        const { data } = await github.repos.listDeploymentStatuses({
          ...explorer,
          deployment_id: id,
        });
        return data.map(({ state }) => state);
      }),
    );
    expect(states).toEqual([['success'], ['inactive', 'success']]);

    const health = await fetch(`${probe}/health`);
    expect(await health.json()).toEqual({ status: 'ok' });
    await sandbox.control.setLive('explorer', 'staging', { healthy: false });
    expect((await fetch(`${probe}/health`)).status).toBe(503);
    const absent = await fetch(`${sandbox.url}/live/absent/prod/health`);
    expect(absent.status).toBe(404);
  });
});
