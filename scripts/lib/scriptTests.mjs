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
    said: count.failed > 0 ? result.tail.slice(-150) : [],
    logFile: result.logFile,
  };
}
