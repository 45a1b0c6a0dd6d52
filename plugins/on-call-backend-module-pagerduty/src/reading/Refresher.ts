import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError } from '../client/PagerDutyError';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import type { AnnotatedServices } from './AnnotatedServices';
import { CATALOG_JOB, targetOf } from './keys';
import type { PagerDutyReader } from './PagerDutyReader';
import type { ReadingRecord, ReadingStore } from './ReadingStore';

const CATALOG_EVERY_MS = 5 * 60_000;
const CATALOG_RETRY_MS = 10_000;
/** A service that cannot be read is asked for less and less, down to this. */
const LONGEST_MS = 10 * 60_000;
/** How many are read before another replica may have the job. */
const AT_ONCE = 20;

/**
 * Works on one job: reads what is due of an account, one after the other, and says when it is due
 * again. A job is one replica's at a time, so of several replicas one reads an account.
 */
export class Refresher {
  private constructor(
    private readonly parts: {
      settings: PagerDutySettings;
      store: ReadingStore;
      reader: PagerDutyReader;
      services: AnnotatedServices;
      clientOf: (account: PagerDutyAccount) => PagerDutyClient;
      clock: ClockService;
      logger: LoggerService;
    },
  ) {}

  static create(options: {
    settings: PagerDutySettings;
    store: ReadingStore;
    reader: PagerDutyReader;
    services: AnnotatedServices;
    clientOf: (account: PagerDutyAccount) => PagerDutyClient;
    clock: ClockService;
    logger: LoggerService;
  }): Refresher {
    return new Refresher(options);
  }

  /** One step of a claim; answers when the next is due, in epoch milliseconds. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { store, services, clock } = this.parts;
    if (claim.id === CATALOG_JOB) {
      return clock.now() + (await this.lookThrough(services));
    }
    const due = await store.due(claim.id, {
      now: clock.now(),
      limit: AT_ONCE,
    });
    for (const record of due) {
      // Whoever has the job next goes on.
      if (signal.aborted) return clock.now();
      await this.readOne(claim, record, signal);
    }
    return store.earliest(claim.id);
  }

  private async lookThrough(services: AnnotatedServices): Promise<number> {
    try {
      await services.find();
      return CATALOG_EVERY_MS;
    } catch (error) {
      // As while the portal starts. What is known is read all the same.
      this.parts.logger.warn(
        'The catalog could not be looked through for services of PagerDuty',
        error as Error,
      );
      return CATALOG_RETRY_MS;
    }
  }

  private async readOne(
    claim: Claim,
    record: ReadingRecord,
    signal: AbortSignal,
  ): Promise<void> {
    const { settings, store, reader, clientOf, clock, logger } = this.parts;
    const { refreshMs } = settings;
    try {
      const target = targetOf(settings, record.id);
      if (target.kind === 'unknown') {
        throw new PagerDutyError('NOT_FOUND', { message: target.message });
      }
      const client = clientOf(target.account);
      const kept = await reader.read(client, target, record.kept, signal);
      const now = clock.now();
      await store.keep(claim, record, kept, { now, nextAt: now + refreshMs });
    } catch (error) {
      // Whoever has the job now reads it.
      if (signal.aborted) return;
      // Something of ours failed, which the worker logs and tries again.
      if (!(error instanceof PagerDutyError)) throw error;
      const { message, retryAfterMs = 0 } = error;
      const code = error.code === 'REFUSED' ? 'UNAVAILABLE' : error.code;
      if (record.problem?.message !== message) {
        logger.warn(`PagerDuty, ${record.id}: ${message}`);
      }
      const wait = Math.min(
        refreshMs * 2 ** record.failures,
        Math.max(LONGEST_MS, refreshMs),
      );
      const now = clock.now();
      const nextAt = now + Math.max(wait, retryAfterMs);
      await store.fail(claim, record, { code, message }, { now, nextAt });
    }
  }
}
