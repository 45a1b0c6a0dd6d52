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

// How fast a machine is says nothing about the code, so there are no bounds here.
test('T8 the benchmark of the scheduler measures all that was promised', t => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-bench-'));
  t.after(() => fs.rmSync(folder, { recursive: true, force: true }));
  const out = path.join(folder, 'scheduler.json');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/bench.mjs', 'scheduler', '--quick', '--markdown', '--out', out],
    { cwd: root, encoding: 'utf8', timeout: 150_000 },
  );
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  const measured = JSON.parse(fs.readFileSync(out, 'utf8'));
  assert.deepEqual(unmeasured(measured), []);
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

test('T8 the benchmark says how it is run when it is asked for something else', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['scripts/bench.mjs', 'portal'],
    { cwd: root, encoding: 'utf8' },
  );
  assert.equal(status, 1);
  assert.match(stderr, /Usage: yarn bench scheduler/);
});
