import fs from 'node:fs';
import path from 'node:path';
import { root, shown, stateDir } from './places.mjs';
import { isEnding, run } from './processes.mjs';
import { serviceEnvironment, typescriptArgs } from './services.mjs';

const begun = path.join(stateDir, 'story-begun');
const done = path.join(stateDir, 'story-done');
const cli = path.join(root, 'packages/backend/src/story/cli.ts');

/**
 * Whether an earlier start was ended in the middle of the story. Half a story
 * cannot be continued, and nobody has seen the portal yet.
 */
export function storyWasCutShort() {
  return fs.existsSync(begun);
}

/**
 * Lives through the first weeks of the example train, once, so that the portal
 * opens in the middle of a story and not on empty pages. Without its story the
 * portal is emptier, but it works: a failure is told, and is not the end.
 */
export async function tellStory(tools, ports, progress) {
  if (fs.existsSync(done) || !fs.existsSync(cli)) {
    return;
  }
  fs.writeFileSync(begun, '');
  const step = progress.step('Living through three weeks of the example train');
  const result = await run(tools.node, typescriptArgs(cli), {
    env: serviceEnvironment(tools, ports),
    log: 'story',
    onLine: step.detail,
    timeoutMs: 5 * 60_000,
  });
  if (isEnding()) {
    return;
  }
  fs.renameSync(begun, done);
  if (result.ok) {
    step.done();
    return;
  }
  step.failed();
  const log = shown(result.logFile);
  const lastSaid = result.tail.slice(-15).join('\n');
  progress.say(
    `The portal opens without all of its example story, which broke off (the full output is in ${log}); "npm start -- --fresh" tells it again. It last said:\n${lastSaid}`,
  );
}
