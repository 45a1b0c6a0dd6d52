import type { WebClient } from '@slack/web-api';

/**
 * Every message carries its dedupe key as metadata, which people do not see. So a message whose
 * delivery was in doubt can be found again.
 * https://docs.slack.dev/messaging/message-metadata
 */
const EVENT_TYPE = 'release_train_announcement';

// An announcement in doubt is delivered again within minutes.
const MESSAGES_READ = 100;
const CHANNEL_PAGES_READ = 5;

/** The metadata of the message, or of the reply with its details. */
export function metadataOf(dedupeKey: string, part: 'message' | 'details') {
  return {
    event_type: EVENT_TYPE,
    event_payload: { dedupe_key: dedupeKey, part },
  };
}

interface FoundMessage {
  ts?: string;
  metadata?: { event_type?: string; event_payload?: object };
}

function carries(
  message: FoundMessage,
  dedupeKey: string,
  part: 'message' | 'details',
): boolean {
  const payload = message.metadata?.event_payload as
    | { dedupe_key?: unknown; part?: unknown }
    | undefined;
  return (
    message.metadata?.event_type === EVENT_TYPE &&
    payload?.dedupe_key === dedupeKey &&
    payload.part === part
  );
}

/** The message among the newest of a channel that carries the key. */
export async function findMessage(
  client: WebClient,
  channel: string,
  dedupeKey: string,
): Promise<{ channel: string; ts: string } | undefined> {
  const id = await channelId(client, channel);
  if (!id) return undefined;
  const { messages = [] } = await client.conversations.history({
    channel: id,
    limit: MESSAGES_READ,
    include_all_metadata: true,
  });
  const found = messages.find(message =>
    carries(message, dedupeKey, 'message'),
  );
  return found?.ts ? { channel: id, ts: found.ts } : undefined;
}

/** Whether a message is an announcement of the release train. */
export async function isAnnouncement(
  client: WebClient,
  at: { channel: string; ts: string },
): Promise<boolean> {
  const { messages = [] } = await client.conversations.replies({
    ...at,
    limit: 1,
    include_all_metadata: true,
  });
  return messages.some(
    (message: FoundMessage) =>
      message.ts === at.ts && message.metadata?.event_type === EVENT_TYPE,
  );
}

/** The reply in a thread that carries the key. */
export async function findDetails(
  client: WebClient,
  at: { channel: string; ts: string },
  dedupeKey: string,
): Promise<string | undefined> {
  const { messages = [] } = await client.conversations.replies({
    ...at,
    limit: MESSAGES_READ,
    include_all_metadata: true,
  });
  return messages.find(message => carries(message, dedupeKey, 'details'))?.ts;
}

/** Posting takes a name, reading only an id. */
async function channelId(
  client: WebClient,
  channel: string,
): Promise<string | undefined> {
  if (/^[CGD][A-Z0-9]{2,}$/.test(channel)) return channel;
  const name = channel.replace(/^#/, '');
  let cursor: string | undefined;
  for (let page = 0; page < CHANNEL_PAGES_READ; page++) {
    const { channels = [], response_metadata: next } =
      await client.conversations.list({
        exclude_archived: true,
        limit: 200,
        types: 'public_channel,private_channel',
        ...(cursor ? { cursor } : {}),
      });
    const found = channels.find(entry => entry.name === name);
    if (found) return found.id;
    cursor = next?.next_cursor || undefined;
    if (!cursor) break;
  }
  return undefined;
}
