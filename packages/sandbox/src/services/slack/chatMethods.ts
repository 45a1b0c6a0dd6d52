import { SlackChannel, SlackMessage } from './model';
import {
  BOT_ID,
  BOT_USER,
  SlackArguments,
  SlackContext,
  SlackError,
  SlackMethod,
  TEAM,
} from './context';

const LONGEST_TEXT = 40_000;
const MOST_BLOCKS = 50;

export function channelOf(
  { state }: SlackContext,
  args: SlackArguments,
): SlackChannel {
  const channel = state.channel(String(args.channel ?? ''));
  if (!channel) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

export function viewMessage(
  { state }: SlackContext,
  channel: SlackChannel,
  message: SlackMessage,
) {
  const replies = state.replies(channel, message.ts);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    bot_id: message.user === BOT_USER ? BOT_ID : undefined,
    team: TEAM,
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments,
    metadata: message.metadata,
    ...(message.editedTs
      ? { edited: { user: message.user, ts: message.editedTs } }
      : {}),
    ...(message.threadTs || replies.length
      ? { thread_ts: message.threadTs ?? message.ts }
      : {}),
    ...(replies.length
      ? {
          reply_count: replies.length,
          reply_users: [...new Set(replies.map(({ user }) => user))],
          latest_reply: replies[replies.length - 1].ts,
        }
      : {}),
    reactions: Object.entries(message.reactions).map(([name, users]) => ({
      name,
      users,
      count: users.length,
    })),
  };
}

function messageOf(
  { state }: SlackContext,
  channel: SlackChannel,
  ts: unknown,
  error = 'message_not_found',
): SlackMessage {
  const message = state.messages.get(channel.id, String(ts ?? ''));
  if (!message) {
    throw new SlackError(error);
  }
  return message;
}

/** Later than every message of the channel, also when the clock was set. */
export function nextTs(
  { state, clock }: SlackContext,
  channel: SlackChannel,
): string {
  const messages = state.messages.list(channel.id);
  const micros = messages.reduce((latest, { ts }) => {
    const [seconds, fraction] = ts.split('.').map(Number);
    return Math.max(latest, seconds * 1e6 + fraction + 1);
  }, clock.now() * 1000);
  const fraction = String(micros % 1e6).padStart(6, '0');
  return `${Math.floor(micros / 1e6)}.${fraction}`;
}

/** Text, blocks or attachments: a message needs one of them. */
function contentOf(args: SlackArguments) {
  const { text = '', blocks, attachments, metadata } = args;
  if (!text && !blocks?.length && !attachments?.length) {
    throw new SlackError('no_text');
  }
  if (String(text).length > LONGEST_TEXT) {
    throw new SlackError('msg_too_long');
  }
  if (blocks && (!Array.isArray(blocks) || blocks.length > MOST_BLOCKS)) {
    throw new SlackError('invalid_blocks');
  }
  return { text: String(text), blocks, attachments, metadata };
}

export const chatMethods: Record<string, SlackMethod> = {
  'chat.postMessage': (context, args) => {
    const { state, clock } = context;
    // To the id of a person it is a direct message.
    const channel =
      state.direct(String(args.channel ?? ''), clock.now()) ??
      channelOf(context, args);
    const threadTs = args.thread_ts && String(args.thread_ts);
    if (threadTs) {
      messageOf(context, channel, threadTs, 'thread_not_found');
    }
    const message: SlackMessage = {
      ts: nextTs(context, channel),
      user: BOT_USER,
      reactions: {},
      ...contentOf(args),
      ...(threadTs ? { threadTs } : {}),
    };
    context.state.messages.put(channel.id, message.ts, message);
    context.events.publish({
      name: 'message',
      source: channel.id,
      id: message.ts,
    });
    return {
      channel: channel.id,
      ts: message.ts,
      message: viewMessage(context, channel, message),
      effects: [`message:${channel.id}/${message.ts}`],
    };
  },

  'chat.postEphemeral': (context, args) => {
    const channel = channelOf(context, args);
    const user = String(args.user ?? '');
    if (!context.state.users.get('', user)) {
      throw new SlackError('user_not_in_channel');
    }
    const { text } = contentOf(args);
    context.state.whisper({
      channel: channel.id,
      user,
      text,
      at: context.clock.now(),
      ...(args.thread_ts ? { threadTs: String(args.thread_ts) } : {}),
    });
    return { message_ts: nextTs(context, channel) };
  },

  'chat.update': (context, args) => {
    const channel = channelOf(context, args);
    const message = messageOf(context, channel, args.ts);
    if (message.user !== BOT_USER) {
      throw new SlackError('cant_update_message');
    }
    const { text, blocks, attachments, metadata } = contentOf(args);
    const updated: SlackMessage = {
      ...message,
      text,
      // A text without blocks takes the earlier blocks away.
      blocks,
      attachments: attachments ?? message.attachments,
      metadata: metadata ?? message.metadata,
      editedTs: nextTs(context, channel),
    };
    context.state.messages.put(channel.id, message.ts, updated);
    return {
      channel: channel.id,
      ts: message.ts,
      text,
      message: viewMessage(context, channel, updated),
      effects: [`message:${channel.id}/${message.ts}`],
    };
  },

  'chat.delete': (context, args) => {
    const channel = channelOf(context, args);
    const { ts } = messageOf(context, channel, args.ts);
    context.state.messages.delete(channel.id, ts);
    return {
      channel: channel.id,
      ts,
      effects: [`message:${channel.id}/${ts}`],
    };
  },

  'chat.getPermalink': (context, args) => {
    const channel = channelOf(context, args);
    const { ts } = messageOf(context, channel, args.message_ts);
    const permalink = `${context.url}/slack/${channel.name}#${ts}`;
    return { channel: channel.id, permalink };
  },

  'reactions.add': (context, args) => {
    const channel = channelOf(context, args);
    const message = messageOf(context, channel, args.timestamp);
    const name = String(args.name ?? '').replace(/:/g, '');
    if (!name) {
      throw new SlackError('invalid_name');
    }
    const users = message.reactions[name] ?? [];
    if (users.includes(BOT_USER)) {
      throw new SlackError('already_reacted');
    }
    context.state.messages.put(channel.id, message.ts, {
      ...message,
      reactions: { ...message.reactions, [name]: [...users, BOT_USER] },
    });
    return { effects: [`message:${channel.id}/${message.ts}`] };
  },

  'conversations.history': (context, args) => {
    const channel = channelOf(context, args);
    const limit = Number(args.limit ?? 100);
    const oldest = Number(args.oldest ?? 0);
    const latest = Number(args.latest ?? Infinity);
    const isInclusive = String(args.inclusive) === 'true';
    const found = context.state
      .roots(channel)
      .reverse()
      .filter(({ ts }) => {
        const at = Number(ts);
        const isInside = at > oldest && at < latest;
        return isInside || (isInclusive && (at === oldest || at === latest));
      });
    return {
      messages: found
        .slice(0, limit)
        .map(message => viewMessage(context, channel, message)),
      has_more: found.length > limit,
    };
  },

  'conversations.replies': (context, args) => {
    const channel = channelOf(context, args);
    const root = messageOf(context, channel, args.ts, 'thread_not_found');
    const thread = [root, ...context.state.replies(channel, root.ts)];
    return {
      messages: thread.map(message => viewMessage(context, channel, message)),
      has_more: false,
    };
  },
};
