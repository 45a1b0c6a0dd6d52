import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type {
  AnnounceOutcome,
  Announcement,
  AnnouncementReference,
  Announcer,
} from '@signalbox/backstage-plugin-release-train-node';
import type { WebClient } from '@slack/web-api';
import { findDetails, findMessage, metadataOf } from './lookup';
import { detailsMessageOf, type Message, messageOf } from './message';
import { outcomeOf, slackErrorOf } from './outcome';
import {
  formatReference,
  type MessageReference,
  parseReference,
} from './reference';
import { readSettings, type SlackSettings } from './settings';
import { createSlackClient } from './slackClient';

// The message is not there any more or cannot be changed, so the channel is told anew.
const GONE = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
]);

const UNFINISHED_KEPT = 100;

/**
 * Tells a Slack channel: one message an announcement, updated in place, and its details as one
 * reply in the thread.
 *
 * @public
 */
export class SlackAnnouncer implements Announcer {
  /** Announcements whose message stands but whose details do not yet, by dedupe key. */
  private readonly unfinished = new Map<string, MessageReference>();

  private constructor(
    private readonly settings: SlackSettings,
    private readonly logger: LoggerService,
  ) {}

  /**
   * Reads `releaseTrain.slack`; nothing when it is absent. What is wrong with it is logged and is
   * the outcome of every announcement: it never stops the plugin.
   */
  static fromConfig(
    config: RootConfigService,
    options: { logger: LoggerService },
  ): SlackAnnouncer | undefined {
    const settings = readSettings(config);
    if (!settings) return undefined;
    if ('problem' in settings) {
      options.logger.error(`Slack is not told anything: ${settings.problem}`);
    }
    return new SlackAnnouncer(settings, options.logger);
  }

  /** {@inheritDoc @signalbox/backstage-plugin-release-train-node#Announcer.announce} */
  async announce(
    announcement: Announcement,
    options: {
      dedupeKey: string;
      reference?: AnnouncementReference;
      signal: AbortSignal;
    },
  ): Promise<AnnounceOutcome> {
    if ('problem' in this.settings) {
      return { outcome: 'refused', reason: this.settings.problem };
    }
    const { dedupeKey, reference, signal } = options;
    const client = createSlackClient(this.settings, {
      signal,
      logger: this.logger,
    });
    try {
      const known =
        parseReference(reference) ??
        this.unfinished.get(dedupeKey) ??
        (await this.bestEffort(() =>
          findMessage(client, announcement.channel, dedupeKey),
        ));
      const message = messageOf(announcement, {
        buttons: this.settings.signingSecret !== undefined,
      });
      const updated =
        known && (await this.update(client, known, message, dedupeKey));
      const placed =
        updated ??
        (await this.post(client, announcement.channel, message, dedupeKey));
      if (!announcement.details) return posted(placed);

      this.remember(dedupeKey, placed);
      return await this.placeDetails(
        client,
        placed,
        detailsMessageOf(announcement.details),
        { dedupeKey, isNew: !updated },
      );
    } catch (error) {
      return outcomeOf(error);
    }
  }

  private async post(
    client: WebClient,
    channel: string,
    message: Message,
    dedupeKey: string,
  ): Promise<MessageReference> {
    const answer = await client.chat.postMessage({
      channel,
      ...message,
      metadata: metadataOf(dedupeKey, 'message'),
      unfurl_links: false,
      unfurl_media: false,
    });
    return readPlace(answer);
  }

  /** The message as it is now; nothing when it cannot be changed any more. */
  private async update(
    client: WebClient,
    at: MessageReference,
    message: Message,
    dedupeKey: string,
  ): Promise<MessageReference | undefined> {
    try {
      // Always with blocks: Slack takes the earlier ones away from an update without any.
      await client.chat.update({
        channel: at.channel,
        ts: at.ts,
        ...message,
        metadata: metadataOf(dedupeKey, 'message'),
      });
      return at;
    } catch (error) {
      if (GONE.has(slackErrorOf(error) ?? '')) return undefined;
      throw error;
    }
  }

  private async placeDetails(
    client: WebClient,
    placed: MessageReference,
    details: Message,
    { dedupeKey, isNew }: { dedupeKey: string; isNew: boolean },
  ): Promise<AnnounceOutcome> {
    const { channel, ts } = placed;
    const metadata = metadataOf(dedupeKey, 'details');
    try {
      const detailsTs =
        placed.detailsTs ??
        (isNew
          ? undefined
          : await this.bestEffort(() =>
              findDetails(client, { channel, ts }, dedupeKey),
            ));
      if (
        detailsTs &&
        (await this.updateReply(
          client,
          { channel, ts: detailsTs },
          details,
          metadata,
        ))
      ) {
        this.unfinished.delete(dedupeKey);
        return posted({ channel, ts, detailsTs });
      }
      const reply = await client.chat.postMessage({
        channel,
        thread_ts: ts,
        ...details,
        metadata,
        unfurl_links: false,
        unfurl_media: false,
      });
      this.unfinished.delete(dedupeKey);
      return posted({ channel, ts, detailsTs: readPlace(reply).ts });
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.outcome === 'deferred') return outcome;
      // The channel has been told; only the thread will lack its details.
      this.logger.warn(`No details in the thread: ${outcome.reason}`);
      this.unfinished.delete(dedupeKey);
      return posted({ channel, ts });
    }
  }

  private async updateReply(
    client: WebClient,
    at: { channel: string; ts: string },
    details: Message,
    metadata: ReturnType<typeof metadataOf>,
  ): Promise<boolean> {
    try {
      await client.chat.update({ ...at, ...details, metadata });
      return true;
    } catch (error) {
      if (GONE.has(slackErrorOf(error) ?? '')) return false;
      throw error;
    }
  }

  /**
   * Looking up takes scopes that the token may lack, and a channel that may be too busy. Without
   * it a message may appear twice, which is all that was promised.
   */
  private async bestEffort<T>(
    lookUp: () => Promise<T | undefined>,
  ): Promise<T | undefined> {
    try {
      return await lookUp();
    } catch (error) {
      this.logger.debug(
        `Could not look for an earlier delivery: ${outcomeOf(error).reason}`,
      );
      return undefined;
    }
  }

  private remember(dedupeKey: string, placed: MessageReference): void {
    this.unfinished.set(dedupeKey, placed);
    for (const oldest of this.unfinished.keys()) {
      if (this.unfinished.size <= UNFINISHED_KEPT) break;
      this.unfinished.delete(oldest);
    }
  }
}

function posted(reference: MessageReference): AnnounceOutcome {
  return { outcome: 'posted', reference: formatReference(reference) };
}

function readPlace(answer: {
  channel?: string;
  ts?: string;
}): MessageReference {
  if (!answer.channel || !answer.ts) {
    throw new Error('the answer does not say where the message is');
  }
  return { channel: answer.channel, ts: answer.ts };
}
