import type { Request, RequestHandler, Response } from 'express';
import { Fault, FaultBook } from './FaultBook';
import { Reply } from './Reply';
import { RequestLog } from './RequestLog';
import { Store } from './Store';

/**
 * The way of a request through a service: it may meet a fault, has its effect
 * and is logged in one transaction, and only then is answered.
 *
 * @public
 */
export class Exchange {
  private readonly held = new Set<Response>();

  constructor(
    private readonly store: Store,
    private readonly log: RequestLog,
    private readonly faults: FaultBook,
  ) {}

  /** An express handler around a service's synchronous one. */
  handler(
    handle: (request: Request) => Reply,
    isRead: (request: Request) => boolean = request =>
      request.method === 'GET' || request.method === 'HEAD',
  ): RequestHandler {
    return (request, response) => {
      const fault = this.faults.take(request.method, request.originalUrl);
      const record = (status: number | null, effects: string[]) =>
        this.log.add(
          {
            method: request.method,
            path: request.originalUrl,
            ...(isEmpty(request.body) ? {} : { body: request.body }),
            status,
            effects,
            ...(fault ? { fault: fault.id } : {}),
          },
          isRead(request),
        );
      const proceed = () => {
        const struck = fault?.phase === 'after' ? fault : undefined;
        const reply = this.store.transaction(() => {
          const result = attempt(() => handle(request));
          record(sentStatus(struck, result.status), result.effects ?? []);
          return result;
        });
        this.answer(response, reply, struck);
      };
      if (fault?.phase !== 'before') {
        proceed();
      } else if (fault.kind === 'latency') {
        setTimeout(proceed, fault.ms ?? 1000);
      } else {
        const nothing = { status: 200, body: { message: 'cut short' } };
        record(sentStatus(fault, null), []);
        this.answer(response, nothing, fault);
      }
    };
  }

  /** Lets go of the answers that a `hang` holds back: their sockets close. */
  release(): void {
    for (const response of this.held) {
      response.socket?.destroy();
    }
    this.held.clear();
  }

  private answer(response: Response, reply: Reply, fault?: Fault): void {
    switch (fault?.kind) {
      case undefined:
        send(response, reply);
        break;
      case 'latency':
        setTimeout(() => send(response, reply), fault.ms ?? 1000);
        break;
      case 'hang':
        this.held.add(response);
        response.on('close', () => this.held.delete(response));
        break;
      case 'status':
        send(response, {
          status: fault.status ?? 500,
          headers: fault.headers,
          body: fault.body ?? { message: `Injected by ${fault.id}` },
        });
        break;
      case 'reset':
        response.socket?.resetAndDestroy();
        break;
      default:
        truncate(response, reply);
    }
  }
}

function attempt(handle: () => Reply): Reply {
  try {
    return handle();
  } catch (error) {
    // A fault of the sandbox itself: as loud as possible.
    return {
      status: 500,
      body: {
        message: `sandbox failed: ${
          error instanceof Error ? error.stack : String(error)
        }`,
      },
    };
  }
}

function sentStatus(
  fault: Fault | undefined,
  status: number | null,
): number | null {
  switch (fault?.kind) {
    case 'hang':
    case 'reset':
    case 'truncate':
      return null;
    case 'status':
      return fault.status ?? 500;
    default:
      return status;
  }
}

function isEmpty(body: unknown): boolean {
  return (
    body === undefined ||
    (typeof body === 'object' && body !== null && !Object.keys(body).length)
  );
}

function payloadOf(reply: Reply): { type: string; payload: string } {
  return typeof reply.body === 'string'
    ? { type: 'text/plain; charset=utf-8', payload: reply.body }
    : {
        type: 'application/json; charset=utf-8',
        payload: JSON.stringify(reply.body),
      };
}

function send(response: Response, reply: Reply): void {
  response.status(reply.status);
  if (reply.body === undefined) {
    response.set(reply.headers ?? {}).end();
    return;
  }
  const { type, payload } = payloadOf(reply);
  response.set({ 'content-type': type, ...reply.headers }).end(payload);
}

function truncate(response: Response, reply: Reply): void {
  const { type, payload } = payloadOf({ ...reply, body: reply.body ?? {} });
  response.writeHead(reply.status === 204 ? 200 : reply.status, {
    'content-type': type,
    'content-length': Buffer.byteLength(payload) + 1,
  });
  response.write(payload.slice(0, Math.ceil(payload.length / 2)), () =>
    response.socket?.destroy(),
  );
}
