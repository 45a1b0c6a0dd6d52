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
