import { Store, Table } from '../../core/Store';

/** @public */
export interface SlackChannel {
  /** Begins with `D` where it is the direct messages of a person. */
  id: string;
  /** Of the channel, or of that person. */
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

/**
 * A message that only one person sees.
 *
 * @public
 */
export interface SlackEphemeral {
  /** The id of the channel. */
  channel: string;
  /** The id of who sees it. */
  user: string;
  /** The thread, or the message whose button was pressed. */
  threadTs?: string;
  text: string;
  /** Epoch milliseconds of the sandbox clock. */
  at: number;
}

/**
 * Who hears of what people do.
 *
 * @public
 */
export interface SlackReceiver {
  interactionsUrl: string;
  eventsUrl: string;
  signingSecret: string;
}

/** Whose press an answer is for. */
interface ResponseTicket {
  channel: string;
  user: string;
  ts: string;
}

/** Whether it is what the bot says to one person alone. */
export function isDirect({ id }: Pick<SlackChannel, 'id'>): boolean {
  return id.startsWith('D');
}

/** What people call it: `#single-cell-ops`, or `@ana` for her direct messages. */
export function titleOf(channel: SlackChannel): string {
  return `${isDirect(channel) ? '@' : '#'}${channel.name}`;
}

/** What Slack holds; messages are grouped by channel. */
export class SlackState {
  readonly channels: Table<SlackChannel>;
  readonly users: Table<SlackUser>;
  readonly messages: Table<SlackMessage>;
  readonly ephemerals: Table<SlackEphemeral>;
  readonly tickets: Table<ResponseTicket>;

  constructor(private readonly store: Store) {
    this.channels = store.table('slack-channel');
    this.users = store.table('slack-user');
    this.messages = store.table('slack-message');
    this.ephemerals = store.table('slack-ephemeral');
    this.tickets = store.table('slack-ticket');
  }

  /** By id, or by name with or without `#`, as Slack accepts it. */
  channel(wanted: string): SlackChannel | undefined {
    const name = wanted.replace(/^#/, '');
    return (
      this.channels.get('', wanted) ??
      this.channels
        .list('')
        .find(channel => !isDirect(channel) && channel.name === name)
    );
  }

  /** The direct messages between the bot and a person, from the first one on. */
  direct(userId: string, createdAt: number): SlackChannel | undefined {
    const user = this.users.get('', userId);
    if (!user || user.isBot) return undefined;
    const id = `D${userId.slice(1)}`;
    const known = this.channels.get('', id);
    if (known) return known;
    const channel = { id, name: user.name, createdAt };
    this.channels.put('', id, channel);
    return channel;
  }

  /** Tells one person something. */
  whisper(ephemeral: SlackEphemeral): void {
    const id = this.store.next('slack-ephemeral');
    this.ephemerals.put('', id, ephemeral);
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
