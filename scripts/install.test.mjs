import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { installHash, requireSpace } from './lib/install.mjs';
import { explainFailure } from './lib/installFailures.mjs';
import { root } from './lib/places.mjs';
import { filesUnder, hashFiles, isStamped, stamp } from './lib/stamps.mjs';

function folder(t) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-test-'));
  t.after(() => fs.rmSync(dir, { recursive: true }));
  return dir;
}

const failure = (...tail) => ({ tail, logFile: path.join(root, 'x.log') });

test('a hash follows contents and names, not times or what is built', t => {
  const dir = folder(t);
  const file = path.join(dir, 'a.txt');
  fs.writeFileSync(file, 'one');
  const hash = () => hashFiles(filesUnder(dir), dir);
  const first = hash();
  fs.utimesSync(file, 1, 1);
  fs.mkdirSync(path.join(dir, 'dist'));
  fs.writeFileSync(path.join(dir, 'dist/out.js'), '');
  assert.equal(hash(), first);
  fs.writeFileSync(file, 'two');
  const second = hash();
  assert.notEqual(second, first);
  fs.renameSync(file, path.join(dir, 'b.txt'));
  assert.notEqual(hash(), second);
});

test('a stamp holds for its own hash only, and a missing one for none', t => {
  const file = path.join(folder(t), 'deep/stamp');
  assert.equal(isStamped(file, 'abc'), false);
  stamp(file, 'abc');
  assert.equal(isStamped(file, 'abc'), true);
  assert.equal(isStamped(file, 'abd'), false);
});

test('the installation hash is the same when nothing changed', () => {
  assert.equal(installHash(), installHash());
});

test('too little disk space is refused, with what is there and what is needed', () => {
  const disk = gigabytes => () => ({
    bavail: gigabytes * 1024,
    bsize: 1 << 20,
  });
  assert.throws(() => requireSpace(disk(2), false), {
    name: 'Refusal',
    message: /2\.0 GB are free .* about 3\.0 GB are needed/,
  });
  requireSpace(disk(4), false);
  // Most of it is there already.
  requireSpace(disk(1), true);
});

test('an installation that fails is explained in one sentence where it can be', () => {
  const explained = [
    ['getaddrinfo ENOTFOUND registry.example', /registry could not be reached/],
    ['ENOSPC: no space left on device, write', /disk is full/],
    [
      'YN0028: The lockfile would have been modified',
      /yarn\.lock does not fit/,
    ],
    ['self signed certificate in certificate chain', /NODE_EXTRA_CA_CERTS/],
  ];
  for (const [line, sentence] of explained) {
    const message = explainFailure('Installing packages', failure('...', line));
    assert.match(message, sentence);
    assert.match(message, /x\.log\)\.$/);
  }
  assert.match(
    explainFailure('Installing packages', failure('something else')),
    /failed \(.*x\.log\):\nsomething else$/,
  );
});
