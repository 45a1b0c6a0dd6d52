import { type PressedAsk, readAsk } from './asks';

/** A button of ours that somebody has pressed. */
export interface Press extends PressedAsk {
  /** Slack's number of it, the same when it is sent again. */
  id: string;
  /** The id of who pressed it. */
  user: string;
  /** Where the answer goes. */
  responseUrl: string;
}

/** What somebody has written into a thread. */
export interface Reply {
  /** Slack's number of it, the same when it is sent again. */
  id: string;
  /** The id of who wrote it. */
  user: string;
  channel: string;
  /** Which message of the channel the thread belongs to. */
  threadTs: string;
  text: string;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/**
 * The button in the body of an interaction: JSON in a form. Nothing for another kind of
 * interaction. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 */
export function readPress(body: string): Press | undefined {
  const payload = parse(new URLSearchParams(body).get('payload'));
  if (payload?.type !== 'block_actions') return undefined;
  const { trigger_id: id, response_url: responseUrl } = payload;
  const user = payload.user?.id;
  const [action] = Array.isArray(payload.actions) ? payload.actions : [];
  const ask = readAsk(action?.action_id, action?.value);
  return ask && isText(id) && isText(user) && isText(responseUrl)
    ? { ...ask, id, user, responseUrl }
    : undefined;
}

/** What Slack asks when somebody enters the address of the events. */
export function readChallenge(body: string): string | undefined {
  const payload = parse(body);
  return payload?.type === 'url_verification' && isText(payload.challenge)
    ? payload.challenge
    : undefined;
}

/**
 * The reply that an event is about. Nothing for what begins a thread, for what a program wrote, and
 * for edits and everything else that has a subtype: a word is what was written first.
 * https://docs.slack.dev/reference/events/message
 */
export function readReply(body: string): Reply | undefined {
  const payload = parse(body);
  const event = payload?.event;
  if (payload?.type !== 'event_callback' || event?.type !== 'message') {
    return undefined;
  }
  if (event.subtype || event.bot_id || event.edited) return undefined;
  const { user, channel, thread_ts: threadTs, text, ts } = event;
  const { event_id: id } = payload;
  return threadTs !== ts && [id, user, channel, threadTs, text].every(isText)
    ? { id, user, channel, threadTs, text }
    : undefined;
}

function parse(text: string | null): Record<string, any> | undefined {
  try {
    const value = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
