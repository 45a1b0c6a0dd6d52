import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  claimDue,
  earliestDue,
  releaseClaim,
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
  }

  private async runDue(): Promise<number | 'full'> {
    const { knex, table, clock, owner, leaseMs, concurrency } = this.options;
    const free = concurrency - this.#inFlight.size;
    if (free <= 0) return 'full';
    const claims = await claimDue(knex, table, {
      now: clock.now(),
      owner,
      leaseMs,
      limit: free,
    });
    for (const claim of claims) {
      const work = this.work(claim).finally(() => {
        this.#inFlight.delete(work);
        this.#loop.wake();
      });
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
    try {
      await releaseClaim(knex, table, claim, nextAt);
    } catch (error) {
      // The row comes due by itself when the lease ends.
      logger.warn(`${name}: a claim could not be given back`, error as Error);
    }
  }
}
