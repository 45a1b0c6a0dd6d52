import fs from 'node:fs';
import path from 'node:path';
import { logsDir, shown } from './places.mjs';
import { run } from './processes.mjs';
import { plain } from './progress.mjs';
import { beginsWithLabel, labelPattern } from './testFiles.mjs';

const shownFailures = 20;
const shownLines = 40;

const kindOf = file =>
  /\.integration\.test\.[jt]sx?$/.test(file) ? 'integration' : 'unit';

/** Counts what jest wrote as JSON, by kind; a file that could not run failed. */
export function countJest(json, only) {
  const counts = {};
  const failures = [];
  const count = (kind, outcome) => {
    counts[kind] ??= { passed: 0, failed: 0, skipped: 0 };
    counts[kind][outcome] += 1;
  };
  for (const file of json.testResults) {
    const kind = kindOf(file.name);
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      count(kind, 'failed');
      failures.push({ title: shown(file.name), message: file.message });
    }
    for (const test of file.assertionResults) {
      const titles = [...test.ancestorTitles, test.title];
      if (only && !beginsWithLabel(only, titles)) {
        continue;
      }
      if (test.status === 'passed') {
        count(kind, 'passed');
      } else if (test.status === 'failed') {
        count(kind, 'failed');
        failures.push({
          title: `${shown(file.name)}: ${titles.join(' > ')}`,
          message: test.failureMessages.join('\n'),
        });
      } else {
        count(kind, 'skipped');
      }
    }
  }
  return { counts, failures };
}

function describe(failures) {
  const few = failures.slice(0, shownFailures).map(({ title, message }) => {
    const lines = message.split('\n').slice(0, shownLines);
    return `  ✕ ${title}\n${lines
      .map(line => `    ${plain(line)}`)
      .join('\n')}`;
  });
  const more = failures.length - few.length;
  return [...few, ...(more > 0 ? [`  ... and ${more} more.`] : [])];
}

/** Runs jest over all packages, or over some files, and counts the tests. */
export async function runJest({ env }, { files, only, onLine }) {
  const output = path.join(logsDir, 'jest.json');
  fs.rmSync(output, { force: true });
  const result = await run(
    'backstage-cli',
    [
      ...['repo', 'test', '--watchAll=false', '--ci', '--maxWorkers=2'],
      ...['--workerIdleMemoryLimit=1500MB', '--json'],
      // A test is not timed: days of a train pass in it, on a machine that may have more to do.
      '--testTimeout=60000',
      `--outputFile=${output}`,
      ...(only ? ['--testNamePattern', labelPattern(only)] : []),
      ...(files ? ['--runTestsByPath', ...files] : []),
    ],
    {
      env: { ...env, BACKSTAGE_TEST_DISABLE_DOCKER: '1' },
      log: 'jest',
      onLine,
      timeoutMs: 20 * 60_000,
    },
  );
  if (!fs.existsSync(output)) {
    return {
      counts: { unit: { failed: 1 } },
      said: [
        result.timedOut
          ? '  jest took longer than 20 minutes and was ended.'
          : '  jest ended without results:',
        ...result.tail.slice(-60),
      ],
      logFile: result.logFile,
    };
  }
  const json = JSON.parse(fs.readFileSync(output, 'utf8'));
  const { counts, failures } = countJest(json, only);
  if (!result.ok && failures.length === 0) {
    // For example a coverage threshold, or a handle that keeps jest from ending.
    counts.unit = { ...counts.unit, failed: 1 };
    return { counts, said: result.tail.slice(-40), logFile: result.logFile };
  }
  return { counts, said: describe(failures), logFile: result.logFile };
}
