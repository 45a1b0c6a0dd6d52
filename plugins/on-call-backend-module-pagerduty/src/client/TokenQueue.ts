import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PagerDutyError } from './PagerDutyError';

/** How the wait grows while PagerDuty limits and does not say for how long. */
export interface Pacing {
  firstBackoffMs: number;
  longestBackoffMs: number;
  /** The longest pause that a request waits out; before a longer one it gives up at once. */
  patienceMs: number;
}

const HANG_UP_MS = 250;

interface Waiting {
  isUrgent: boolean;
  start: () => void;
}

/**
 * Lets one request at a time through to PagerDuty for each token, whoever in this process makes it,
 * and none while PagerDuty has asked for a pause. A person's requests go before those of jobs.
 *
 * Pauses are measured by the computer's own steady clock: they are about PagerDuty's real time, also
 * where the portal's clock is set otherwise.
 */
export class TokenQueue {
  static readonly #queues = new Map<string, TokenQueue>();

  #isBusy = false;
  #waiting: Waiting[] = [];
  #pausedUntil = 0;
  #limitedInARow = 0;

  private constructor() {}

  /** The queue of a token (or of another key that PagerDuty counts by). */
  static of(token: string): TokenQueue {
    // The token itself is kept nowhere.
    const key = createHash('sha256').update(token).digest('base64');
    let queue = TokenQueue.#queues.get(key);
    if (!queue) {
      queue = new TokenQueue();
      TokenQueue.#queues.set(key, queue);
    }
    return queue;
  }

  /**
   * Makes one request when it is its turn.
   *
   * @throws PagerDutyError `RATE_LIMITED` when PagerDuty has asked for a longer pause than there is
   * patience for; then nothing was sent.
   */
  async run<T>(
    act: () => Promise<T>,
    options: { isUrgent: boolean; patienceMs: number; signal: AbortSignal },
  ): Promise<T> {
    await this.#enter(options);
    try {
      await this.#sitOutPause(options);
      return await act();
    } catch (error) {
      if (!(error instanceof PagerDutyError)) this.#hungUp();
      throw error;
    } finally {
      this.#leave();
    }
  }

  /** Notes that PagerDuty limits, and answers how long nothing is sent now, in milliseconds. */
  limited(askedMs: number | undefined, pacing: Pacing): number {
    const grown = Math.min(
      pacing.firstBackoffMs * 2 ** this.#limitedInARow,
      pacing.longestBackoffMs,
    );
    this.#limitedInARow += 1;
    // Some more than was asked for, or two clocks decide whether it was long enough.
    const wait = askedMs === undefined ? grown : askedMs + 50;
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + wait);
    return wait;
  }

  /** Notes that PagerDuty does not limit. */
  allowed(): void {
    this.#limitedInARow = 0;
  }

  /** Without an answer PagerDuty may still be at it; it needs a moment to see that nobody waits. */
  #hungUp(): void {
    this.#pausedUntil = Math.max(
      this.#pausedUntil,
      performance.now() + HANG_UP_MS,
    );
  }

  async #sitOutPause({
    patienceMs,
    signal,
  }: {
    patienceMs: number;
    signal: AbortSignal;
  }): Promise<void> {
    const pause = Math.ceil(this.#pausedUntil - performance.now());
    if (pause <= 0) return;
    if (pause > patienceMs) {
      throw new PagerDutyError('RATE_LIMITED', {
        message: `PagerDuty has asked for a pause of ${Math.ceil(
          pause / 1000,
        )} seconds`,
        retryAfterMs: pause,
      });
    }
    await sleep(pause, undefined, { signal });
  }

  #enter({
    isUrgent,
    signal,
  }: {
    isUrgent: boolean;
    signal: AbortSignal;
  }): Promise<void> {
    if (!this.#isBusy) {
      this.#isBusy = true;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      const waiting: Waiting = { isUrgent, start: resolve };
      const abort = () => {
        this.#waiting = this.#waiting.filter(other => other !== waiting);
        reject(signal.reason);
      };
      signal.addEventListener('abort', abort, { once: true });
      waiting.start = () => {
        signal.removeEventListener('abort', abort);
        resolve();
      };
      this.#waiting.push(waiting);
    });
  }

  #leave(): void {
    const next =
      this.#waiting.find(({ isUrgent }) => isUrgent) ?? this.#waiting[0];
    if (!next) {
      this.#isBusy = false;
      return;
    }
    this.#waiting = this.#waiting.filter(waiting => waiting !== next);
    next.start();
  }
}
