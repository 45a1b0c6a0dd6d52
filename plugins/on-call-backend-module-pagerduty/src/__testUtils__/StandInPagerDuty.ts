import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer; nothing is no answer at all. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  afterMs?: number;
}

/** A server that answers by a script, and counts how many requests are under way at once. */
export class StandInPagerDuty {
  readonly requests: IncomingMessage[] = [];
  readonly times: number[] = [];
  mostAtOnce = 0;
  answer: (request: IncomingMessage, nth: number) => Answer | undefined =
    () => ({ body: {} });
  #underWay = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInPagerDuty> {
    const server = createServer();
    const standIn = new StandInPagerDuty(server);
    server.on('request', (request, response) => {
      standIn.requests.push(request);
      standIn.times.push(performance.now());
      standIn.#underWay += 1;
      standIn.mostAtOnce = Math.max(standIn.mostAtOnce, standIn.#underWay);
      response.once('close', () => {
        standIn.#underWay -= 1;
      });
      const answer = standIn.answer(request, standIn.requests.length);
      if (!answer) return;
      const { status = 200, headers, body, afterMs = 5 } = answer;
      setTimeout(() => {
        response.writeHead(status, headers);
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      }, afterMs);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}
