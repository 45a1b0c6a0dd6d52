import { Store, Table } from '../../core/Store';

/** @public */
export interface SlackChannel {
  id: string;
  name: string;
  createdAt: number;
}

/** @public */
export interface SlackUser {
  id: string;
  name: string;
  realName: string;
  email: string;
  isBot: boolean;
}

/** @public */
export interface SlackMessage {
  /** Seconds and microseconds of the sandbox clock; the message's identity. */
  ts: string;
  /** The first message of the thread that this one belongs to. */
  threadTs?: string;
  user: string;
  text: string;
  blocks?: unknown[];
  attachments?: unknown[];
  metadata?: unknown;
  /** The ts of the latest edit. */
  editedTs?: string;
  /** User ids by the name of the reaction. */
  reactions: Record<string, string[]>;
}

/** What Slack holds; messages are grouped by channel. */
export class SlackState {
  readonly channels: Table<SlackChannel>;
  readonly users: Table<SlackUser>;
  readonly messages: Table<SlackMessage>;

  constructor(store: Store) {
    this.channels = store.table('slack-channel');
    this.users = store.table('slack-user');
    this.messages = store.table('slack-message');
  }

  /** By id, or by name with or without `#`, as Slack accepts it. */
  channel(wanted: string): SlackChannel | undefined {
    const name = wanted.replace(/^#/, '');
    return (
      this.channels.get('', wanted) ??
      this.channels.list('').find(channel => channel.name === name)
    );
  }

  /** Oldest first, without the replies in threads. */
  roots(channel: SlackChannel): SlackMessage[] {
    return this.messages
      .list(channel.id)
      .filter(({ ts, threadTs }) => threadTs === undefined || threadTs === ts);
  }

  replies(channel: SlackChannel, ts: string): SlackMessage[] {
    return this.messages
      .list(channel.id)
      .filter(message => message.threadTs === ts && message.ts !== ts);
  }
}
