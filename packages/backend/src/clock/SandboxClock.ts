import type { RootLoggerService } from '@backstage/backend-plugin-api';
import type { ClockService } from '@signalbox/scheduling-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { readEventData } from './eventStream';

const ANSWER_WITHIN_MS = 3_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;
/** A smaller change of the offset is noise and wakes nobody. */
const JUMP_MS = 1_000;

/** `fetch` itself says no more than "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message ?? String(error);
}

/**
 * The system's clock plus the offset of the sandbox, so that the portal and the world around it
 * live in the same hour. The sandbox tells its offset whenever it changes; while the sandbox cannot
 * be reached the last offset stays.
 */
export class SandboxClock implements ClockService {
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  #offset = 0;
  #following = true;

  private constructor(
    private readonly url: string,
    private readonly logger: RootLoggerService,
  ) {}

  /** Asks for the offset once, so that the first reading is right already, and then follows it. */
  static async create(options: {
    url: string;
    logger: RootLoggerService;
  }): Promise<SandboxClock> {
    const clock = new SandboxClock(
      options.url.replace(/\/$/, ''),
      options.logger,
    );
    await clock.ask();
    void clock.follow();
    return clock;
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  onJump(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends following. */
  stop(): void {
    this.#stop.abort();
  }

  private async ask(): Promise<void> {
    try {
      const response = await fetch(`${this.url}/control/clock`, {
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      if (!response.ok) {
        throw new Error(`it answered ${response.status}`);
      }
      this.take(await response.text());
    } catch (error) {
      this.lost(error);
    }
  }

  private async follow(): Promise<void> {
    let retryIn = FIRST_RETRY_MS;
    while (!this.#stop.signal.aborted) {
      try {
        const response = await fetch(`${this.url}/control/clock/stream`, {
          headers: { accept: 'text/event-stream' },
          signal: this.#stop.signal,
        });
        if (!response.ok || !response.body) {
          throw new Error(`it answered ${response.status}`);
        }
        for await (const data of readEventData(response.body)) {
          this.take(data);
          this.found();
          retryIn = FIRST_RETRY_MS;
        }
        throw new Error('it ended the stream');
      } catch (error) {
        if (this.#stop.signal.aborted) {
          return;
        }
        this.lost(error);
      }
      await sleep(retryIn, undefined, { ref: false });
      retryIn = Math.min(retryIn * 2, LAST_RETRY_MS);
    }
  }

  private take(data: string): void {
    const { offsetMs } = JSON.parse(data);
    if (typeof offsetMs !== 'number' || !Number.isFinite(offsetMs)) {
      throw new Error('it told no offset');
    }
    const jumped = Math.abs(offsetMs - this.#offset) > JUMP_MS;
    this.#offset = offsetMs;
    if (jumped) {
      this.#listeners.forEach(listener => listener());
    }
  }

  /** Said once until the sandbox is back, not at every attempt. */
  private lost(error: unknown): void {
    if (this.#following) {
      this.#following = false;
      const reason = reasonOf(error);
      this.logger.warn(
        `The sandbox at ${
          this.url
        } does not tell its time (${reason}); the clock stays ${
          this.#offset
        } ms ahead of the system until it does`,
      );
    }
  }

  private found(): void {
    if (!this.#following) {
      this.#following = true;
      this.logger.info(`Following the clock of the sandbox at ${this.url}`);
    }
  }
}
