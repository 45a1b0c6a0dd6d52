import type {
  DatabaseService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { ClockService } from './clock';

const MEASURE_EVERY_MS = 5 * 60_000;
const SAMPLES = 3;
/** A correction beyond this makes waiting timers start anew. */
const JUMP_MS = 250;

async function readDatabaseClock(knex: Knex): Promise<number | undefined> {
  const client = String(knex.client.config.client);
  if (!client.includes('pg')) {
    // SQLite runs inside this process, so it has no clock of its own.
    return undefined;
  }
  const result = await knex.raw(
    `select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`,
  );
  return Number(result.rows[0].now);
}

/**
 * The local clock, corrected by how far the database's clock is from it. The offset is measured at
 * the start and every five minutes, each time as the best of three round trips.
 *
 * @public
 */
export class DatabaseClock implements ClockService {
  readonly #listeners = new Set<() => void>();
  #offset = 0;
  #timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly knex: Knex,
    private readonly logger: LoggerService,
  ) {}

  /** Measures once, so that the first reading is right already. */
  static async create(options: {
    database: DatabaseService;
    logger: LoggerService;
  }): Promise<DatabaseClock> {
    const clock = new DatabaseClock(
      await options.database.getClient(),
      options.logger,
    );
    await clock.measure();
    clock.#timer = setInterval(() => clock.measure(), MEASURE_EVERY_MS);
    clock.#timer.unref();
    return clock;
  }

  /** Measures no more; the last offset stands. */
  stop(): void {
    clearInterval(this.#timer);
  }

  /** {@inheritDoc ClockService.now} */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** {@inheritDoc ClockService.onJump} */
  onJump(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  private async measure(): Promise<void> {
    try {
      let best: { roundTrip: number; offset: number } | undefined;
      for (let i = 0; i < SAMPLES; i++) {
        const before = Date.now();
        const there = await readDatabaseClock(this.knex);
        if (there === undefined) return;
        const after = Date.now();
        const roundTrip = after - before;
        if (!best || roundTrip < best.roundTrip) {
          best = { roundTrip, offset: there - (before + roundTrip / 2) };
        }
      }
      const offset = Math.round(best!.offset);
      const jumped = Math.abs(offset - this.#offset) > JUMP_MS;
      this.#offset = offset;
      if (jumped) this.#listeners.forEach(listener => listener());
    } catch (error) {
      this.logger.warn(
        `The database's clock could not be read; keeping an offset of ${
          this.#offset
        } ms`,
        error as Error,
      );
    }
  }
}
