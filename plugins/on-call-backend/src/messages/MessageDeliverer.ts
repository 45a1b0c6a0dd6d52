import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  MessageOutcome,
  OnCallMessenger,
} from '@signalbox/backstage-plugin-on-call-node';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Knex } from 'knex';
import type { PageMetrics } from '../pages/PageMetrics';
import { toMessageRecord, type MessageRecord } from './messageRows';

/** Nobody wants yesterday's messages at once when a channel works again. */
const OLD_NEWS_MS = 24 * 3_600_000;
const RETRY_MS = 5_000;
const RETRY_AT_MOST_MS = 10 * 60_000;
/** Somebody is waited for. */
const RETRY_PAGE_MS = 1_000;
const RETRY_PAGE_AT_MOST_MS = 30_000;

/**
 * Delivers the outbox: each row at least once. A channel that does not work keeps its rows and holds
 * no other back.
 */
export class MessageDeliverer {
  private readonly messengers: ReadonlyMap<string, OnCallMessenger>;

  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly logger: LoggerService,
    private readonly metrics: PageMetrics,
    private readonly timeoutMs: number,
    messengers: readonly OnCallMessenger[],
    private readonly onSettled: (record: MessageRecord) => void,
  ) {
    this.messengers = new Map(
      messengers.map(messenger => [messenger.name, messenger]),
    );
  }

  static create(options: {
    knex: Knex;
    clock: ClockService;
    logger: LoggerService;
    metrics: PageMetrics;
    /** How long one delivery may take, in milliseconds. */
    timeoutMs: number;
    messengers: readonly OnCallMessenger[];
    /** Hears of each message that has come to an end. */
    onSettled: (record: MessageRecord) => void;
  }): MessageDeliverer {
    return new MessageDeliverer(
      options.knex,
      options.clock,
      options.logger,
      options.metrics,
      options.timeoutMs,
      options.messengers,
      options.onSettled,
    );
  }

  /** Tries one message, and answers when to try again, in epoch milliseconds. */
  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const row = await this.knex('messages')
      .where({ id: claim.id, fence: claim.fence, state: 'waiting' })
      .first();
    if (!row) return undefined;
    const record = toMessageRecord(row);
    const outcome = await this.tell(record, signal);
    if (outcome.outcome !== 'deferred') {
      await this.settle(claim, record, outcome);
      return undefined;
    }
    if (this.clock.now() - record.createdAt >= OLD_NEWS_MS) {
      const reason = `Given up as old news: ${outcome.reason}`;
      await this.settle(claim, record, { outcome: 'refused', reason });
      return undefined;
    }
    await this.knex('messages')
      .where({ id: claim.id, fence: claim.fence, state: 'waiting' })
      .update({ attempts: record.attempts + 1, detail: outcome.reason });
    this.metrics.delivered(record.channel, 'deferred');
    return (
      this.clock.now() + Math.ceil(outcome.retryAfterMs ?? retryAfter(record))
    );
  }

  private async tell(
    { channel, person, message, dedupeKey }: MessageRecord,
    signal: AbortSignal,
  ): Promise<MessageOutcome> {
    const messenger = this.messengers.get(channel);
    if (!messenger) {
      // Another replica may have it, while modules are rolled out.
      return {
        outcome: 'deferred',
        reason: `There is no messenger '${channel}'`,
      };
    }
    const ended = AbortSignal.any([
      signal,
      AbortSignal.timeout(this.timeoutMs),
    ]);
    try {
      return await Promise.race([
        messenger.tell(person, message, { dedupeKey, signal: ended }),
        // Not everything that tells listens to the signal.
        new Promise<MessageOutcome>((_resolve, reject) => {
          const fail = () => reject(new Error('it took too long'));
          if (ended.aborted) fail();
          ended.addEventListener('abort', fail, { once: true });
        }),
      ]);
    } catch (error) {
      return {
        outcome: 'deferred',
        reason: `Could not be sent: ${(error as Error)?.message ?? error}`,
      };
    }
  }

  private async settle(
    claim: Claim,
    record: MessageRecord,
    outcome: Exclude<MessageOutcome, { outcome: 'deferred' }>,
  ): Promise<void> {
    const detail = outcome.outcome === 'refused' ? outcome.reason : undefined;
    // Also when it was withdrawn meanwhile: what was sent was sent.
    const written = await this.knex('messages')
      .where({ id: claim.id, fence: claim.fence })
      .update({
        state: outcome.outcome,
        attempts: record.attempts + 1,
        detail: detail ?? null,
        settled_at: this.clock.now(),
      });
    if (written !== 1) return;
    this.metrics.delivered(record.channel, outcome.outcome);
    if (detail) {
      this.logger.warn(
        `${record.person} could not be told over ${record.channel}: ${detail}`,
      );
    }
    this.onSettled({ ...record, state: outcome.outcome, detail });
  }
}

function retryAfter({ pageId, attempts }: MessageRecord): number {
  return pageId
    ? Math.min(RETRY_PAGE_MS * 2 ** attempts, RETRY_PAGE_AT_MOST_MS)
    : Math.min(RETRY_MS * 2 ** attempts, RETRY_AT_MOST_MS);
}
