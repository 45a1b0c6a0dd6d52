import fs from 'node:fs';
import path from 'node:path';
import { root, shown, stateDir } from './places.mjs';
import { run } from './processes.mjs';
import { Refusal } from './refusal.mjs';
import { serviceEnvironment, typescriptArgs } from './services.mjs';

const told = path.join(stateDir, 'story-done');
const cli = path.join(root, 'packages/backend/src/story/cli.ts');

/**
 * Lives through the first weeks of the example train, once, so that the portal
 * opens in the middle of a story and not on empty pages. A story that breaks
 * off cannot be continued: the next start says how to begin again.
 */
export async function tellStory(tools, ports, progress) {
  if (fs.existsSync(told) || !fs.existsSync(cli)) {
    return;
  }
  const begun = path.join(stateDir, 'story-begun');
  if (fs.existsSync(begun)) {
    progress.say(
      'The example story broke off at an earlier start, so the portal shows part of it; "npm start -- --fresh" tells it from the beginning.',
    );
    return;
  }
  fs.writeFileSync(begun, '');
  const step = progress.step('Living through three weeks of the example train');
  const result = await run(tools.node, typescriptArgs(cli), {
    env: serviceEnvironment(tools, ports),
    log: 'story',
    onLine: line => step.detail(line),
    timeoutMs: 5 * 60_000,
  });
  if (!result.ok) {
    step.failed();
    throw new Refusal(
      `The example story broke off (the full output is in ${shown(
        result.logFile,
      )}):\n${result.tail.slice(-25).join('\n')}`,
    );
  }
  fs.renameSync(begun, told);
  step.done();
}
