/**
 * What somebody on call is told: a page, its escalation, a notice of a shift, a swap to answer.
 *
 * @public
 */
export interface OnCallMessage {
  /** One line that stands alone. */
  title: string;
  /** More, in Markdown. */
  text?: string;
  /** Where to act, an absolute address. */
  link?: string;
  /** `critical` is a page, which rings. */
  severity: 'critical' | 'high' | 'normal' | 'low';
  /** What it is about, for filters: `page`, `shift`, `swap`, `handoff`, `readiness`. */
  topic: string;
}

/**
 * What became of a message. `deferred` may be tried again after `retryAfterMs`; `refused` never, such
 * as to somebody whom the messenger does not know.
 *
 * @public
 */
export type MessageOutcome =
  | { outcome: 'sent' }
  | { outcome: 'deferred'; reason: string; retryAfterMs?: number }
  | { outcome: 'refused'; reason: string };

/**
 * A way to reach people beside Backstage's notifications, such as Slack. Delivery is at least once.
 *
 * @public
 */
export interface OnCallMessenger {
  /** Its name in the history of a page, such as `slack`. */
  name: string;
  /**
   * Tells one person. `dedupeKey` is the same on a repeated delivery, so that a messenger that can
   * look it up tells them once.
   */
  tell(
    person: string,
    message: OnCallMessage,
    options: { dedupeKey: string; signal: AbortSignal },
  ): Promise<MessageOutcome>;
}
