import type { ClockService } from '@signalbox/scheduling-node';

/** A clock that stands until a test moves it. */
export class TestClock implements ClockService {
  readonly #listeners = new Set<() => void>();
  #now: number;

  constructor(now: string) {
    this.#now = Date.parse(now);
  }

  now(): number {
    return this.#now;
  }

  onJump(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Moves the clock to an instant: `2026-11-25T18:00:00Z`, or epoch milliseconds. */
  moveTo(instant: string | number): void {
    this.#now = typeof instant === 'string' ? Date.parse(instant) : instant;
    this.#listeners.forEach(listener => listener());
  }
}
