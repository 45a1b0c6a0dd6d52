import { createHmac } from 'node:crypto';
import type { Store, Table } from '../../core/Store';
import { nextTs } from './chatMethods';
import { SlackContext, TEAM } from './context';
import { SlackChannel, SlackMessage, SlackReceiver } from './model';

/** Long enough for a busy portal, short enough for a page that waits. */
const TIMEOUT_MS = 10_000;

/** A press or a message that cannot be sent, in the words of whoever wanted it. */
export class SlackRefusal extends Error {}

interface Button {
  action_id?: string;
  value?: string;
  block_id?: string;
}

/**
 * What people do in Slack, told to whoever receives it: signed as Slack signs, with the sandbox
 * clock.
 */
export class SlackPeople {
  private readonly receivers: Table<SlackReceiver>;

  constructor(
    private readonly context: SlackContext,
    private readonly store: Store,
    /** Who receives it until another is named. */
    private readonly firstReceiver?: SlackReceiver,
  ) {
    this.receivers = store.table('slack-receiver');
  }

  /** Who hears of presses and messages from now on. */
  setReceiver(receiver: SlackReceiver): void {
    this.receivers.put('', 'receiver', receiver);
  }

  /** Presses a button of a message. @returns what the receiver answered */
  async press(request: {
    channel: SlackChannel;
    ts: string;
    actionId: string;
    user: string;
    times?: number;
  }): Promise<number> {
    const { channel, ts, actionId, user, times } = request;
    const { state, url } = this.context;
    const receiver = this.receiver();
    const message = state.messages.get(channel.id, ts);
    const button = message && buttonOf(message, actionId);
    if (!button) throw new SlackRefusal('there is no such button');

    const trigger = `${this.store.next('slack-trigger')}.${ts}`;
    const ticket = { channel: channel.id, user, ts };
    state.tickets.put('', trigger, ticket);
    const payload = {
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: user, team_id: TEAM },
      trigger_id: trigger,
      response_url: `${url}/slack/respond/${trigger}`,
      container: { type: 'message', message_ts: ts, channel_id: channel.id },
      channel: { id: channel.id, name: channel.name },
      message: { type: 'message', ts, text: message.text },
      actions: [{ type: 'button', ...button }],
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) });
    return this.send(
      receiver.interactionsUrl,
      receiver,
      'application/x-www-form-urlencoded',
      body.toString(),
      times,
    );
  }

  /** Writes into a channel or a thread. @returns what the receiver answered, and where it is */
  async say(request: {
    channel: SlackChannel;
    threadTs?: string;
    user: string;
    text: string;
    times?: number;
  }): Promise<{ ts: string; status: number }> {
    const { channel, threadTs, user, text, times } = request;
    const { state } = this.context;
    const receiver = this.receiver();
    if (threadTs && !state.messages.get(channel.id, threadTs)) {
      throw new SlackRefusal('there is no such thread');
    }
    const ts = nextTs(this.context, channel);
    const thread = threadTs ? { threadTs } : {};
    state.messages.put(channel.id, ts, {
      ts,
      user,
      text,
      reactions: {},
      ...thread,
    });
    const payload = {
      type: 'event_callback',
      team_id: TEAM,
      event_id: `Ev${this.store.next('slack-event')}`,
      event_time: Math.floor(this.context.clock.now() / 1000),
      event: {
        type: 'message',
        channel: channel.id,
        channel_type: 'channel',
        team: TEAM,
        user,
        text,
        ts,
        ...(threadTs ? { thread_ts: threadTs } : {}),
      },
    };
    const status = await this.send(
      receiver.eventsUrl,
      receiver,
      'application/json',
      JSON.stringify(payload),
      times,
    );
    return { ts, status };
  }

  /** What came to the address of a press. Whether there is such an address. */
  respond(trigger: string, text: string): boolean {
    const { state } = this.context;
    const ticket = state.tickets.get('', trigger);
    if (!ticket) return false;
    state.whisper({
      channel: ticket.channel,
      user: ticket.user,
      threadTs: ticket.ts,
      text,
      at: this.context.clock.now(),
    });
    return true;
  }

  private receiver(): SlackReceiver {
    const receiver = this.receivers.get('', 'receiver') ?? this.firstReceiver;
    if (!receiver) {
      throw new SlackRefusal(
        'nobody receives it; name the portal with /control/slack/receiver',
      );
    }
    return receiver;
  }

  private async send(
    address: string,
    { signingSecret }: SlackReceiver,
    type: string,
    body: string,
    times = 1,
  ): Promise<number> {
    const timestamp = Math.floor(this.context.clock.now() / 1000);
    const signature = createHmac('sha256', signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const deliver = async () => {
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': String(timestamp),
          'x-slack-signature': `v0=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.status;
    };
    try {
      const statuses = await Promise.all(
        Array.from({ length: times }, deliver),
      );
      return Math.max(...statuses);
    } catch (error) {
      throw new SlackRefusal(`${address} did not answer: ${error}`);
    }
  }
}

function buttonOf(message: SlackMessage, actionId: string): Button | undefined {
  return (message.blocks ?? [])
    .flatMap((block: any) => (block?.type === 'actions' ? block.elements : []))
    .find((element: any) => element?.action_id === actionId);
}
