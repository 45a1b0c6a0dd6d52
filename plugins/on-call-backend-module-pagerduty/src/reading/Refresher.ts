import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { PagerDutyClient } from '../client/PagerDutyClient';
import { PagerDutyError, type ProblemCode } from '../client/PagerDutyError';
import type { PagerDutyAccount, PagerDutySettings } from '../config/settings';
import type { AnnotatedServices } from './AnnotatedServices';
import { CATALOG_ROW, targetOf } from './keys';
import type { PagerDutyReader } from './PagerDutyReader';
import type { ReadingStore } from './ReadingStore';

const CATALOG_EVERY_MS = 5 * 60_000;
/** A service that cannot be read is asked for less and less, down to this. */
const LONGEST_MS = 10 * 60_000;

/** Works on one row of the cache: reads what it is about, and says when it is due again. */
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
    const { settings, store, reader, services, clientOf, clock } = this.parts;
    if (claim.id === CATALOG_ROW) {
      await services.find();
      return clock.now() + CATALOG_EVERY_MS;
    }
    const record = (await store.load([claim.id])).get(claim.id);
    if (!record) return undefined;
    try {
      const target = targetOf(settings, claim.id);
      if (target.kind === 'unknown') {
        throw new PagerDutyError('NOT_FOUND', { message: target.message });
      }
      const client = clientOf(target.account);
      const kept = await reader.read(client, target, record.kept, signal);
      await store.keep(claim, kept, clock.now());
      return clock.now() + settings.refreshMs;
    } catch (error) {
      // Whoever has the row now reads it.
      if (signal.aborted) return undefined;
      const failure = asProblem(error);
      this.parts.logger.debug(`${claim.id}: ${failure.message}`);
      const now = clock.now();
      await store.fail(claim, failure, now);
      const wait = Math.min(
        settings.refreshMs * 2 ** record.failures,
        Math.max(LONGEST_MS, settings.refreshMs),
      );
      return now + Math.max(wait, failure.retryAfterMs ?? 0);
    }
  }
}

function asProblem(error: unknown): {
  code: ProblemCode;
  message: string;
  retryAfterMs?: number;
} {
  if (error instanceof PagerDutyError) {
    const { code, message, retryAfterMs } = error;
    return {
      code: code === 'REFUSED' ? 'UNAVAILABLE' : code,
      message,
      retryAfterMs,
    };
  }
  // Something of ours failed, which the worker logs and tries again.
  throw error;
}
