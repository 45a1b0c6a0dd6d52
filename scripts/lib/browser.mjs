import fs from 'node:fs';
import path from 'node:path';
import { logsDir } from './places.mjs';
import { run } from './processes.mjs';
import { beginsWithLabel, labelPattern } from './testFiles.mjs';

/** Every test in a suite and the suites in it, with all titles above it. */
function testsOf(suite, above = []) {
  const titles = [...above, suite.title];
  return [
    ...(suite.specs ?? []).flatMap(spec =>
      spec.tests.map(({ status }) => ({
        status,
        titles: [...titles, spec.title],
      })),
    ),
    ...(suite.suites ?? []).flatMap(one => testsOf(one, titles)),
  ];
}

/**
 * Counts what Playwright wrote as JSON. Errors outside of any test count too,
 * and a test that passed only when it was repeated has failed.
 */
export function countPlaywright({ suites, errors }, only) {
  const tests = suites
    .flatMap(suite => testsOf(suite))
    .filter(({ titles }) => !only || beginsWithLabel(only, titles));
  const count = status => tests.filter(test => test.status === status).length;
  const failed = count('unexpected') + count('flaky');
  const broken = errors.length > 0 && failed === 0;
  return {
    passed: count('expected'),
    failed: broken ? 1 : failed,
    skipped: count('skipped'),
  };
}

/** Runs the browser tests in the given Chromium. */
export async function runBrowser({ env }, { chromium, files, only, onLine }) {
  const output = path.join(logsDir, 'playwright.json');
  fs.rmSync(output, { force: true });
  const result = await run(
    'playwright',
    [
      'test',
      ...(only ? ['--grep', labelPattern(only)] : []),
      // Playwright reads its arguments as patterns.
      ...(files ?? []).map(file => file.replace(/[.*+?^${}()|[\]]/g, '\\$&')),
    ],
    {
      env: { ...env, SIGNALBOX_CHROMIUM: chromium },
      log: 'browser',
      onLine,
      timeoutMs: 12 * 60_000,
    },
  );
  // That no test has the label is for the caller to say: another runner's may.
  if (only && result.tail.some(line => line.includes('No tests found'))) {
    return { counts: {}, said: [], logFile: result.logFile };
  }
  const count = fs.existsSync(output)
    ? countPlaywright(JSON.parse(fs.readFileSync(output, 'utf8')), only)
    : { passed: 0, failed: 1, skipped: 0 };
  if (!result.ok && count.failed === 0) {
    count.failed = 1;
  }
  return {
    counts: { browser: count },
    said: count.failed > 0 ? result.tail.slice(-150) : [],
    logFile: result.logFile,
  };
}
