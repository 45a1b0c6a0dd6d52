import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { explainFailure } from './installFailures.mjs';
import { root, stampsDir } from './places.mjs';
import { run } from './processes.mjs';
import { Refusal } from './refusal.mjs';
import { hashText, isStamped, stamp, workspaceDirs } from './stamps.mjs';
import { npmCommand } from './toolchain.mjs';

const gigabyte = 1024 ** 3;
const neededBytes = 3 * gigabyte;
const stampFile = path.join(stampsDir, 'install');

// What of a package.json decides what is installed. Scripts, for one, do not.
const decisive = [
  'name',
  'version',
  'bin',
  'workspaces',
  'packageManager',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optionalDependencies',
  'dependenciesMeta',
  'resolutions',
];

/** A hash of everything that decides what `yarn install` makes. */
export function installHash() {
  const manifests = [root, ...workspaceDirs()].map(dir => {
    const file = path.join(dir, 'package.json');
    const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
    return [path.relative(root, dir), decisive.map(key => manifest[key])];
  });
  const texts = ['yarn.lock', '.yarnrc.yml'].map(name => {
    const file = path.join(root, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  });
  return hashText(JSON.stringify([manifests, texts]));
}

/** Refuses when the disk cannot hold a first installation. */
export function requireSpace(
  statfs = fs.statfsSync,
  alreadyInstalled = fs.existsSync(path.join(root, 'node_modules')),
) {
  const { bavail, bsize } = statfs(root);
  const free = bavail * bsize;
  const needed = alreadyInstalled ? neededBytes / 10 : neededBytes;
  if (free < needed) {
    const inGigabytes = bytes => (bytes / gigabyte).toFixed(1);
    throw new Refusal(
      `There is not enough disk space: ${inGigabytes(
        free,
      )} GB are free where the checkout is, and about ${inGigabytes(
        needed,
      )} GB are needed.`,
    );
  }
}

/**
 * Yarn does not read npm's settings. Whoever set a registry, an authority or a
 * proxy for npm means them for this installation too; Yarn's own settings win.
 */
function settingsFromNpm(env) {
  const [command, ...npm] = npmCommand();
  const listed = spawnSync(command, [...npm, 'config', 'list', '--json'], {
    cwd: root,
    encoding: 'utf8',
  });
  let npmrc;
  try {
    npmrc = JSON.parse(listed.stdout);
  } catch {
    return env;
  }
  const settings = {
    YARN_NPM_REGISTRY_SERVER: npmrc.registry?.replace(/\/$/, ''),
    YARN_HTTPS_CA_FILE_PATH: npmrc.cafile,
    YARN_HTTPS_PROXY: npmrc['https-proxy'],
    YARN_HTTP_PROXY: npmrc.proxy,
    NODE_EXTRA_CA_CERTS: npmrc.cafile,
  };
  const given = Object.entries(settings).filter(
    ([key, value]) => value && !env[key],
  );
  return { ...env, ...Object.fromEntries(given) };
}

/** Runs `yarn install` when something that decides its outcome has changed. */
export async function prepareDependencies({ env }, progress) {
  const hash = installHash();
  const state = path.join(root, 'node_modules/.yarn-state.yml');
  if (isStamped(stampFile, hash) && fs.existsSync(state)) {
    return;
  }
  requireSpace();
  const step = progress.step('Installing packages');
  const result = await run('yarn', ['install', '--immutable'], {
    env: settingsFromNpm(env),
    log: 'install',
    onLine: step.detail,
    timeoutMs: 20 * 60_000,
  });
  if (!result.ok) {
    step.failed();
    throw new Refusal(explainFailure('Installing packages', result));
  }
  stamp(stampFile, hash);
  step.done();
}
