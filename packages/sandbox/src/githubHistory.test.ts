import { existsSync } from 'node:fs';
import { Octokit } from '@octokit/rest';
import {
  begin,
  endAll,
  explorer,
  explorerName,
  githubOf,
} from './__testUtils__/world';
import { generatedCommit } from './world/generatedHistory';
import { DEFAULT_COMMITS_FILE } from './world/seedWorld';
import { Sandbox } from './startSandbox';

const generated = {
  commitsFile: false as const,
  count: 160,
  newest: generatedCommit('explorer', 159, 0).sha,
};
const real = {
  commitsFile: DEFAULT_COMMITS_FILE,
  count: 1818,
  newest: 'dbbcef32857a44f2f40eaa44b78c27a784e82671',
};
// The real history is no part of the project, so it may be absent; the same
// tests hold for the generated one.
const histories = existsSync(DEFAULT_COMMITS_FILE)
  ? [real, generated]
  : [generated];

describe.each(histories)('history of $count commits', history => {
  let sandbox: Sandbox;
  let github: Octokit;
  const large = { owner: 'test-org', repo: 'large' };

  beforeAll(async () => {
    sandbox = await begin({ commitsFile: history.commitsFile });
    github = githubOf(sandbox);
    await sandbox.control.createRepository({
      owner: large.owner,
      name: large.repo,
      component: 'large',
      commits: 700,
    });
  }, 30_000);
  afterAll(endAll);

  it('starts from the whole history of the explorer, minus what is to land', async () => {
    const [{ reserve }] = await sandbox.control.repositories();
    const all = await github.paginate('GET /repos/{owner}/{repo}/commits', {
      ...explorer,
      per_page: 100,
    });
    expect(reserve).toBe(40);
    expect(all).toHaveLength(history.count - 40);
    expect(all[0].parents[0].sha).toBe(all[1].sha);
    expect(all[all.length - 1].parents).toEqual([]);
    const canary = await github.repos.getBranch({
      ...explorer,
      branch: 'main-canary',
    });
    expect(canary.data.commit.sha).toBe(all[4].sha);
    const { data: compared } = await github.repos.compareCommits({
      ...explorer,
      base: 'main',
      head: 'main-canary',
    });
    expect(compared).toMatchObject({ status: 'behind', behind_by: 4 });
  });

  it('compares as GitHub does: 250 newest unpaged, all of them paged', async () => {
    const all = await github.paginate('GET /repos/{owner}/{repo}/commits', {
      ...large,
      per_page: 100,
    });
    expect(all).toHaveLength(700);
    const base = all[600].sha;
    const range = { ...large, base, head: 'main' };
    const { data: unpaged } = await github.repos.compareCommits(range);
    expect(unpaged).toMatchObject({
      status: 'ahead',
      ahead_by: 600,
      total_commits: 600,
    });
    expect(unpaged.commits).toHaveLength(250);
    expect(unpaged.commits[249].sha).toBe(all[0].sha);

    const found: string[] = [];
    const pagesWithFiles: number[] = [];
    for (let page = 1; page <= 6; page++) {
      const { data } = await github.repos.compareCommits({
        ...range,
        page,
        per_page: 100,
      });
      found.push(...data.commits.map(({ sha }) => sha));
      if (data.files) {
        pagesWithFiles.push(page);
      }
    }
    expect(found).toEqual(
      all
        .slice(0, 600)
        .map(({ sha }) => sha)
        .reverse(),
    );
    expect(pagesWithFiles).toEqual([1]);
  });

  it('finds a commit by sha, abbreviation, branch and tag, with its pull request', async () => {
    const { data: head } = await github.repos.getCommit({
      ...large,
      ref: 'main',
    });
    for (const ref of [head.sha, head.sha.slice(0, 8), 'heads/main']) {
      const { data } = await github.repos.getCommit({ ...large, ref });
      expect(data.sha).toBe(head.sha);
    }
    const { data: pulls } =
      await github.repos.listPullRequestsAssociatedWithCommit({
        ...large,
        commit_sha: head.sha,
      });
    expect(pulls).toHaveLength(1);
    expect(pulls[0]).toMatchObject({
      number: 700,
      state: 'closed',
      merge_commit_sha: head.sha,
      base: { ref: 'main' },
    });
    expect(head.commit.message).toBe(`${pulls[0].title} (#700)`);
    const { data: ref } = await github.git.getRef({
      ...large,
      ref: 'heads/main',
    });
    expect(ref.object.sha).toBe(head.sha);
    await expect(
      github.repos.getCommit({ ...large, ref: 'f'.repeat(40) }),
    ).rejects.toMatchObject({ status: 422 });
  });

  it('lands the story: true shas, merged pull requests, moved branch', async () => {
    const { data: before } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    const { data: open } = await github.pulls.list({ ...explorer });
    expect(open.length).toBeGreaterThan(0);
    await sandbox.control.setClock({ advanceByMs: 86_400_000 });
    const landed = await sandbox.control.land({
      repository: explorerName,
      count: 42,
    });
    const { data: after } = await github.repos.getBranch({
      ...explorer,
      branch: 'main',
    });
    expect(after.commit.sha).toBe(landed[41].sha);
    const { data: first } = await github.repos.getCommit({
      ...explorer,
      ref: landed[0].sha,
    });
    expect(first.parents[0].sha).toBe(before.commit.sha);
    const { now } = await sandbox.control.clock();
    const landedAt = Date.parse(first.commit.committer!.date!);
    expect(Math.abs(landedAt - Date.parse(now))).toBeLessThan(5000);
    expect(landed[39].sha).toBe(history.newest);
    for (const { pull } of landed.filter(item => item.pull !== undefined)) {
      const { data } = await github.pulls.get({
        ...explorer,
        pull_number: pull!,
      });
      expect(data).toMatchObject({ state: 'closed', merged: true });
    }
    const { data: pulls } = await github.pulls.list({ ...explorer });
    expect(pulls).toEqual([]);
    // One run of each push went to dev; the canary's branch did not move.
    const { data: runs } = await github.actions.listWorkflowRuns({
      ...explorer,
      workflow_id: 'deploy-dev.yml',
      event: 'push',
    });
    expect(runs.total_count).toBe(42);
    expect(runs.workflow_runs[0].head_sha).toBe(landed[41].sha);
  });

  it('opens, merges and closes pull requests of the story', async () => {
    const repository = `${large.owner}/${large.repo}`;
    const title = 'feat: wait for me';
    const first = await sandbox.control.openPull({ repository, title });
    const second = await sandbox.control.openPull({ repository, title });
    const [commit] = await sandbox.control.changePull({
      repository,
      number: first.number,
      action: 'merge',
    });
    await sandbox.control.changePull({
      repository,
      number: second.number,
      action: 'close',
    });
    const { data: merged } = await github.pulls.get({
      ...large,
      pull_number: first.number,
    });
    expect(merged).toMatchObject({
      merged: true,
      merge_commit_sha: commit.sha,
    });
    const { data: closed } = await github.pulls.get({
      ...large,
      pull_number: second.number,
    });
    expect(closed).toMatchObject({ merged: false, state: 'closed' });
  });
});
