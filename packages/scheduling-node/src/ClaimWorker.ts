import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  claimDue,
  earliestDue,
  releaseClaims,
  renewClaim,
  type Claim,
} from './claims';
import type { ClockService } from './clock';
import { DueLoop } from './DueLoop';

const RETRY_AFTER_ERROR_MS = 5_000;
const RETRY_AT_MOST_MS = 5 * 60_000;

/**
 * What a worker is made of.
 *
 * @public
 */
export interface ClaimWorkerOptions {
  /** For the log. */
  name: string;
  /** The database that holds the table. */
  knex: Knex;
  /** A table with the columns of `ClaimableRow`. */
  table: string;
  /** Decides what is due; all replicas share it. */
  clock: ClockService;
  /** Hears of steps that failed. */
  logger: LoggerService;
  /** Unique to this process. */
  owner: string;
  /** How long a claim is believed without a heartbeat, in milliseconds. */
  leaseMs: number;
  /** How often the table is looked at when nothing wakes the worker, in milliseconds. */
  backstopMs: number;
  /** How many rows are worked on at the same time. */
  concurrency: number;
  /**
   * Does one step of a claimed row and answers when the next is due, in epoch milliseconds;
   * nothing when there is none. The signal ends the step when the claim is lost. Results are to be
   * written under the fence of the claim.
   */
  handle: (claim: Claim, signal: AbortSignal) => Promise<number | undefined>;
}

/**
 * Works on the due rows of one table: claims them, keeps their leases alive while a step runs, and
 * gives them back. Any number of replicas may run one; none of them leads.
 *
 * @public
 */
export class ClaimWorker {
  readonly #inFlight = new Set<Promise<void>>();
  /** How many steps run. */
  #working = 0;
  /** How many claims have not been given back. */
  #held = 0;
  /** What is to be given back next. */
  #returns: Array<{ claim: Claim; nextAt: number | undefined }> = [];
  #givingBack: Promise<void> | undefined;
  /** More may be due than could be taken. */
  #wanting = false;
  /** How often in a row the steps of a row have failed here. */
  readonly #failures = new Map<string, number>();
  readonly #loop: DueLoop;

  private constructor(private readonly options: ClaimWorkerOptions) {
    const { name, clock, logger, backstopMs, knex, table } = options;
    this.#loop = DueLoop.start({
      name,
      clock,
      logger,
      backstopMs,
      earliestDue: () => earliestDue(knex, table),
      runDue: () => this.runDue(),
      asksFirst: true,
    });
  }

  /** Starts to look for work. */
  static start(options: ClaimWorkerOptions): ClaimWorker {
    return new ClaimWorker(options);
  }

  /** Looks again now. */
  wake(): void {
    this.#loop.wake();
  }

  /** Takes no more work and waits for what is under way. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    await Promise.all(this.#inFlight);
    await this.#givingBack;
  }

  private async runDue(): Promise<number | 'full'> {
    const { knex, table, clock, owner, leaseMs, concurrency } = this.options;
    // What has been done may wait to be given back, so that many go in one statement, but not
    // without end.
    const free = Math.min(
      concurrency - this.#working,
      4 * concurrency - this.#held,
    );
    this.#wanting = free <= 0;
    if (free <= 0) return 'full';
    const claims = await claimDue(knex, table, {
      now: clock.now(),
      owner,
      leaseMs,
      limit: free,
    });
    this.#working += claims.length;
    this.#held += claims.length;
    for (const claim of claims) {
      const work = this.work(claim).finally(() => this.#inFlight.delete(work));
      this.#inFlight.add(work);
    }
    return claims.length;
  }

  private async work(claim: Claim): Promise<void> {
    const { knex, table, clock, leaseMs, logger, name } = this.options;
    const lost = new AbortController();
    const heartbeat = setInterval(async () => {
      try {
        const until = clock.now() + leaseMs;
        if (!(await renewClaim(knex, table, claim, until))) lost.abort();
      } catch (error) {
        logger.warn(`${name}: a lease could not be renewed`, error as Error);
      }
    }, leaseMs / 3);
    heartbeat.unref();
    let nextAt: number | undefined;
    try {
      nextAt = await this.options.handle(claim, lost.signal);
      this.#failures.delete(claim.id);
    } catch (error) {
      logger.error(`${name}: a step of ${claim.id} failed`, error as Error);
      const failures = this.#failures.get(claim.id) ?? 0;
      this.#failures.set(claim.id, failures + 1);
      nextAt =
        clock.now() +
        Math.min(RETRY_AFTER_ERROR_MS * 2 ** failures, RETRY_AT_MOST_MS);
    } finally {
      clearInterval(heartbeat);
    }
    this.#working -= 1;
    this.#returns.push({ claim, nextAt });
    this.#givingBack ??= this.giveBack();
  }

  /**
   * Gives back what is done: at once when it is one, and together what has been done while the
   * ones before were written. Nothing waits for a batch to fill.
   */
  private async giveBack(): Promise<void> {
    const { knex, table, logger, name } = this.options;
    // Steps that end in the same turn go together.
    await new Promise(setImmediate);
    while (this.#returns.length > 0) {
      const returns = this.#returns;
      this.#returns = [];
      // What is free now need not wait until this is written.
      if (this.#wanting) this.#loop.wake();
      try {
        await releaseClaims(knex, table, returns);
      } catch (error) {
        // The rows come due by themselves when their leases end.
        logger.warn(`${name}: claims could not be given back`, error as Error);
      }
      this.#held -= returns.length;
      this.#loop.wake();
    }
    // In the same turn as the look at what is left, so that nothing is left behind.
    this.#givingBack = undefined;
  }
}
