import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './lib/places.mjs';

/** Every value that is neither text nor a finite number, by where it stands. */
function unmeasured(value, place = '') {
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, inner]) =>
      unmeasured(inner, `${place}.${key}`),
    );
  }
  const fine = ['string', 'boolean'].includes(typeof value);
  return fine || Number.isFinite(value) ? [] : [place];
}

/** What a quick run of a benchmark keeps and prints. */
function quickRun(t, name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-bench-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const out = path.join(folder, `${name}.json`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/bench.mjs', name, '--quick', '--markdown', '--out', out],
    { cwd: root, encoding: 'utf8', timeout: 150_000 },
  );
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  const measured = JSON.parse(fs.readFileSync(out, 'utf8'));
  assert.deepEqual(unmeasured(measured), []);
  return { measured, stdout };
}

// How fast a machine is says nothing about the code, so there are no bounds here.
test('T8 the benchmark of the scheduler measures all that was promised', t => {
  const { measured, stdout } = quickRun(t, 'scheduler');
  assert.deepEqual(Object.keys(measured), [
    ...['machine', 'memory', 'drain', 'deployments', 'lateness'],
    ...['idle', 'takeover', 'targets'],
  ]);
  assert.equal(measured.memory.length, 5);
  assert.equal(measured.targets.length, 6);
  for (const name of ['signalbox', 'pgBoss', 'graphileWorker']) {
    assert.equal(measured.lateness[name].n, 10);
    assert.equal(measured.drain.rounds[name].length, 1);
  }
  assert.match(stdout, /^\| T8 /m);
});

test('C7 the benchmark of on-call measures all that was promised', t => {
  const { measured, stdout } = quickRun(t, 'on-call');
  assert.deepEqual(Object.keys(measured), [
    'machine',
    'at',
    'weeks',
    'targets',
  ]);
  assert.equal(measured.targets.length, 3);
  for (const name of ['signalbox', 'rrule', 'rruleLocal']) {
    assert.equal(measured.at[name].rounds.length, 1);
  }
  // What is compared in speed has to say the same.
  assert.equal(measured.at.compared, 5);
  assert.equal(measured.at.same, 5);
  assert.equal(measured.weeks.rotations, 50);
  assert.equal(measured.weeks.weeks, 52);
  assert.match(stdout, /^\| C7 /m);
});

test('T8 the benchmark says how it is run when it is asked for something else', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/bench.mjs', 'portal'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 1);
  assert.match(stderr, /Usage: yarn bench scheduler\|on-call/);
});
