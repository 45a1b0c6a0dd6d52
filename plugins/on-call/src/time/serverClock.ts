import { fromIso } from './iso';

/**
 * The server's clock, as far as this page knows it: the local one, corrected by what the latest
 * response said of the server's. Deadlines are judged by the server, so a page on a laptop with a
 * wrong clock must not count down to another moment. The only place that reads the local clock.
 */
export class ServerClock {
  #offset = 0;
  readonly #listeners = new Set<() => void>();

  /** Takes the server's time from a response that has just arrived (RFC 3339). */
  observe(asOf: string): void {
    const offset = fromIso(asOf) - Date.now();
    if (Number.isNaN(offset)) return;
    const jump = Math.abs(offset - this.#offset);
    this.#offset = offset;
    // The time a response takes moves the offset a little each time; nobody needs to hear of it.
    if (jump > 1_000) this.#listeners.forEach(listener => listener());
  }

  /** The server's time now, epoch milliseconds. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** What the server's clock showed when the local one showed this. */
  toServer(local: number): number {
    return local + this.#offset;
  }

  /** Calls back when the clock jumps. Returns how to stop that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
