import type { SourceReading } from '@signalbox/backstage-plugin-on-call-node';
import type { Claim } from '@signalbox/scheduling-node';
import type { ProblemCode } from '../client/PagerDutyError';

/** What is kept of a reading. */
export interface KeptReading
  extends Omit<SourceReading, 'fetchedAt' | 'problem'> {
  /** The services whose incidents the pages are. */
  serviceIds: string[];
  /** PagerDuty's users by their id, so that each is asked for once. */
  users: Record<string, { name: string; email?: string }>;
  /** Entity references by e-mail, for the time in which the catalog cannot be asked. */
  people: Record<string, string>;
}

/** A row of the cache. */
export interface ReadingRecord {
  id: string;
  wantedAt: number;
  triedAt?: number;
  fetchedAt?: number;
  kept?: KeptReading;
  problem?: NonNullable<SourceReading['problem']>;
  failures: number;
}

/** The cache of what was read from PagerDuty; every replica reads and writes the same. */
export interface ReadingStore {
  /** Those of these keys that there are, by one query. */
  load(ids: string[]): Promise<Map<string, ReadingRecord>>;
  /** Makes sure that these are read: what is new at once, and the rest when its time comes. */
  want(ids: string[], now: number): Promise<void>;
  /**
   * Reads these again now; with `triedBefore` only what is not under way and was last tried before
   * then. What PagerDuty limits is left to its time.
   */
  refresh(
    ids: string[],
    options: { now: number; triedBefore?: number },
  ): Promise<void>;
  /** Forgets what nobody has wanted since, except these. */
  forget(options: { wantedBefore: number; except: string[] }): Promise<void>;
  /** Keeps what a claim has read. Nothing is written when the claim is lost. */
  keep(claim: Claim, kept: KeptReading, now: number): Promise<void>;
  /** Notes why a claim could not read. Since when stands from the first time. */
  fail(
    claim: Claim,
    problem: { code: ProblemCode; message: string },
    now: number,
  ): Promise<void>;
}
