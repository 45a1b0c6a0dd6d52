import { SandboxClock } from '../../core/SandboxClock';

const REQUESTS_PER_HOUR = 5000;
const HOUR = 3600_000;

/** GitHub's primary limit, counted for each token by the sandbox's hours. */
export class RateLimit {
  private readonly windows = new Map<string, { reset: number; used: number }>();

  constructor(private readonly clock: SandboxClock) {}

  /** What the token has left; `cost` 0 reads without counting. */
  use(token: string, cost: 0 | 1) {
    const now = this.clock.now();
    let window = this.windows.get(token);
    if (!window || window.reset <= now) {
      window = { reset: now + HOUR, used: 0 };
      this.windows.set(token, window);
    }
    window.used += cost;
    return {
      limit: REQUESTS_PER_HOUR,
      remaining: Math.max(REQUESTS_PER_HOUR - window.used, 0),
      reset: Math.floor(window.reset / 1000),
      used: window.used,
      isExceeded: window.used > REQUESTS_PER_HOUR,
    };
  }
}
