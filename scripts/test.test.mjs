import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { countPlaywright } from './lib/browser.mjs';
import { countJest } from './lib/jest.mjs';
import { root } from './lib/places.mjs';
import { Report } from './lib/report.mjs';
import { countTap, failedTap } from './lib/scriptTests.mjs';
import {
  beginsWithLabel,
  labelPattern,
  selectTestFiles,
} from './lib/testFiles.mjs';
import { treeChanges } from './lib/workingTree.mjs';

function npmTest(...args) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/test.mjs'), ...args],
    { encoding: 'utf8' },
  );
  return { status, lines: stdout.trim().split('\n') };
}

test('a label that no test has fails, and says so', () => {
  // Put together here, so that this file does not mention it.
  const label = ['No', 'Such', 'Label'].join('');
  const { status, lines } = npmTest('--only', label);
  assert.equal(status, 1);
  assert.equal(lines[0], `No test has a title that begins with "${label}".`);
  assert.equal(lines.at(-1), '0 passed, 1 failed');
});

test('a label that is mentioned, but in no title, fails too', () => {
  const { status, lines } = npmTest('--only', 'Zz1', 'scripts');
  assert.equal(status, 1);
  assert.ok(
    lines.includes('No test has a title that begins with "Zz1".'),
    lines.join('\n'),
  );
  assert.equal(lines.at(-1), '0 passed, 1 failed');
});

test('options and paths that do not exist fail', () => {
  assert.equal(npmTest('--onyl', 'Zz1').status, 1);
  assert.equal(npmTest('--only').status, 1);
  assert.equal(npmTest('--stage', 'sleep').status, 1);
  assert.equal(npmTest('plugins/no-such-plugin').status, 1);
});

test('a label is the beginning of a title, and a whole word of it', () => {
  assert.equal(beginsWithLabel('Zz1', ['group', 'Zz1 counts']), true);
  assert.equal(beginsWithLabel('Zz1', ['Zz1: group', 'counts']), true);
  assert.equal(beginsWithLabel('Zz1', ['Zz12 counts']), false);
  assert.equal(beginsWithLabel('Zz1', ['counts Zz1']), false);
  const pattern = new RegExp(labelPattern('Zz1.2'));
  assert.match('group Zz1.2 counts', pattern);
  assert.doesNotMatch('group Zz142 counts', pattern);
});

test('files are chosen by what they mention and where they are', t => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-test-'));
  t.after(() => fs.rmSync(dir, { recursive: true }));
  const file = (name, text) => {
    const full = path.join(dir, name);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
    return full;
  };
  const one = file('a/one.test.ts', "it('Zz1 works')");
  const two = file('b/two.test.ts', "it('Zz12 works')");
  const all = { jest: [one, two] };
  const select = options => selectTestFiles(options, all).jest;
  assert.deepEqual(select({ paths: [], only: 'Zz1' }), [one]);
  assert.deepEqual(select({ paths: [path.join(dir, 'b')] }), [two]);
  assert.deepEqual(select({ paths: [path.join(dir, 'b')], only: 'Zz1' }), []);
  assert.deepEqual(select({ paths: [] }), [one, two]);
});

test('P5 jest tests are counted by kind, and files that could not run as failed', () => {
  const assertion = (title, status) => ({
    title,
    status,
    ancestorTitles: ['group'],
    failureMessages: status === 'failed' ? ['because'] : [],
  });
  const { counts, failures } = countJest({
    testResults: [
      {
        name: '/r/a.test.ts',
        status: 'failed',
        assertionResults: [
          assertion('one', 'passed'),
          assertion('two', 'failed'),
          assertion('three', 'pending'),
        ],
      },
      {
        name: '/r/b.integration.test.ts',
        status: 'failed',
        message: 'does not parse',
        assertionResults: [],
      },
    ],
  });
  assert.deepEqual(counts, {
    unit: { passed: 1, failed: 1, skipped: 1 },
    integration: { passed: 0, failed: 1, skipped: 0 },
  });
  assert.deepEqual(
    failures.map(({ message }) => message),
    ['because', 'does not parse'],
  );
});

test('P5 browser tests are counted wherever they are nested', () => {
  const spec = (title, status) => ({ title, tests: [{ status }] });
  const suites = [
    {
      title: 'page.test.ts',
      specs: [spec('Zz1 opens', 'expected'), spec('not Zz1', 'expected')],
      suites: [
        {
          title: 'Zz1 group',
          specs: [spec('closes', 'flaky'), spec('waits', 'skipped')],
        },
      ],
    },
  ];
  assert.deepEqual(countPlaywright({ suites, errors: [] }), {
    passed: 2,
    failed: 1,
    skipped: 1,
  });
  assert.deepEqual(countPlaywright({ suites, errors: [] }, 'Zz1'), {
    passed: 1,
    failed: 1,
    skipped: 1,
  });
  assert.equal(countPlaywright({ suites: [], errors: [{}] }).failed, 1);
});

test('P5 script tests are counted, files without a chosen test are not', () => {
  const lines = [
    'ok 1 - /r/scripts/none.test.mjs',
    'ok 2 - Zz1 adds',
    'not ok 3 - mentions Zz1',
    'ok 4 - later # SKIP',
    'not ok 5 - /r/scripts/broken.test.mjs',
  ];
  assert.deepEqual(countTap(lines), { passed: 1, failed: 2, skipped: 1 });
  assert.deepEqual(countTap(lines, 'Zz1'), {
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test('what failed is told, and nothing of what passed', () => {
  const failed = ['not ok 1 - adds', '  ---', '  error: it does not'];
  const passed = ['ok 2 - takes away', '  ---', '  duration_ms: 1', '  ...'];
  assert.deepEqual(failedTap([...failed, '  ...', ...passed]), failed);
  assert.deepEqual(failedTap([...passed, ...failed]), failed);
  assert.deepEqual(failedTap(passed), []);
});

test('P5 the last line adds everything up, and nothing at all has not passed', () => {
  const report = new Report();
  assert.equal(report.ok, false);
  report.add('types', 1200, { check: { passed: 1 } });
  assert.equal(report.tested, 0);
  report.add('tests', 90_000, {
    unit: { passed: 5, failed: 0, skipped: 1 },
    integration: { passed: 2, failed: 1, skipped: 0 },
  });
  assert.equal(report.tested, 8);
  assert.equal(report.ok, false);
  const lines = report.lines();
  assert.equal(lines.at(-1), '8 passed, 1 failed');
  assert.ok(lines.some(line => /^tests +1 min 30 s +7 +1 +1$/.test(line)));
});

test('what a run did to the working tree is listed both ways', () => {
  assert.deepEqual(treeChanges([' M a', '?? b'], [' M a', '?? c']), [
    '?? c',
    'no longer: ?? b',
  ]);
});
