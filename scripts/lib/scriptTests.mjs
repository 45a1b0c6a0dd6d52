import { run } from './processes.mjs';
import { labelPattern } from './testFiles.mjs';

/** Counts the summary lines of the TAP reporter. */
export function countTap(lines) {
  const number = word => {
    const line = lines.findLast(one => one.startsWith(`# ${word} `));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  return {
    passed: number('pass'),
    failed: number('fail') + number('cancelled'),
    skipped: number('skipped') + number('todo'),
  };
}

/** Runs the tests of these scripts in Node's own runner. */
export async function runScriptTests({ node, env }, { files, only, onLine }) {
  const result = await run(
    node,
    [
      '--test',
      '--test-reporter=tap',
      ...(only ? [`--test-name-pattern=/${labelPattern(only)}/`] : []),
      ...files,
    ],
    { env, log: 'scripts', onLine, timeoutMs: 3 * 60_000 },
  );
  const count = countTap(result.tail);
  if (!result.ok && count.failed === 0) {
    count.failed = 1;
  }
  return {
    counts: { scripts: only ? { ...count, skipped: 0 } : count },
    said: count.failed > 0 ? result.tail.slice(-150) : [],
    logFile: result.logFile,
  };
}
