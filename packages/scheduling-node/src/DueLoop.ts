import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ClockService } from './clock';

/**
 * Does work when it is due, without polling hard: it asks for the earliest due time, sleeps until
 * then, works until nothing is left, and asks again. A slow backstop finds what no timer knew of,
 * such as work that another replica has written. Being woken for nothing, twice or late does no
 * harm, because the work itself is claimed row by row.
 *
 * @public
 */
export class DueLoop {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #offJump: () => void = () => {};

  private constructor(
    private readonly options: {
      name: string;
      clock: ClockService;
      logger: LoggerService;
      backstopMs: number;
      earliestDue: () => Promise<number | undefined>;
      runDue: () => Promise<number | 'full'>;
      asksFirst?: boolean;
    },
  ) {}

  /**
   * Begins at once. `runDue` does what is due now and says how much that was; `full` when it can
   * take no more at present, and then whoever finishes something has to wake the loop.
   */
  static start(options: {
    name: string;
    clock: ClockService;
    logger: LoggerService;
    backstopMs: number;
    earliestDue: () => Promise<number | undefined>;
    runDue: () => Promise<number | 'full'>;
    /**
     * At the backstop, asks what is due before anything is done: one query where nothing is. Only
     * for work of which `earliestDue` tells all there is.
     */
    asksFirst?: boolean;
  }): DueLoop {
    const loop = new DueLoop(options);
    loop.#offJump = options.clock.onJump(() => loop.wake());
    loop.wake();
    return loop;
  }

  /** Looks again now: something became due earlier than thought. */
  wake(): void {
    this.look(false);
  }

  private look(ask: boolean): void {
    if (this.#stopped) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#timer);
    this.#running = this.run(ask).finally(() => {
      this.#running = undefined;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** Ends, after the work under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#offJump();
    clearTimeout(this.#timer);
    await this.#running;
  }

  private async run(ask: boolean): Promise<void> {
    const { logger, name } = this.options;
    try {
      if (ask && !(await this.isDue())) return;
      let done: number | 'full';
      do {
        done = await this.options.runDue();
      } while (done !== 'full' && done > 0 && !this.#stopped);
      // What is due while nothing more can be taken must not be asked for again and again.
      if (done === 'full') this.sleep(undefined);
      else this.sleep(await this.options.earliestDue());
    } catch (error) {
      logger.error(`${name}: looking for due work failed`, error as Error);
      this.sleep(this.options.clock.now() + 5_000);
    }
  }

  /** Asks only; where nothing is due yet, it goes to sleep again. */
  private async isDue(): Promise<boolean> {
    const next = await this.options.earliestDue();
    if (next !== undefined && next <= this.options.clock.now()) return true;
    this.sleep(next);
    return false;
  }

  private sleep(until: number | undefined): void {
    if (this.#stopped) return;
    const { clock, backstopMs, asksFirst = false } = this.options;
    const wait =
      until === undefined ? Infinity : Math.max(until - clock.now(), 1);
    const ask = asksFirst && wait > backstopMs;
    this.#timer = setTimeout(() => this.look(ask), Math.min(wait, backstopMs));
    this.#timer.unref();
  }
}
