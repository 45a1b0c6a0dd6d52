import { mockServices } from '@backstage/backend-test-utils';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SandboxClock } from './SandboxClock';

const HOUR = 3_600_000;

/** A sandbox that does nothing but tell its time. */
class TimeTeller {
  readonly #streams = new Set<ServerResponse>();
  readonly #server: Server;
  #offsetMs: number;

  private constructor(options: { offsetMs: number; silent?: boolean }) {
    this.#offsetMs = options.offsetMs;
    this.#server = createServer((request, response) => {
      if (request.url === '/control/clock' && !options.silent) {
        response.end(this.told());
      } else if (request.url === '/control/clock/stream') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': hello\n\n');
        response.write(`event: clock\ndata: ${this.told()}\n\n`);
        this.#streams.add(response);
      } else {
        response.writeHead(503).end();
      }
    });
  }

  static async start(options: {
    offsetMs: number;
    port?: number;
    silent?: boolean;
  }) {
    const teller = new TimeTeller(options);
    await new Promise<void>(resolve => {
      teller.#server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return teller;
  }

  get port() {
    return (this.#server.address() as AddressInfo).port;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  get listeners() {
    return this.#streams.size;
  }

  set(offsetMs: number) {
    this.#offsetMs = offsetMs;
    this.#streams.forEach(stream => {
      // In two pieces, as a network may deliver it.
      const event = `data: ${this.told()}\r\n\r\n`;
      stream.write(event.slice(0, 9));
      setTimeout(() => stream.write(event.slice(9)), 5);
    });
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  private told() {
    return JSON.stringify({
      now: new Date(Date.now() + this.#offsetMs).toISOString(),
      offsetMs: this.#offsetMs,
    });
  }
}

async function eventually(check: () => void) {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
    }
  }
}

function aheadOf(clock: SandboxClock): number {
  return Math.round((clock.now() - Date.now()) / 1000) * 1000;
}

describe('SandboxClock', () => {
  const logger = mockServices.rootLogger.mock();
  let teller: TimeTeller | undefined;
  let clock: SandboxClock | undefined;

  afterEach(async () => {
    clock?.stop();
    await teller?.stop();
    clock = undefined;
    teller = undefined;
    jest.resetAllMocks();
  });

  it('is right from the first reading on', async () => {
    teller = await TimeTeller.start({ offsetMs: 5 * HOUR });

    clock = await SandboxClock.create({ url: `${teller.url}/`, logger });

    expect(aheadOf(clock)).toBe(5 * HOUR);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('follows the sandbox and tells of jumps', async () => {
    teller = await TimeTeller.start({ offsetMs: 0 });
    clock = await SandboxClock.create({ url: teller.url, logger });
    const heard = jest.fn();
    const deaf = jest.fn();
    clock.onJump(heard);
    clock.onJump(deaf)();
    await eventually(() => expect(teller!.listeners).toBe(1));

    teller.set(24 * HOUR);

    await eventually(() => expect(aheadOf(clock!)).toBe(24 * HOUR));
    expect(heard).toHaveBeenCalledTimes(1);
    expect(deaf).not.toHaveBeenCalled();
  });

  it('takes a small change without waking anybody', async () => {
    teller = await TimeTeller.start({ offsetMs: HOUR });
    clock = await SandboxClock.create({ url: teller.url, logger });
    const heard = jest.fn();
    clock.onJump(heard);
    await eventually(() => expect(teller!.listeners).toBe(1));

    teller.set(HOUR + 900);
    await eventually(() =>
      expect(clock!.now() - Date.now()).toBeGreaterThan(HOUR + 800),
    );

    expect(heard).not.toHaveBeenCalled();
  });

  it('starts without the sandbox, says so once, and follows when it comes', async () => {
    teller = await TimeTeller.start({ offsetMs: 0 });
    const { port, url } = teller;
    await teller.stop();

    clock = await SandboxClock.create({ url, logger });
    expect(aheadOf(clock)).toBe(0);
    await new Promise(resolve => {
      setTimeout(resolve, 400);
    });
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        `The sandbox at ${url} does not tell its time (ECONNREFUSED); the clock stays 0 ms ahead`,
      ),
    );

    teller = await TimeTeller.start({ offsetMs: 2 * HOUR, port });
    await eventually(() => expect(aheadOf(clock!)).toBe(2 * HOUR));
    expect(logger.info).toHaveBeenCalledWith(
      `Following the clock of the sandbox at ${url}`,
    );
  });

  it('keeps the offset while the sandbox is away, and connects again', async () => {
    teller = await TimeTeller.start({ offsetMs: HOUR });
    const { port, url } = teller;
    clock = await SandboxClock.create({ url, logger });
    await eventually(() => expect(teller!.listeners).toBe(1));

    await teller.stop();
    await eventually(() => expect(logger.warn).toHaveBeenCalledTimes(1));
    expect(aheadOf(clock)).toBe(HOUR);

    teller = await TimeTeller.start({ offsetMs: 3 * HOUR, port });
    await eventually(() => expect(aheadOf(clock!)).toBe(3 * HOUR));
  });

  it('follows the stream where the first question found no answer', async () => {
    teller = await TimeTeller.start({ offsetMs: HOUR, silent: true });

    clock = await SandboxClock.create({ url: teller.url, logger });

    await eventually(() => expect(aheadOf(clock!)).toBe(HOUR));
  });
});
