import fs from 'node:fs';
import path from 'node:path';
import { root, shown } from './places.mjs';
import { run } from './processes.mjs';
import { Refusal } from './refusal.mjs';
import {
  filesUnder,
  hashFiles,
  isStamped,
  stamp,
  workspaceDirs,
} from './stamps.mjs';

const bundledRoles = [
  'frontend-plugin',
  'frontend-plugin-module',
  'web-library',
  'common-library',
];

function roleOf(dir) {
  const file = path.join(dir, 'package.json');
  return JSON.parse(fs.readFileSync(file, 'utf8')).backstage?.role;
}

/** A hash of everything that ends up in an app's bundle. */
export function bundleHash(app) {
  const dirs = [
    path.join(root, 'packages', app),
    ...workspaceDirs().filter(dir => bundledRoles.includes(roleOf(dir))),
  ];
  const files = [
    ...dirs.flatMap(dir => filesUnder(path.join(dir, 'src'), isBundled)),
    ...filesUnder(path.join(root, 'packages', app, 'public')),
    ...dirs.flatMap(dir => filesUnder(path.join(dir, 'package.json'))),
    ...dirs.flatMap(dir => filesUnder(path.join(dir, 'config.d.ts'))),
    ...fs
      .readdirSync(root)
      .filter(name => /^app-config.*\.ya?ml$/.test(name))
      .sort()
      .map(name => path.join(root, name)),
    ...filesUnder(path.join(root, 'yarn.lock')),
  ];
  return hashFiles(files);
}

function isBundled(file) {
  return !/\.test\.[jt]sx?$|setupTests|__fixtures__|__snapshots__/.test(file);
}

/**
 * Builds an app if its bundle is missing or was made from other sources. The
 * stamp lies in the bundle's folder, so any other build takes it away.
 */
export async function prepareFrontend(app, { env }, progress) {
  const dist = path.join(root, 'packages', app, 'dist');
  const stampFile = path.join(dist, '.made-from');
  const hash = bundleHash(app);
  if (isStamped(stampFile, hash)) {
    return;
  }
  const step = progress.step(`Building packages/${app}`);
  const result = await run('yarn', ['workspace', app, 'build'], {
    env: { ...env, NODE_ENV: 'production' },
    log: `build-${app}`,
    onLine: step.detail,
    timeoutMs: 10 * 60_000,
  });
  if (!result.ok) {
    step.failed();
    throw new Refusal(
      `Building packages/${app} failed (the full output is in ${shown(
        result.logFile,
      )}):\n${result.tail.slice(-40).join('\n')}`,
    );
  }
  stamp(stampFile, hash);
  step.done();
}
