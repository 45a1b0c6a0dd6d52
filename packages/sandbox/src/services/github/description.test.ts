import { begin, endAll } from '../../__testUtils__/world';
import { GithubDescription } from './description';
import { operations } from './operations';

describe('the description of GitHub', () => {
  afterAll(endAll);

  it('allows what every operation answers', async () => {
    const { url, control } = await begin({ speed: 'manual' });
    const repository = '/repos/example-org/single-cell-explorer';
    const description = await GithubDescription.load(Object.keys(operations));
    const asked = new Set<string>();

    async function ask(method: string, path: string, body?: object) {
      const response = await fetch(`${url}/api/v3${path}`, {
        method,
        headers: {
          authorization: 'token a-token',
          'content-type': 'application/json',
          'x-github-api-version': '2022-11-28',
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      expect([path, response.status < 300 ? 'fine' : text]).toEqual([
        path,
        'fine',
      ]);
      asked.add(
        description.match({
          method,
          path: path.split('?')[0],
          headers: {},
        })!.operationId,
      );
      return text ? JSON.parse(text) : undefined;
    }
    const get = (path: string) => ask('GET', path);

    const [{ sha, pull }] = await control.land({
      repository: 'example-org/single-cell-explorer',
    });
    await get('/user');
    await get('/rate_limit');
    await get(repository);
    await get(`${repository}/collaborators/engineer-4/permission`);
    await get(`${repository}/commits?per_page=5&since=2017-01-01T00:00:00Z`);
    await get(`${repository}/commits/heads/main`);
    await get(`${repository}/commits/${sha}/pulls`);
    await get(`${repository}/commits/main/status`);
    await ask('POST', `${repository}/statuses/${sha}`, { state: 'success' });
    await get(`${repository}/compare/main-canary...main`);
    await get(`${repository}/branches`);
    await get(`${repository}/branches/main`);
    await get(`${repository}/tags`);
    await get(`${repository}/git/ref/heads/main`);
    await get(`${repository}/git/matching-refs/heads/main`);
    await get(`${repository}/pulls?state=all&sort=updated&direction=desc`);
    await get(`${repository}/pulls/${pull}`);
    await get(`${repository}/actions/workflows`);
    const { id } = await get(`${repository}/actions/workflows/deploy.yml`);
    await ask('POST', `${repository}/actions/workflows/${id}/dispatches`, {
      ref: 'main',
      inputs: { sha, environment: 'prod', deploy_key: 'k' },
      return_run_details: true,
    });
    await get(`${repository}/actions/workflows/deploy.yml/runs`);
    const { workflow_runs: runs } = await get(
      `${repository}/actions/runs?status=queued`,
    );
    await get(`${repository}/actions/runs/${runs[0].id}`);
    await get(`${repository}/actions/runs/${runs[0].id}/jobs`);
    await ask('POST', `${repository}/actions/runs/${runs[0].id}/cancel`);
    const deployment = await ask('POST', `${repository}/deployments`, {
      ref: sha,
      environment: 'prod',
      payload: 'a text',
    });
    const one = `${repository}/deployments/${deployment.id}`;
    await get(`${repository}/deployments?environment=prod`);
    await get(one);
    const status = await ask('POST', `${one}/statuses`, { state: 'queued' });
    await get(`${one}/statuses`);
    await get(`${one}/statuses/${status.id}`);
    await get(`${repository}/environments`);
    await get(`${repository}/environments/dev-canary`);
    const issue = await ask('POST', `${repository}/issues`, { title: 'x' });
    await get(`${repository}/issues?state=all`);
    await get(`${repository}/issues/${issue.number}`);
    await get(`${repository}/contents/.github/workflows/deploy.yml?ref=main`);

    const place = {
      repository: 'example-org/single-cell-explorer',
      environment: 'staging',
    };
    await control.setProtection({ ...place, protected: true });
    await control.setSpeed({
      repository: place.repository,
      speed: { queuedMs: 0, runMs: 0 },
    });
    const { workflow_run_id: asking } = await ask(
      'POST',
      `${repository}/actions/workflows/${id}/dispatches`,
      {
        ref: 'main',
        inputs: { sha, environment: 'staging', deploy_key: 'l' },
        return_run_details: true,
      },
    );
    for (let tries = 0; tries < 100; tries++) {
      const run = await get(`${repository}/actions/runs/${asking}`);
      if (run.status === 'waiting') break;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await ask(
      'POST',
      `${repository}/actions/runs/${asking}/deployment_protection_rule`,
      { environment_name: 'staging', state: 'rejected', comment: 'Too early' },
    );

    expect([...asked].sort()).toEqual(Object.keys(operations).sort());
  });

  it('tells what is wrong with an answer that GitHub would not give', async () => {
    const description = await GithubDescription.load(Object.keys(operations));
    const flawOf = (body: unknown, operation: string, status = 200) =>
      description.responseError(body, operation, status);
    expect(flawOf({}, 'repos/get')).toMatch(/required property/);
    expect(
      flawOf(
        { total_count: '1', workflow_runs: [] },
        'actions/list-workflow-runs',
      ),
    ).toMatch(/total_count must be integer/);
    expect(flawOf([{ name: 'main' }], 'repos/list-branches')).toMatch(
      /required property 'commit'/,
    );
    expect(flawOf({ message: 'merged' }, 'repos/create-deployment', 202)).toBe(
      undefined,
    );
  });

  it('refuses a body that is not JSON, in GitHub’s words', async () => {
    const { url } = await begin();
    const response = await fetch(
      `${url}/api/v3/repos/example-org/single-cell-infra/issues`,
      {
        method: 'POST',
        headers: {
          authorization: 'token a',
          'content-type': 'application/json',
        },
        body: '{"title":',
      },
    );
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: 'Problems parsing JSON' });
  });
});
