import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../../..');
const START_WITHIN_MS = 4 * 60_000;

/** The whole product, as `npm start` runs it. */
export interface Product {
  portalUrl: string;
  sandboxUrl: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Runs the start command on free ports with a state of its own, and waits until it says that the
 * portal is open. The sandbox's clock stands where the test wants it, so that the weekday on which
 * the tests run does not matter.
 */
export async function startProduct(options: {
  legacy?: boolean;
  /** Where the story begins, ISO 8601. */
  from: string;
  /** Where it ends and the visitor comes in, ISO 8601. */
  until: string;
}): Promise<Product> {
  const [portal, sandbox] = [await freePort(), await freePort()];
  const state = mkdtempSync(join(tmpdir(), 'signalbox-product-'));
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts/start.mjs'), ...(options.legacy ? ['--legacy'] : [])],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        SIGNALBOX_PORT: `${portal}`,
        SANDBOX_PORT: `${sandbox}`,
        SIGNALBOX_STATE: state,
        SANDBOX_NOW: options.from,
        STORY_UNTIL: options.until,
        // Pictures go into the repository; other people's commits do not.
        ...(process.env.SIGNALBOX_PICTURES && {
          SANDBOX_COMMITS_FILE: 'generated',
        }),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = async () => {
    await end(child);
    rmSync(state, { recursive: true, force: true });
  };
  try {
    await saysSo(child, `http://localhost:${portal}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    portalUrl: `http://localhost:${portal}`,
    sandboxUrl: `http://localhost:${sandbox}`,
    stop,
  };
}

/** Waits until the command has printed the address to open. */
async function saysSo(child: ChildProcess, address: string): Promise<void> {
  let output = '';
  await new Promise<void>((open, fail) => {
    const give = (why: string) =>
      fail(new Error(`${why}:\n${output.slice(-4_000)}`));
    const timer = setTimeout(
      () => give('The product did not open in time'),
      START_WITHIN_MS,
    );
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(address)) {
        clearTimeout(timer);
        open();
      }
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', code => {
      clearTimeout(timer);
      give(`The start command ended with ${code}`);
    });
  });
}

/** Ends the command as Ctrl-C does; it ends everything that it started. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(timer);
}
