import { channelOf } from './chatMethods';
import { isDirect, SlackChannel, SlackUser } from './model';
import {
  BOT_ID,
  BOT_USER,
  SlackArguments,
  SlackError,
  SlackMethod,
  TEAM,
} from './context';

function viewChannel({ id, name, createdAt }: SlackChannel) {
  return {
    id,
    name,
    name_normalized: name,
    is_channel: true,
    is_member: true,
    is_private: false,
    is_archived: false,
    created: Math.floor(createdAt / 1000),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

function viewUser({ id, name, realName, email, isBot }: SlackUser) {
  return {
    id,
    team_id: TEAM,
    name,
    real_name: realName,
    deleted: false,
    is_bot: isBot,
    tz: 'America/Los_Angeles',
    profile: { real_name: realName, display_name: name, email },
  };
}

/** A page by Slack's cursors. */
function pageOf<T>(all: T[], args: SlackArguments) {
  const limit = Number(args.limit ?? 100);
  const start = Number(args.cursor || 0);
  const end = start + limit;
  return {
    items: all.slice(start, end),
    response_metadata: { next_cursor: end < all.length ? String(end) : '' },
  };
}

export const directoryMethods: Record<string, SlackMethod> = {
  'api.test': () => ({}),

  'auth.test': ({ url }) => ({
    url: `${url}/slack/`,
    team: 'Sandbox',
    team_id: TEAM,
    user: 'signalbox',
    user_id: BOT_USER,
    bot_id: BOT_ID,
  }),

  'conversations.list': ({ state }, args) => {
    const { items, ...rest } = pageOf(
      state.channels.list('').filter(channel => !isDirect(channel)),
      args,
    );
    return { channels: items.map(viewChannel), ...rest };
  },

  'conversations.info': (context, args) => ({
    channel: viewChannel(channelOf(context, args)),
  }),

  'conversations.join': (context, args) => ({
    channel: viewChannel(channelOf(context, args)),
  }),

  'users.list': ({ state }, args) => {
    const { items, ...rest } = pageOf(state.users.list(''), args);
    return { members: items.map(viewUser), ...rest };
  },

  'users.info': ({ state }, args) => {
    const user = state.users.get('', String(args.user ?? ''));
    if (!user) {
      throw new SlackError('user_not_found');
    }
    return { user: viewUser(user) };
  },

  'users.lookupByEmail': ({ state }, args) => {
    const user = state.users
      .list('')
      .find(({ email }) => email === String(args.email ?? '').toLowerCase());
    if (!user) {
      throw new SlackError('users_not_found');
    }
    return { user: viewUser(user) };
  },
};
