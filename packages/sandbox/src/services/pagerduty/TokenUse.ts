import type { RequestHandler } from 'express';
import { SandboxClock } from '../../core/SandboxClock';

const REQUESTS_PER_MINUTE = 960;
const MINUTE = 60_000;

/**
 * How a token was used since it was last counted.
 *
 * @public
 */
export interface PagerDutyTokenUse {
  token: string;
  requests: number;
  /** How many requests were under way at the same time at most. */
  mostAtOnce: number;
}

/** Which token a request carries; events carry none. */
export function tokenIn(authorization: string | undefined): string | undefined {
  return /^token token=["']?([^\s"']+)["']?$/i.exec(authorization ?? '')?.[1];
}

/** Counts requests for each token: those under way, and those of a minute. */
export class TokenUse {
  private readonly uses = new Map<string, PagerDutyTokenUse>();
  private readonly underWay = new Map<string, number>();
  private readonly windows = new Map<string, { end: number; used: number }>();

  constructor(private readonly clock: SandboxClock) {}

  /** Counts a request from its arrival until its answer is on the way. */
  readonly count: RequestHandler = (request, response, next) => {
    const token = tokenIn(request.get('authorization'));
    if (token) {
      const now = (this.underWay.get(token) ?? 0) + 1;
      this.underWay.set(token, now);
      const use = this.uses.get(token);
      this.uses.set(token, {
        token,
        requests: (use?.requests ?? 0) + 1,
        mostAtOnce: Math.max(use?.mostAtOnce ?? 0, now),
      });
      let isOver = false;
      const end = () => {
        if (!isOver) {
          isOver = true;
          this.underWay.set(token, this.underWay.get(token)! - 1);
        }
      };
      // Before the client can have the answer: one that asks again as soon as
      // it has it, over another connection, is never counted as two at once.
      response.once('prefinish', end);
      response.once('close', end);
    }
    next();
  };

  /** What the token has left of its minute after this request. */
  spend(token: string) {
    const now = this.clock.now();
    let window = this.windows.get(token);
    if (!window || window.end <= now || window.end > now + MINUTE) {
      window = { end: now + MINUTE, used: 0 };
      this.windows.set(token, window);
    }
    window.used++;
    return {
      isExceeded: window.used > REQUESTS_PER_MINUTE,
      headers: {
        'ratelimit-limit': String(REQUESTS_PER_MINUTE),
        'ratelimit-remaining': String(
          Math.max(REQUESTS_PER_MINUTE - window.used, 0),
        ),
        'ratelimit-reset': String(Math.ceil((window.end - now) / 1000)),
      },
    };
  }

  list(): PagerDutyTokenUse[] {
    return [...this.uses.values()];
  }

  /** Starts to count anew; what is under way stays under way. */
  clear(): void {
    this.uses.clear();
    this.windows.clear();
  }
}
