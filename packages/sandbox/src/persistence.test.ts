import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WebClient } from '@slack/web-api';
import { SandboxControlClient, startSandbox } from './index';
import {
  begin,
  endAll,
  explorer,
  explorerName,
  githubOf,
  until,
} from './__testUtils__/world';

const packageRoot = resolve(__dirname, '..');

function runCli(env: Record<string, string>): ChildProcess {
  return spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
      join(packageRoot, 'src/cli.ts'),
    ],
    {
      cwd: packageRoot,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout!) {
    text += chunk;
    const [, url] = /(http:\/\/localhost:\d+)/.exec(text) ?? [];
    if (url) {
      return url;
    }
  }
  throw new Error(`the command ended: ${text}`);
}

describe('state', () => {
  let folder: string;
  let stateFile: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
    stateFile = join(folder, 'new/state.sqlite');
  });
  afterEach(async () => {
    await endAll();
    rmSync(folder, { recursive: true });
  });

  it('survives being killed, and unfinished runs go on', async () => {
    const child = runCli({
      SANDBOX_PORT: '0',
      SANDBOX_STATE_FILE: stateFile,
      SANDBOX_NOW: '2026-03-05T18:00:00Z',
    });
    const url = await addressOf(child);
    const control = new SandboxControlClient(url);
    const github = githubOf({ url } as Parameters<typeof githubOf>[0]);
    const slack = new WebClient('xoxb', { slackApiUrl: `${url}/slack/api/` });
    await control.setClock({ advanceByMs: 86_400_000 });
    await control.setSpeed({ speed: { queuedMs: 300, runMs: 300 } });
    const [{ sha }] = await control.land({ repository: explorerName });
    const posted = await slack.chat.postMessage({
      channel: '#single-cell-ops',
      text: 'Deploying',
    });
    await github.actions.createWorkflowDispatch({
      ...explorer,
      workflow_id: 'deploy.yml',
      ref: 'main',
      inputs: { sha, environment: 'prod', deploy_key: 'kept' },
    });
    const before = await control.clock();
    expect(before.now).toMatch(/^2026-03-06T18:0/);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const sandbox = await begin({ stateFile });
    const after = await sandbox.control.clock();
    expect(after.offsetMs).toBe(before.offsetMs);
    const [repository] = await sandbox.control.repositories();
    expect(repository.branches.main).toBe(sha);
    const log = await sandbox.control.requests({ path: 'dispatches' });
    expect(log.map(({ status }) => status)).toEqual([204]);
    const again = new WebClient('xoxb', {
      slackApiUrl: `${sandbox.url}/slack/api/`,
    });
    const { messages } = await again.conversations.history({
      channel: posted.channel!,
    });
    expect(messages).toMatchObject([{ ts: posted.ts, text: 'Deploying' }]);
    await until(
      async () => {
        const { data } = await githubOf(sandbox).actions.listWorkflowRuns({
          ...explorer,
          workflow_id: 'deploy.yml',
        });
        return data.workflow_runs.map(run => run.conclusion);
      },
      ([conclusion]) => conclusion === 'success',
    );

    await sandbox.control.reset();
    const [fresh] = await sandbox.control.repositories();
    expect(fresh.branches.main).not.toBe(sha);
    expect(await sandbox.control.requests()).toEqual([]);
  }, 30_000);

  it('starts from a commits file', async () => {
    const commitsFile = join(folder, 'commits.jsonl');
    const sha = (digit: number) => String(digit).repeat(40);
    const line = (digit: number) =>
      JSON.stringify({
        sha: sha(digit),
        parents: digit > 1 ? [sha(digit - 1)] : [],
        date: `2026-01-0${digit}T10:00:00-08:00`,
        author: 'engineer-1',
        subject: `fix: number ${digit} (#${digit})`,
        pull: digit,
      });
    const lines = [8, 7, 6, 5, 4, 3, 2, 1].map(line);
    writeFileSync(commitsFile, `${lines.join('\n')}\n`);
    const sandbox = await begin({ commitsFile });
    const { data } = await githubOf(sandbox).repos.listCommits(explorer);
    expect(data.map(commit => commit.sha)).toEqual([6, 5, 4, 3, 2, 1].map(sha));
    expect(data[0].commit.author?.date).toBe('2026-01-06T18:00:00Z');
    const { data: pull } = await githubOf(sandbox).pulls.get({
      ...explorer,
      pull_number: 6,
    });
    expect(pull).toMatchObject({
      title: 'fix: number 6',
      user: { login: 'engineer-1' },
      merged: true,
    });
    const landed = await sandbox.control.land({
      repository: explorerName,
      count: 2,
    });
    expect(landed.map(commit => commit.sha)).toEqual([7, 8].map(sha));
    writeFileSync(commitsFile, '{"sha":"short"}\n');
    await expect(startSandbox({ port: 0, commitsFile })).rejects.toThrow(
      /commits\.jsonl:1 is not a commit/,
    );
  });

  it('is left alone by a command that cannot start', async () => {
    const { url } = await begin();
    const taken = new URL(url).port;
    const attempts: Array<[Record<string, string>, RegExp]> = [
      [{ SANDBOX_PORT: taken }, new RegExp(`^Port ${taken} is taken[^\n]*\n$`)],
      [{ NODE_ENV: 'production' }, /^The Signalbox sandbox refuses[^\n]*\n$/],
      [{ SANDBOX_PORT: 'x' }, /^SANDBOX_PORT must be a port number[^\n]*\n$/],
      [{ SANDBOX_NOW: 'x' }, /^SANDBOX_NOW must be an ISO 8601[^\n]*\n$/],
    ];
    for (const [env, sentence] of attempts) {
      const child = runCli(env);
      let errors = '';
      child.stderr!.on('data', chunk => {
        errors += chunk;
      });
      const [code] = await once(child, 'close');
      expect(code).toBe(1);
      expect(errors).toMatch(sentence);
    }
    await expect(startSandbox({ port: 0, host: '0.0.0.0' })).rejects.toThrow(
      'loopback only',
    );
  }, 30_000);

  it('ends cleanly when asked to', async () => {
    const child = runCli({ SANDBOX_PORT: '0' });
    await addressOf(child);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  }, 30_000);
});
