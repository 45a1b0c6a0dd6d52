import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root, shown } from './places.mjs';
import { run } from './processes.mjs';
import { Refusal } from './refusal.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

function onPath(env) {
  return (env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(dir => names.map(name => path.join(dir, name)))
    .find(file => fs.existsSync(file));
}

/** The browser `playwright install` would have put in its own cache. */
function playwrights({ node, env }) {
  const asked = spawnSync(
    node,
    ['-p', "require('@playwright/test').chromium.executablePath()"],
    { cwd: root, env, encoding: 'utf8' },
  );
  const file = asked.stdout?.trim();
  return file && fs.existsSync(file) ? file : undefined;
}

async function installOnDebian({ env }, progress) {
  if (process.getuid?.() !== 0 || !fs.existsSync('/usr/bin/apt-get')) {
    return undefined;
  }
  const step = progress.step('Installing Chromium by apt-get');
  const options = {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    onLine: step.detail,
    timeoutMs: 10 * 60_000,
  };
  const updated = await run('apt-get', ['update'], {
    ...options,
    log: 'apt-update',
  });
  const installed =
    updated.ok &&
    (await run(
      'apt-get',
      ['install', '-y', '--no-install-recommends', 'chromium'],
      { ...options, log: 'apt-install' },
    ));
  if (!installed?.ok) {
    step.failed();
    const { logFile, tail } = installed || updated;
    throw new Refusal(
      `The browser tests need Chromium, and apt-get could not install it (the full output is in ${shown(
        logFile,
      )}):\n${tail.slice(-10).join('\n')}`,
    );
  }
  step.done();
  return onPath(env);
}

/** The path of a Chromium to test with; installs one where that is possible. */
export async function provideChromium(tools, progress) {
  const named = tools.env.SIGNALBOX_CHROMIUM;
  if (named && !fs.existsSync(named)) {
    throw new Refusal(
      `SIGNALBOX_CHROMIUM names ${named}, and there is no such file.`,
    );
  }
  const found =
    named ??
    onPath(tools.env) ??
    playwrights(tools) ??
    (await installOnDebian(tools, progress));
  if (!found) {
    throw new Refusal(
      'The browser tests need Chromium, and none was found: install it (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name one in SIGNALBOX_CHROMIUM.',
    );
  }
  return found;
}
