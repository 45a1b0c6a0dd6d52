import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  MessageOutcome,
  OnCallMessage,
  OnCallMessenger,
} from '@signalbox/backstage-plugin-on-call-node';

/**
 * Tells people in Backstage's notifications. The scope is the dedupe key, so that a repeated delivery
 * renews the notification and makes no second one.
 */
export class NotificationsMessenger implements OnCallMessenger {
  readonly name = 'notifications';

  private constructor(private readonly notifications: NotificationService) {}

  static create(notifications: NotificationService): NotificationsMessenger {
    return new NotificationsMessenger(notifications);
  }

  async tell(
    person: string,
    message: OnCallMessage,
    options: { dedupeKey: string },
  ): Promise<MessageOutcome> {
    const { title, text, link, severity, topic } = message;
    try {
      await this.notifications.send({
        recipients: { type: 'entity', entityRef: person },
        payload: {
          title,
          description: text,
          link,
          severity,
          topic,
          scope: options.dedupeKey,
        },
      });
      return { outcome: 'sent' };
    } catch (error) {
      const reason = (error as Error).message;
      // The service says no more than this. What it cannot understand it never will.
      return /\bstatus (400|413)\b/.test(reason)
        ? { outcome: 'refused', reason }
        : { outcome: 'deferred', reason };
    }
  }
}
