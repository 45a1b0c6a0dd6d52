import { run } from './processes.mjs';
import { beginsWithLabel, labelPattern } from './testFiles.mjs';

/**
 * Counts the tests in what the TAP reporter wrote. Its own summary also counts
 * each file in which no test was chosen as one that passed.
 */
export function countTap(lines, only) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const line of lines) {
    const [, not, title, directive] =
      line.match(/^(not )?ok \d+ - (.*?)(?: # (SKIP|TODO)\b.*)?$/) ?? [];
    const isFile = /\.test\.mjs$/.test(title);
    if (title === undefined || (isFile && !not)) {
      continue;
    }
    if (only && !isFile && !beginsWithLabel(only, [title])) {
      continue;
    }
    if (directive) {
      count.skipped += 1;
    } else {
      count[not ? 'failed' : 'passed'] += 1;
    }
  }
  return count;
}

/** What the reporter wrote of each test that failed, wherever it stands among the others. */
export function failedTap(lines) {
  return lines.flatMap((line, at) => {
    if (!/^\s*not ok /.test(line)) return [];
    const end = lines.findIndex(
      (other, i) => i > at && /^\s*\.\.\.$/.test(other),
    );
    return lines.slice(at, Math.min(end < 0 ? lines.length : end, at + 60));
  });
}

function sayWhy(lines, tail) {
  const failed = failedTap(lines);
  return failed.length > 0 ? failed : tail.slice(-150);
}

/** Runs the tests of these scripts in Node's own runner. */
export async function runScriptTests({ node, env }, { files, only, onLine }) {
  const lines = [];
  const result = await run(
    node,
    [
      '--test',
      '--test-reporter=tap',
      ...(only ? [`--test-name-pattern=/${labelPattern(only)}/`] : []),
      ...files,
    ],
    {
      env,
      log: 'scripts',
      onLine: line => {
        lines.push(line);
        onLine(line);
      },
      timeoutMs: 3 * 60_000,
    },
  );
  const count = countTap(lines, only);
  if (!result.ok && count.failed === 0) {
    count.failed = 1;
  }
  return {
    counts: { scripts: count },
    said: count.failed > 0 ? sayWhy(lines, result.tail) : [],
    logFile: result.logFile,
  };
}
