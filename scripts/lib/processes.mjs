import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';
import { logsDir, root } from './places.mjs';
import { plain } from './progress.mjs';
import { onStarterGone } from './starter.mjs';

const graceMs = 5000;
const tailLines = 400;
const longestLine = 400;

const live = new Set();
const cleanups = new Set();
let guardian;
let ending;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Tells the guardian what is ours, in case we are killed without a chance to tidy. */
function tellGuardian(line) {
  if (!guardian) {
    const script = fileURLToPath(new URL('./guardian.mjs', import.meta.url));
    guardian = spawn(process.execPath, [script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    guardian.on('error', () => {});
    guardian.stdin.on('error', () => {});
    guardian.stdin.unref?.();
    guardian.unref();
  }
  guardian.stdin.write(`${line}\n`);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a command as the leader of its own process group, so that it can be
 * ended with everything it starts in turn, and never with anything else.
 *
 * Output goes to `.cache/logs/<log>.log`; `onLine` sees each line as well.
 * `exited` resolves to `{ code, signal }` and never rejects.
 */
export function start(command, args, options) {
  if (ending) {
    throw new Error(`${command} was not started: everything is ending.`);
  }
  const { cwd = root, env = process.env, log, onLine, uid, gid } = options;
  fs.mkdirSync(logsDir, { recursive: true });
  const logFile = path.join(logsDir, `${log}.log`);
  const file = fs.createWriteStream(logFile);
  const tail = [];
  const child = spawn(command, args, {
    cwd,
    env,
    uid,
    gid,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const take = line => {
    file.write(`${line}\n`);
    const text = plain(line);
    tail.push(
      text.length > longestLine ? `${text.slice(0, longestLine)} ...` : text,
    );
    if (tail.length > tailLines) {
      tail.shift();
    }
    onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    readline
      .createInterface({ input: stream, crlfDelay: Infinity })
      .on('line', take);
  }
  const handle = { pid: child.pid, logFile, tail, stopping: false };
  handle.exited = new Promise(resolve => {
    child.once('error', error => {
      take(`${command}: ${error.message}`);
      resolve({ code: 127, signal: null });
    });
    // `exit` and not `close`: a grandchild may keep the pipes open for ever.
    child.once('exit', (code, signal) => {
      setTimeout(() => resolve({ code, signal }), 50);
    });
  });
  if (child.pid) {
    live.add(handle);
    tellGuardian(`+group ${child.pid}`);
  }
  return handle;
}

/** Ends the command's whole group: politely, and after five seconds for good. */
export async function stop(handle) {
  if (!live.has(handle)) {
    return;
  }
  handle.stopping = true;
  const deadline = Date.now() + graceMs;
  let alive = signalGroup(handle.pid, 'SIGTERM');
  while (alive && Date.now() < deadline) {
    await pause(50);
    alive = signalGroup(handle.pid, 0);
  }
  if (alive) {
    signalGroup(handle.pid, 'SIGKILL');
    await Promise.race([handle.exited, pause(1000)]);
  }
  live.delete(handle);
  tellGuardian(`-group ${handle.pid}`);
}

/**
 * Runs a command to its end and returns its exit code, with what it last said.
 * Whatever it leaves behind in its group is ended too.
 */
export async function run(command, args, options) {
  const handle = start(command, args, options);
  let timer;
  const timedOut = new Promise(resolve => {
    if (options.timeoutMs) {
      timer = setTimeout(resolve, options.timeoutMs, 'timed out');
    }
  });
  const result = await Promise.race([handle.exited, timedOut]);
  clearTimeout(timer);
  await stop(handle);
  const { code, signal } = result === 'timed out' ? { code: 124 } : result;
  return {
    ok: code === 0,
    code: code ?? 1,
    signal,
    timedOut: result === 'timed out',
    tail: handle.tail,
    logFile: handle.logFile,
  };
}

/** A folder that goes when the command ends, however it ends. */
export function ownFolder(folder) {
  tellGuardian(`+folder ${folder}`);
  const remove = () => {
    fs.rmSync(folder, { recursive: true, force: true });
    tellGuardian(`-folder ${folder}`);
  };
  return { remove: onEnd(remove) };
}

/** Registers something to do at the end; the returned function does it early, once. */
export function onEnd(cleanup) {
  const once = async () => {
    if (cleanups.delete(once)) {
      await cleanup();
    }
  };
  cleanups.add(once);
  return once;
}

export function isEnding() {
  return ending !== undefined;
}

/** Ends all that was started here. Safe to call twice. */
export function endEverything() {
  ending ??= (async () => {
    await Promise.all([...live].map(stop));
    for (const cleanup of [...cleanups].reverse()) {
      await cleanup().catch(() => {});
    }
  })();
  return ending;
}

/** Ctrl-C, a polite kill, a closed terminal and the end of npm end everything first. */
export function endOnSignals(onSignal = () => {}) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
  const end = async number => {
    // Ctrl-C reaches us twice under npm: from the terminal and from npm.
    if (isEnding()) {
      return;
    }
    const ended = endEverything();
    onSignal();
    await ended;
    process.exit(128 + number);
  };
  for (const [signal, number] of Object.entries(numbers)) {
    process.on(signal, () => end(number));
  }
  onStarterGone(() => end(numbers.SIGTERM));
}
