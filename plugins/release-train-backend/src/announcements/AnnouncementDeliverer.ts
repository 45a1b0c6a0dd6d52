import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Claim, ClockService } from '@signalbox/scheduling-node';
import type { Announcer } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
import type { ReleaseTrainMetrics } from '../metrics';
import {
  toAnnouncementRecord,
  type AnnouncementRecord,
} from '../database/rows';

const TIMEOUT_MS = 15_000;
/** Nobody wants a week of old news at once when the channel can be told again. */
const OLD_NEWS_MS = 24 * 3_600_000;
const RETRY_MS = 5_000;
const RETRY_AT_MOST_MS = 10 * 60_000;

/**
 * Delivers the outbox: each row at least once, rows of the same message in the order in which they
 * were written, a later one as an update of the earlier. A channel that cannot be told keeps its
 * rows; it never holds a deployment back.
 */
export class AnnouncementDeliverer {
  private constructor(
    private readonly knex: Knex,
    private readonly clock: ClockService,
    private readonly logger: LoggerService,
    private readonly metrics: ReleaseTrainMetrics,
    private readonly announcer: Announcer | undefined,
  ) {}

  static create(options: {
    knex: Knex;
    clock: ClockService;
    logger: LoggerService;
    metrics: ReleaseTrainMetrics;
    /** Nobody is told anything when no module tells. */
    announcer?: Announcer;
  }): AnnouncementDeliverer {
    const { knex, clock, logger, metrics, announcer } = options;
    return new AnnouncementDeliverer(knex, clock, logger, metrics, announcer);
  }

  async handle(claim: Claim, signal: AbortSignal): Promise<number | undefined> {
    const { knex, clock, announcer } = this;
    const row = await knex('announcements')
      .where({ id: claim.id, fence: claim.fence, state: 'pending' })
      .first();
    if (!row) return undefined;
    const record = toAnnouncementRecord(row);
    if (!announcer) {
      await this.finish(claim, record, {
        state: 'refused',
        error: 'No announcer is installed',
      });
      return undefined;
    }

    const earlier = await knex('announcements')
      .where({ message_key: record.messageKey })
      .andWhere('id', '<', record.id)
      .whereNot('state', 'refused')
      .orderBy('id', 'desc')
      .first();
    if (earlier?.state === 'pending') {
      // Whoever delivers that one makes this one due again; this is the fallback.
      return Math.max(clock.now(), Number(earlier.next_at)) + RETRY_MS;
    }

    const outcome = await announcer
      .announce(
        { channel: record.channel, ...record.payload },
        {
          dedupeKey: record.dedupeKey,
          reference: earlier?.reference ?? undefined,
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        },
      )
      .catch(error => ({
        outcome: 'deferred' as const,
        reason: String(error),
        retryAfterMs: undefined,
      }));

    switch (outcome.outcome) {
      case 'posted':
        await this.finish(claim, record, {
          state: 'posted',
          reference: outcome.reference,
          posted_at: clock.now(),
        });
        return undefined;
      case 'refused':
        this.logger.warn(
          `${record.channel} could not be told: ${outcome.reason}`,
        );
        await this.finish(claim, record, {
          state: 'refused',
          error: outcome.reason,
        });
        return undefined;
      default:
        if (clock.now() - Number(row.created_at) > OLD_NEWS_MS) {
          await this.finish(claim, record, {
            state: 'refused',
            error: `Given up as old news: ${outcome.reason}`,
          });
          return undefined;
        }
        await knex('announcements')
          .where({ id: claim.id, fence: claim.fence })
          .update({ attempts: record.attempts + 1, error: outcome.reason });
        this.metrics.delivered('deferred');
        return (
          clock.now() +
          Math.ceil(
            outcome.retryAfterMs ??
              Math.min(RETRY_MS * 2 ** record.attempts, RETRY_AT_MOST_MS),
          )
        );
    }
  }

  /** Writes how it ended, and lets the next row of the message have its turn. */
  private async finish(
    claim: Claim,
    { messageKey }: AnnouncementRecord,
    change: { state: 'posted' | 'refused'; [column: string]: unknown },
  ): Promise<void> {
    const written = await this.knex('announcements')
      .where({ id: claim.id, fence: claim.fence })
      .update(change);
    if (written === 1) this.metrics.delivered(change.state);
    await this.knex('announcements')
      .where({ message_key: messageKey, state: 'pending' })
      .update({ next_at: this.clock.now() });
  }
}
