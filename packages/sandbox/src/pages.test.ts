import { mrkdwn } from './pages/slackPages';
import { nextWallTime, TEAM_ZONE } from './pages/times';
import { Sandbox } from './startSandbox';
import {
  begin,
  endAll,
  explorer,
  explorerName,
  githubOf,
} from './__testUtils__/world';

describe('pages', () => {
  afterAll(endAll);

  const read = async (address: string) => {
    const response = await fetch(address);
    expect([address, response.status]).toEqual([address, 200]);
    return response.text();
  };

  const press = (sandbox: Sandbox, path: string, values: object) =>
    fetch(`${sandbox.url}/home/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ ...values }),
    });

  it('stand where the links of the API lead', async () => {
    const sandbox = await begin({ speed: 'manual' });
    const github = githubOf(sandbox);
    const repository = explorerName;
    const [{ sha, message }] = await sandbox.control.land({ repository });
    const { number } = await sandbox.control.openPull({
      repository,
      title: 'feat: <b>not bold</b>',
    });
    const { data: issue } = await github.issues.create({
      ...explorer,
      title: 'Follow up',
    });
    const { data: commit } = await github.repos.getCommit({
      ...explorer,
      ref: sha,
    });
    const { data: pull } = await github.pulls.get({
      ...explorer,
      pull_number: number,
    });
    const { data: runs } = await github.actions.listWorkflowRunsForRepo(
      explorer,
    );
    const { data: home } = await github.repos.get(explorer);
    const [run] = runs.workflow_runs;
    expect(await read(commit.html_url)).toContain(sha);
    expect(await read(pull.html_url)).toContain('&lt;b&gt;not bold&lt;/b&gt;');
    expect(await read(issue.html_url)).toContain('Follow up');
    expect(await read(run.html_url)).toContain('deploy-dev.yml');
    expect(await read(home.html_url)).toContain(sha.slice(0, 8));
    expect(await read(run.actor!.avatar_url)).toContain('<svg');
    const absent = await fetch(`${home.html_url}/commit/absent`);
    expect(absent.status).toBe(404);

    const front = await read(sandbox.url);
    expect(front).toContain(message.split('\n')[0].slice(0, 20));
    await press(sandbox, `runs/${run.id}`, { conclusion: 'success' });
    const { data: finished } = await github.actions.getWorkflowRun({
      ...explorer,
      run_id: run.id,
    });
    expect(finished.conclusion).toBe('success');
    await press(sandbox, 'land', { repository });
    const { data: branch } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    expect(branch.commit.parents[0].sha).toBe(sha);
  });

  it('move the clock to the next stop of the train', async () => {
    // A Saturday; the clocks go forward that night.
    const sandbox = await begin({ now: new Date('2026-03-07T20:00:00Z') });
    const stops = [
      ['Wednesday 07:55', '2026-03-11T14:55'],
      ['Wednesday 09:55', '2026-03-11T16:55'],
      ['Thursday 09:55', '2026-03-12T16:55'],
      ['Thursday 07:55', '2026-03-19T14:55'],
    ];
    for (const [stop, expected] of stops) {
      await press(sandbox, 'clock', { stop });
      const { now } = await sandbox.control.clock();
      expect(now.slice(0, 16)).toBe(expected);
    }
    await press(sandbox, 'clock', { step: '+1 day' });
    const { now } = await sandbox.control.clock();
    expect(now.slice(0, 16)).toBe('2026-03-20T14:55');
  });

  it('take the first valid instant where a wall time does not exist', () => {
    const saturday = Date.parse('2026-03-07T20:00:00Z');
    const sunday = nextWallTime(saturday, 7, '02:30', TEAM_ZONE);
    expect(new Date(sunday).toISOString()).toBe('2026-03-08T10:30:00.000Z');
    // Asked at the very minute, the next one is a week later.
    const thursday = Date.parse('2026-03-05T15:55:00Z');
    const next = nextWallTime(thursday, 4, '07:55', TEAM_ZONE);
    expect(new Date(next).toISOString()).toBe('2026-03-12T14:55:00.000Z');
  });

  it('render what Slack messages are written in, and nothing else', () => {
    const people = new Map([['U1', 'Ana Example']]);
    const shown = (text: string) => mrkdwn(text, people).text;
    expect(shown('*bold* _soft_ `a*b*` <https://x.test|link> <@U1>')).toBe(
      '<b>bold</b> <i>soft</i> <code>a*b*</code> <a href="https://x.test">link</a> <b>@Ana Example</b>',
    );
    expect(shown('a &lt;script&gt; &amp; <javascript:x|y>')).toBe(
      'a &lt;script&gt; &amp; y',
    );
    expect(shown('2 * 3 * 4 in snake_case_name')).toBe(
      '2 * 3 * 4 in snake_case_name',
    );
  });
});
