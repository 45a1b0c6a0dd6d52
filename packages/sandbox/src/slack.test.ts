import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, WebClient } from '@slack/web-api';
import { begin, endAll } from './__testUtils__/world';

describe('Slack', () => {
  afterAll(endAll);

  it('keeps messages, threads and edits as Slack does', async () => {
    const sandbox = await begin({ now: new Date('2026-03-05T18:00:00Z') });
    const slack = new WebClient('xoxb-a-token', {
      slackApiUrl: `${sandbox.url}/slack/api/`,
    });
    const { channels = [] } = await slack.conversations.list();
    expect(channels.map(({ name }) => name)).toEqual([
      'single-cell-ops',
      'single-cell-eng',
      'single-cell-data-wrangling',
    ]);
    const { user } = await slack.users.lookupByEmail({
      email: 'ana@example.com',
    });
    expect(user).toMatchObject({ name: 'ana', real_name: 'Ana Example' });

    const blocks = [
      { type: 'section', text: { type: 'mrkdwn', text: '*Cut* of `1a2b3c4`' } },
    ];
    const posted = await slack.chat.postMessage({
      channel: '#single-cell-ops',
      text: 'Cut',
      blocks,
    });
    const channel = posted.channel!;
    const ts = posted.ts!;
    // 2026-03-05T18:00Z: the sandbox clock, not the system's.
    expect(Math.abs(Number(ts) - 1772733600)).toBeLessThan(60);
    await slack.chat.postMessage({ channel, text: 'notes', thread_ts: ts });
    await slack.chat.postMessage({ channel, text: 'second' });

    const { messages = [] } = await slack.conversations.history({ channel });
    expect(messages.map(({ text }) => text)).toEqual(['second', 'Cut']);
    expect(messages[1]).toMatchObject({ reply_count: 1, blocks });
    const thread = await slack.conversations.replies({ channel, ts });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['Cut', 'notes']);

    await slack.chat.update({ channel, ts, text: 'Cut', blocks });
    const read = async () =>
      (await slack.conversations.replies({ channel, ts })).messages![0];
    expect(await read()).toMatchObject({
      blocks,
      edited: { user: 'U0SIGNALBOX' },
    });
    await slack.chat.update({ channel, ts, text: 'only text' });
    expect((await read()).blocks).toBeUndefined();

    const { permalink } = await slack.chat.getPermalink({
      channel,
      message_ts: ts,
    });
    const page = await fetch(permalink!);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('only text');
    expect(html).toContain('notes');

    const log = await sandbox.control.requests({ path: 'chat\\.update' });
    expect(log.map(({ effects }) => effects)).toEqual([
      [`message:${channel}/${ts}`],
      [`message:${channel}/${ts}`],
    ]);
  });

  it('refuses in Slack’s words', async () => {
    const { url } = await begin();
    const call = async (token: string, method: string, args: object) => {
      const slack = new WebClient(token, {
        slackApiUrl: `${url}/slack/api/`,
        retryConfig: { retries: 0 },
        logLevel: LogLevel.ERROR,
      });
      const error = await slack.apiCall(method, { ...args }).catch(it => it);
      return error.data?.error;
    };
    const ops = { channel: '#single-cell-ops' };
    expect(await call('bad-token', 'auth.test', {})).toBe('invalid_auth');
    expect(
      await call('t', 'chat.postMessage', { channel: '#absent', text: 'x' }),
    ).toBe('channel_not_found');
    expect(await call('t', 'chat.postMessage', ops)).toBe('no_text');
    expect(
      await call('t', 'chat.update', { ...ops, ts: '1.000001', text: 'x' }),
    ).toBe('message_not_found');
    expect(
      await call('t', 'chat.postMessage', { ...ops, text: 'x', blocks: '{' }),
    ).toBe('invalid_blocks');
    expect(await call('t', 'dnd.info', {})).toBe('unknown_method');
  });
});

