import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { TestDatabase } from './TestDatabase';

const BACKEND = resolve(__dirname, '../../..');
const ROOT = resolve(BACKEND, '../..');
const START_WITHIN_MS = 60_000;

/** How a portal of a test differs from the example portal. */
export interface PortalOptions {
  sandboxUrl: string;
  database: TestDatabase;
  /** Comes last of all configuration. */
  config?: JsonObject;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The example backend as a process of its own, so that it can be killed like one. */
export class Portal {
  #child: ChildProcess | undefined;
  #output = '';

  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Prepares a portal; `start` runs it. */
  static async create(options: PortalOptions): Promise<Portal> {
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-portal-'));
    writeFileSync(
      join(folder, 'config.json'),
      JSON.stringify({
        app: { baseUrl: url, disableStaticFallbackCache: true },
        ...options.config,
        backend: {
          ...(options.config?.backend as JsonObject | undefined),
          baseUrl: url,
          listen: { port, host: '127.0.0.1' },
          cors: { origin: url },
          database: options.database.config,
        },
      }),
    );
    return new Portal(url, folder, {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: '',
      SANDBOX_URL: options.sandboxUrl,
      SANDBOX_PORT: new URL(options.sandboxUrl).port,
      LOG_LEVEL: 'info',
    });
  }

  /** What the process has written, for messages of failed tests. */
  get output(): string {
    return this.#output;
  }

  /** Runs the backend, and waits until it is ready. */
  async start(): Promise<void> {
    const child = this.spawn();
    const deadline = Date.now() + START_WITHIN_MS;
    while (Date.now() < deadline && child.exitCode === null) {
      const ready = await fetch(
        `${this.url}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      await ready?.body?.cancel();
      if (ready?.ok) return;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error(
      `The backend did not start:\n${this.#output.slice(-4_000)}`,
    );
  }

  /** Runs the backend with a configuration that it has to refuse, until it has ended. */
  async startRefused(): Promise<{ code: number; output: string }> {
    const child = this.spawn();
    const timer = setTimeout(() => child.kill('SIGKILL'), START_WITHIN_MS);
    await once(child, 'close');
    clearTimeout(timer);
    this.#child = undefined;
    return { code: child.exitCode ?? -1, output: this.#output };
  }

  /** Ends the process as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends the process in good order and removes what it left behind. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await closed;
    clearTimeout(timer);
  }

  private spawn(): ChildProcess {
    const child = spawn(
      process.execPath,
      [
        '--enable-source-maps',
        '--require',
        require.resolve('@backstage/cli-node/config/nodeTransform.cjs'),
        join(BACKEND, 'src/index.ts'),
        '--config',
        join(ROOT, 'app-config.yaml'),
        '--config',
        join(this.folder, 'config.json'),
      ],
      {
        cwd: BACKEND,
        env: this.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#output = '';
    const hear = (chunk: Buffer) => {
      const lines = chunk.toString().split('\n');
      const kept = lines.filter(line => !line.includes('incomingRequest'));
      this.#output = (this.#output + kept.join('\n')).slice(-50_000);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    this.#child = child;
    return child;
  }
}
