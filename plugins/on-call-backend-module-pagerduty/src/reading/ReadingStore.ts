import type {
  ExternalPage,
  SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
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

/** What is to be read, and by which job. */
export interface ReadingPlace {
  id: string;
  /** One replica at a time has the job, so each account is read by one alone. */
  job: string;
}

/** A row of the cache. */
export interface ReadingRecord {
  id: string;
  /** When it is, or was, to be read again; epoch milliseconds. */
  nextAt: number;
  fetchedAt?: number;
  kept?: KeptReading;
  problem?: NonNullable<SourceReading['problem']>;
  failures: number;
}

/** When something was done, and when it is to be done again; epoch milliseconds. */
export interface ReadingTimes {
  now: number;
  /** A hint that came in meanwhile is heard before that. */
  nextAt: number;
}

/** The cache of what was read from PagerDuty; every replica reads and writes the same. */
export interface ReadingStore {
  /** Makes sure that there are these jobs. */
  begin(jobs: string[], now: number): Promise<void>;
  /** Those of these keys that there are, by one query. */
  load(ids: string[]): Promise<Map<string, ReadingRecord>>;
  /** Makes sure that these are read: what is new at once, and the rest when its time comes. */
  want(places: ReadingPlace[], now: number): Promise<void>;
  /**
   * Reads these again now; with `triedBefore` only what is not due already and was last tried before
   * then. What PagerDuty limits is left to its time.
   */
  refresh(
    places: ReadingPlace[],
    options: { now: number; triedBefore?: number },
  ): Promise<void>;
  /** What a job has to read now, the longest due first. */
  due(
    job: string,
    options: { now: number; limit: number },
  ): Promise<ReadingRecord[]>;
  /** When a job has to read next; nothing when there is nothing to read. */
  earliest(job: string): Promise<number | undefined>;
  /** Forgets what nobody has wanted since. */
  forget(wantedBefore: number): Promise<void>;
  /** Keeps what was read. Nothing is written when the claim of the job is lost. */
  keep(
    claim: Claim,
    record: ReadingRecord,
    kept: KeptReading,
    times: ReadingTimes,
  ): Promise<void>;
  /**
   * Puts a page that a person has opened or moved into what was last read, so that it is seen before
   * the next reading. A reading that came in between knows better and stands.
   */
  notePage(id: string, page: ExternalPage): Promise<void>;
  /** Notes why it could not be read. Since when stands from the first time. */
  fail(
    claim: Claim,
    record: ReadingRecord,
    problem: { code: ProblemCode; message: string },
    times: ReadingTimes,
  ): Promise<void>;
}
