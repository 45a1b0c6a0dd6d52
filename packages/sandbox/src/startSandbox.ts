import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assemble } from './assemble';
import { SandboxControlClient } from './control/SandboxControlClient';
import { SandboxEvent } from './core/EventHub';
import { SlackReceiver } from './services/slack/model';
import { DispatchMode, Speed } from './services/github/model/types';
import { WebhookReceiver } from './webhooks/WebhookSender';

/** @public */
export interface SandboxOptions {
  /** 0 takes any free one; default 4010. */
  port?: number;
  /** A loopback address; default `127.0.0.1`. */
  host?: string;
  /** A SQLite file that keeps all state; without it, memory. */
  stateFile?: string;
  /**
   * JSON lines of commits, newest first, for the explorer's history. By default
   * the file that lies beside a checkout, if it is there; `false` generates one.
   */
  commitsFile?: string | false;
  /** Of workflow runs, and of each half of a Terraform run; default 1.5 s queued and 4 s running. */
  speed?: Speed;
  /** How workflow dispatches answer; default `run_details`. */
  dispatch?: DispatchMode;
  /** Who is sent webhooks from the start, and after a reset too. */
  webhooks?: WebhookReceiver[];
  /** Who hears of what people do in Slack, until another is named. */
  slackReceiver?: SlackReceiver;
  /**
   * The day of the one override in PagerDuty that the example portal does not
   * know of; default: two weeks after `now`.
   */
  pagerDutyDriftAt?: Date;
  /** The instant at which a fresh sandbox starts; default: system time. */
  now?: Date;
}

/** @public */
export interface Sandbox {
  /** For example `http://localhost:4010`. */
  url: string;
  control: SandboxControlClient;
  /** Hears of what happens in the sandbox; returns the removal. */
  subscribe(listener: (event: SandboxEvent) => void): () => void;
  stop(): Promise<void>;
}

const DEFAULT_PORT = 4010;
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/**
 * Starts the outside world on localhost.
 *
 * @throws Error in production, off loopback, and when the port is taken.
 * @public
 */
export async function startSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const { port = DEFAULT_PORT, host = '127.0.0.1' } = options;
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The Signalbox sandbox refuses to start with NODE_ENV=production: it is for development and tests only.',
    );
  }
  if (!LOOPBACK.includes(host)) {
    throw new Error(`The sandbox listens on loopback only, not on ${host}.`);
  }
  let makeReady: (handle: RequestListener) => void = () => {};
  const ready = new Promise<RequestListener>(resolve => {
    makeReady = resolve;
  });
  // A client may come between listening and being ready: it waits.
  const server = createServer(async (request, response) =>
    (await ready)(request, response),
  );
  await listen(server, port, host);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    const { parts, handle } = await assemble(options, url);
    makeReady(handle);
    return {
      url,
      control: new SandboxControlClient(url),
      subscribe: listener => parts.events.subscribe(listener),
      stop: async () => {
        parts.github.stop();
        parts.terraform.stop();
        parts.pagerDuty.stop();
        await parts.webhooks.stop();
        await close(server);
        parts.store.close();
      },
    };
  } catch (error) {
    await close(server);
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}

async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is taken; end what listens there or choose another with SANDBOX_PORT.`,
      );
    }
    throw error;
  }
}
