import type {
  AuthService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  MessageOutcome,
  OnCallMessage,
  OnCallMessenger,
} from '@signalbox/backstage-plugin-on-call-node';
import type { ClockService } from '@signalbox/scheduling-node';
import { messageOf } from './message';
import { outcomeOf } from './outcome';
import { Pace } from './Pace';
import { readSettings, type SlackAccess } from './settings';
import { createSlackClient } from './slackClient';
import { SlackUsers } from './SlackUsers';

/**
 * Tells people in Slack, each in a direct message of the bot. Delivery is at least once: where Slack's
 * answer is lost, a message may come twice.
 *
 * @public
 */
export class SlackMessenger implements OnCallMessenger {
  /** {@inheritDoc @signalbox/backstage-plugin-on-call-node#OnCallMessenger.name} */
  readonly name = 'slack';
  readonly #pace = new Pace();
  /** Epoch milliseconds until when Slack has asked to be left alone. */
  #limitedUntil = -Infinity;

  private constructor(
    private readonly access: SlackAccess | { problem: string },
    private readonly users: SlackUsers,
    private readonly clock: ClockService,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Reads `onCall.slack`; nothing when it is absent. What is wrong with it is logged and is the
   * outcome of every message: it never stops the plugin.
   */
  static fromConfig(
    config: RootConfigService,
    options: {
      auth: AuthService;
      catalog: CatalogService;
      clock: ClockService;
      logger: LoggerService;
    },
  ): SlackMessenger | undefined {
    const { clock, logger } = options;
    const access = readSettings(config);
    if (!access) return undefined;
    if ('problem' in access) {
      logger.error(`Nobody is told in Slack: ${access.problem}`);
    }
    return new SlackMessenger(
      access,
      SlackUsers.create(options),
      clock,
      logger,
    );
  }

  /** {@inheritDoc @signalbox/backstage-plugin-on-call-node#OnCallMessenger.tell} */
  async tell(
    person: string,
    message: OnCallMessage,
    options: { dedupeKey: string; signal: AbortSignal },
  ): Promise<MessageOutcome> {
    const { access, logger } = this;
    if ('problem' in access) {
      return { outcome: 'refused', reason: access.problem };
    }
    const { dedupeKey, signal } = options;
    const wait = this.wait();
    if (wait) return wait;
    const client = createSlackClient(access, { signal, logger });
    try {
      const user = await this.users.find(client, person);
      if ('problem' in user) {
        return { outcome: 'refused', reason: user.problem };
      }
      await this.#pace.turn(signal);
      // Whoever went before may have been asked to wait.
      const waitNow = this.wait();
      if (waitNow) return waitNow;
      await client.chat.postMessage({
        channel: user.id,
        ...messageOf(message),
        unfurl_links: false,
        unfurl_media: false,
        metadata: {
          event_type: 'on_call_message',
          event_payload: { dedupe_key: dedupeKey },
        },
      });
      return { outcome: 'sent' };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.outcome === 'deferred' && outcome.retryAfterMs) {
        this.#limitedUntil = this.clock.now() + outcome.retryAfterMs;
      }
      return outcome;
    }
  }

  private wait(): MessageOutcome | undefined {
    const retryAfterMs = this.#limitedUntil - this.clock.now();
    return retryAfterMs > 0
      ? { outcome: 'deferred', reason: 'Slack asks to wait', retryAfterMs }
      : undefined;
  }
}
