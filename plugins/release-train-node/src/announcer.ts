/**
 * One thing a channel is told. The same `key` is told once: the first time as a message, later as
 * an update of that message or a reply in its thread.
 *
 * @public
 */
export interface Announcement {
  /** The channel, as the configuration of the train names it. */
  channel: string;
  /** The text, in Markdown. The first line stands alone as a summary. */
  text: string;
  /** More for the thread, in Markdown. */
  details?: string;
  /** A link for people who want to act. */
  link?: { title: string; url: string };
  /**
   * The candidates that people may give their word on from the channel itself, where the channel
   * has a way to: one button each for "LGTM" and "Not yet".
   */
  asks?: AnnouncementAsk[];
}

/**
 * A candidate that an announcement asks people about.
 *
 * @public
 */
export interface AnnouncementAsk {
  /** The id of the candidate. */
  candidateId: string;
  /** The revision that was announced; a word on it never counts for another. */
  revision: number;
  /** The name of the component, for the label. */
  name: string;
}

/**
 * Where an announcement is, so that it can be updated: opaque to the release train.
 *
 * @public
 */
export type AnnouncementReference = string;

/**
 * What became of a post. `deferred` may be tried again after `retryAfterMs`; `refused` never.
 *
 * @public
 */
export type AnnounceOutcome =
  | { outcome: 'posted'; reference: AnnouncementReference }
  | { outcome: 'deferred'; reason: string; retryAfterMs?: number }
  | { outcome: 'refused'; reason: string };

/**
 * Tells a channel. Delivery is at least once; a failure never holds a deployment back.
 *
 * @public
 */
export interface Announcer {
  /**
   * Posts an announcement, or updates the one at `reference`. `dedupeKey` is the same on a
   * repeated delivery, so that an announcer that can look it up posts it once.
   */
  announce(
    announcement: Announcement,
    options: {
      dedupeKey: string;
      reference?: AnnouncementReference;
      signal: AbortSignal;
    },
  ): Promise<AnnounceOutcome>;
}
