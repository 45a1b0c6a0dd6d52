import fs from 'node:fs';
import path from 'node:path';
import { logsDir } from './places.mjs';
import { run } from './processes.mjs';
import { labelPattern } from './testFiles.mjs';

/** Counts what Playwright wrote as JSON; errors outside of any test count too. */
export function countPlaywright({ stats, errors }) {
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 && errors.length > 0 ? 1 : failed,
    skipped: stats.skipped,
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
  const count = fs.existsSync(output)
    ? countPlaywright(JSON.parse(fs.readFileSync(output, 'utf8')))
    : { passed: 0, failed: 1, skipped: 0 };
  // With a label it is for the caller to say that no test has it.
  const none = only && result.tail.some(l => l.includes('No tests found'));
  if (none) {
    return { counts: {}, said: [], logFile: result.logFile };
  }
  if (!result.ok && count.failed === 0) {
    count.failed = 1;
  }
  return {
    counts: { browser: count },
    said: count.failed > 0 ? result.tail.slice(-150) : [],
    logFile: result.logFile,
  };
}
