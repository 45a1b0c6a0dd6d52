import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { test } from 'node:test';
import { createRequire } from 'node:module';

const processes = new URL('./lib/processes.mjs', import.meta.url);
const postgres = new URL('./lib/postgres.mjs', import.meta.url);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // Where nobody collects orphans, a dead one stays listed as a zombie.
  const stat = `/proc/${pid}/stat`;
  return !fs.existsSync(stat) || !/\) Z /.test(fs.readFileSync(stat, 'utf8'));
}

async function until(condition, what) {
  const deadline = Date.now() + 12_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `never happened: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Runs a module that uses the library, and returns it with its first line. */
async function runModule(source) {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', source],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const lines = readline.createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return { child, exited, line };
}

/** A command whose child has a child, that both ignore a polite request. */
const stubborn = `
  import { endOnSignals, start } from ${JSON.stringify(processes)};
  endOnSignals();
  const script = "trap '' TERM; sh -c 'trap \\"\\" TERM; echo $$; while :; do sleep 1; done'";
  start('sh', ['-c', script], { log: 'test-stubborn', onLine: pid => console.log(pid) });
`;

const polite = `
  import { endOnSignals, start } from ${JSON.stringify(processes)};
  endOnSignals();
  start('sh', ['-c', 'sh -c "echo \\\\$\\\\$; exec sleep 600"; true'], {
    log: 'test-polite', onLine: pid => console.log(pid) });
`;

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  test(`${signal} ends grandchildren too, and is told in the exit code`, async () => {
    const { child, exited, line } = await runModule(polite);
    assert.equal(isAlive(Number(line)), true);
    child.kill(signal);
    assert.deepEqual(await exited, [code, null]);
    assert.equal(isAlive(Number(line)), false);
  });
}

for (const signal of ['SIGTERM', 'SIGKILL']) {
  test(`${signal} to the npm that started it ends it`, async t => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-test-'));
    t.after(() => fs.rmSync(dir, { recursive: true }));
    fs.writeFileSync(path.join(dir, 'start.mjs'), polite);
    fs.writeFileSync(
      path.join(dir, 'package.json'),
      JSON.stringify({ scripts: { start: 'node start.mjs' } }),
    );
    const npm = spawn('npm', ['start', '--silent'], {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(npm, 'exit');
    const [line] = await once(readline.createInterface(npm.stdout), 'line');
    npm.kill(signal);
    await exited;
    await until(() => !isAlive(Number(line)), 'the grandchild ended');
  });
}

test('what ignores a polite request is killed after five seconds', async () => {
  const { child, exited, line } = await runModule(stubborn);
  const since = Date.now();
  child.kill('SIGTERM');
  await exited;
  assert.ok(Date.now() - since >= 4900);
  await until(() => !isAlive(Number(line)), 'the grandchild ended');
});

test('what a killed command leaves behind is ended by its guardian', async () => {
  const { child, exited, line } = await runModule(polite);
  child.kill('SIGKILL');
  await exited;
  await until(() => !isAlive(Number(line)), 'the grandchild ended');
});

test('the packaged PostgreSQL runs, and goes with its data', async () => {
  const { child, exited, line } = await runModule(`
    import { endOnSignals } from ${JSON.stringify(processes)};
    import { providePostgres } from ${JSON.stringify(postgres)};
    endOnSignals();
    const steps = { done() {}, failed() {} };
    const env = { ...process.env, SIGNALBOX_POSTGRES: 'embedded' };
    for (const key of Object.keys(env)) {
      if (key.startsWith('BACKSTAGE_TEST_DATABASE_')) delete env[key];
    }
    const variables = await providePostgres({ env }, { step: () => steps });
    console.log(variables.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING);
    setInterval(() => {}, 1000);
  `);
  const { Client } = createRequire(import.meta.url)('pg');
  const client = new Client({ connectionString: `${line}/postgres` });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query(
    "select current_setting('data_directory') as data, pg_backend_pid() as pid",
  );
  await client.end();
  assert.equal(fs.existsSync(rows[0].data), true);
  child.kill('SIGTERM');
  await exited;
  assert.equal(fs.existsSync(rows[0].data), false);
  const again = new Client({ connectionString: `${line}/postgres` });
  await assert.rejects(again.connect());
});