describe('people in Slack', () => {
  afterAll(endAll);

  /** A receiver that keeps what it gets. */
  async function receive() {
    const received: Array<{
      path?: string;
      headers: IncomingHttpHeaders;
      body: string;
    }> = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      received.push({ path: request.url, headers: request.headers, body });
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}`;
    return {
      received,
      receiver: {
        interactionsUrl: `${url}/interactions`,
        eventsUrl: `${url}/events`,
        signingSecret: 'a-secret',
      },
      stop: () => server.close(),
    };
  }

  it('press and reply, signed as Slack signs, and are answered in private', async () => {
    const sandbox = await begin({ now: new Date('2026-03-05T18:00:00Z') });
    const { received, receiver, stop } = await receive();
    const slack = new WebClient('xoxb-a-token', {
      slackApiUrl: `${sandbox.url}/slack/api/`,
    });
    const button = {
      type: 'button' as const,
      action_id: 'lgtm:1',
      value: 'a value',
      text: { type: 'plain_text' as const, text: 'LGTM explorer' },
    };
    const { ts, channel } = await slack.chat.postMessage({
      channel: '#single-cell-ops',
      text: 'LGTM?',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const press = {
      channel: channel!,
      ts: ts!,
      actionId: 'lgtm:1',
      user: 'U0ANA',
    };
    await expect(sandbox.control.pressSlackButton(press)).rejects.toThrow(
      /nobody receives it/,
    );
    await sandbox.control.setSlackReceiver(receiver);
    expect(await sandbox.control.pressSlackButton(press)).toEqual({
      status: 200,
    });
    await expect(
      sandbox.control.pressSlackButton({ ...press, actionId: 'x' }),
    ).rejects.toThrow(/no such button/);
    await sandbox.control.saySlack({
      channel: '#single-cell-ops',
      threadTs: ts,
      user: 'U0BO',
      text: 'LGTM!!',
    });
    stop();

    for (const { headers, body } of received) {
      const at = headers['x-slack-request-timestamp'];
      expect(Math.abs(Number(at) - 1772733600)).toBeLessThan(60);
      const signature = createHmac('sha256', 'a-secret')
        .update(`v0:${at}:${body}`)
        .digest('hex');
      expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
    }
    const [pressed, said] = received;
    const payload = JSON.parse(
      new URLSearchParams(pressed.body).get('payload')!,
    );
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: 'U0ANA' },
      actions: [{ action_id: 'lgtm:1', value: 'a value' }],
    });
    expect(JSON.parse(said.body)).toMatchObject({
      type: 'event_callback',
      event: { type: 'message', user: 'U0BO', text: 'LGTM!!', thread_ts: ts },
    });

    await fetch(payload.response_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Counted' }),
    });
    await slack.chat.postEphemeral({
      channel: channel!,
      user: 'U0BO',
      text: 'Refused',
      thread_ts: ts,
    });
    expect(await sandbox.control.slackEphemerals()).toMatchObject([
      { user: 'U0ANA', text: 'Counted', threadTs: ts },
      { user: 'U0BO', text: 'Refused', threadTs: ts },
    ]);
    const page = await fetch(`${sandbox.url}/slack/single-cell-ops`);
    const shown = (await page.text()).replace(/\s+/g, ' ');
    expect(shown).toContain('<button>LGTM explorer</button>');
    expect(shown).toContain('Only visible to Ana Example');
    expect(shown).toContain('LGTM!!');
    // Only the message and the reply are in the channel.
    const thread = await slack.conversations.replies({
      channel: channel!,
      ts: ts!,
    });
    expect(thread.messages).toHaveLength(2);
  });

  it('act from the page of the channel, towards this machine only', async () => {
    const sandbox = await begin();
    const { received, receiver, stop } = await receive();
    await expect(
      sandbox.control.setSlackReceiver({
        ...receiver,
        eventsUrl: 'https://portal.example/events',
      }),
    ).rejects.toThrow(/this machine/);
    await sandbox.control.setSlackReceiver(receiver);
    const reply = await fetch(`${sandbox.url}/slack/single-cell-ops/say`, {
      method: 'POST',
      body: new URLSearchParams({ user: 'U0ANA', text: 'hello' }),
    });
    stop();
    expect(reply.status).toBe(200);
    expect(await reply.text()).toContain('hello');
    expect(received.map(({ path }) => path)).toEqual(['/events']);
  });
});
