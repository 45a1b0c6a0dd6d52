import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/**
 * A new ULID for a row that is written at this instant (epoch milliseconds). Within a process they
 * rise, also within a millisecond, so that ordering by id is ordering by time of writing.
 */
export function newId(now: number): string {
  return next(now);
}
