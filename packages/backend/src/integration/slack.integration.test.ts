import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { SlackAnnouncer } from '@signalbox/backstage-plugin-release-train-backend-module-slack';
import { type FaultRule, type Sandbox, startSandbox } from '@signalbox/sandbox';

const CHANNEL = '#single-cell-ops';
const signal = (ms = 5000) => AbortSignal.timeout(ms);

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, speed: 'manual' });
}, 30_000);
afterAll(() => sandbox?.stop());
beforeEach(() => sandbox.control.reset());

/** A process of the backend: it knows only what it is given. */
function announcerWith(token = 'xoxb-s3cret'): SlackAnnouncer {
  const settings = { token, apiUrl: `${sandbox.url}/slack/api/` };
  return SlackAnnouncer.fromConfig(
    new ConfigReader({ releaseTrain: { slack: settings } }),
    { logger: mockServices.logger.mock() },
  )!;
}

interface SlackMessage {
  ts: string;
  text: string;
  blocks?: Array<{ type: string; text?: { text: string } }>;
}

/** Slack's API as a reader of the channel uses it. */
async function slack(
  method: string,
  args: Record<string, string>,
): Promise<{ messages: SlackMessage[] }> {
  const response = await fetch(`${sandbox.url}/slack/api/${method}`, {
    method: 'POST',
    headers: { authorization: 'Bearer reader' },
    body: new URLSearchParams({ channel: CHANNEL, ...args }),
  });
  return (await response.json()) as { messages: SlackMessage[] };
}

const history = async () => (await slack('conversations.history', {})).messages;
const thread = async (ts: string) =>
  (await slack('conversations.replies', { ts })).messages;

function breakCall(method: string, rule: Omit<FaultRule, 'match'>) {
  return sandbox.control.addFault({
    match: { method: 'POST', path: `/${method}$` },
    ...rule,
  });
}

const cut = {
  channel: CHANNEL,
  text: '**Cut** for staging\n- explorer `1a2b3c4`',
  link: { title: 'Open the run', url: 'https://portal.test/trains/1' },
};
const notes = '## Features\n- legends [#1785](https://x.test/1785)';

it('posts, and updates the message and its thread in place', async () => {
  const announcer = announcerWith();
  const first = await announcer.announce(
    { ...cut, details: notes },
    { dedupeKey: 'run-1/cut', signal: signal() },
  );
  expect(first).toMatchObject({ outcome: 'posted' });
  const { reference } = first as { reference: string };
  const [message, ...others] = await history();
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    text: '*Cut* for staging\n• explorer `1a2b3c4`',
    blocks: [
      { type: 'section', text: { text: '*Cut* for staging' } },
      { type: 'section', text: { text: '• explorer `1a2b3c4`' } },
      { type: 'context' },
    ],
  });
  expect((await thread(message.ts))[1].text).toBe(
    '*Features*\n• legends <https://x.test/1785|#1785>',
  );

  expect(
    await announcerWith().announce(
      { ...cut, text: '**On staging**', details: `${notes}\n- more` },
      { dedupeKey: 'run-1/staged', reference, signal: signal() },
    ),
  ).toEqual({ outcome: 'posted', reference });
  const updated = await history();
  expect(updated).toMatchObject([{ ts: message.ts, text: '*On staging*' }]);
  expect(updated[0].blocks).toHaveLength(2);
  const replies = await thread(message.ts);
  expect(replies).toHaveLength(2);
  expect(replies[1].text).toMatch(/• more$/);
});

it('adds the details that come later', async () => {
  const announcer = announcerWith();
  const { reference } = (await announcer.announce(cut, {
    dedupeKey: 'a',
    signal: signal(),
  })) as { reference: string };
  const later = (await announcer.announce(
    { ...cut, details: notes },
    { dedupeKey: 'b', reference, signal: signal() },
  )) as { reference: string };
  expect(JSON.parse(later.reference)).toEqual({
    ...JSON.parse(reference),
    detailsTs: expect.any(String),
  });
  expect(await thread(JSON.parse(reference).ts)).toHaveLength(2);
});

it.each<[string, Omit<FaultRule, 'match'>]>([
  ['reset', { kind: 'reset', phase: 'after' }],
  ['500', { kind: 'status', status: 500, phase: 'after' }],
  ['a cut-off reply', { kind: 'truncate', phase: 'after' }],
  ['no reply in time', { kind: 'hang', phase: 'after' }],
])(
  '%s after the effect: the next delivery, by another process, finds the message',
  async (_name, rule) => {
    await breakCall('chat.postMessage', rule);
    const options = { dedupeKey: 'run-1/cut' };
    expect(
      await announcerWith().announce(cut, { ...options, signal: signal(800) }),
    ).toMatchObject({ outcome: 'deferred' });
    expect(await history()).toHaveLength(1);
    expect(
      await announcerWith().announce(cut, { ...options, signal: signal() }),
    ).toMatchObject({ outcome: 'posted' });
    expect(await history()).toHaveLength(1);
  },
);

it('finds the details again whose delivery was in doubt', async () => {
  const announcement = { ...cut, details: notes };
  const options = { dedupeKey: 'run-1/cut' };
  // The message passes, its reply is lost.
  await breakCall('chat.postMessage', {
    kind: 'latency',
    ms: 1,
    phase: 'before',
  });
  await breakCall('chat.postMessage', { kind: 'reset', phase: 'after' });
  const announcer = announcerWith();
  expect(
    await announcer.announce(announcement, { ...options, signal: signal() }),
  ).toMatchObject({ outcome: 'deferred' });
  expect(
    await announcer.announce(announcement, { ...options, signal: signal() }),
  ).toMatchObject({ outcome: 'posted' });
  const [message, ...others] = await history();
  expect(others).toEqual([]);
  expect(await thread(message.ts)).toHaveLength(2);
});

it.each(['conversations.list', 'conversations.history'])(
  'posts all the same when %s is refused',
  async method => {
    await breakCall(method, {
      kind: 'status',
      status: 200,
      phase: 'before',
      body: { ok: false, error: 'missing_scope' },
    });
    expect(
      await announcerWith().announce(cut, { dedupeKey: 'a', signal: signal() }),
    ).toMatchObject({ outcome: 'posted' });
    expect(await history()).toHaveLength(1);
  },
);

it('posts anew what somebody deleted', async () => {
  const announcer = announcerWith();
  const { reference } = (await announcer.announce(cut, {
    dedupeKey: 'a',
    signal: signal(),
  })) as { reference: string };
  await slack('chat.delete', { ts: JSON.parse(reference).ts });
  const again = await announcer.announce(
    { ...cut, details: notes },
    { dedupeKey: 'b', reference, signal: signal() },
  );
  const [message] = await history();
  expect(again).toMatchObject({ outcome: 'posted' });
  expect(JSON.parse((again as { reference: string }).reference).ts).toBe(
    message.ts,
  );
  expect(await thread(message.ts)).toHaveLength(2);
});

it('waits for as long as Slack asks', async () => {
  await breakCall('chat.postMessage', {
    kind: 'status',
    status: 429,
    phase: 'before',
    headers: { 'retry-after': '3' },
  });
  expect(
    await announcerWith().announce(cut, { dedupeKey: 'a', signal: signal() }),
  ).toEqual({
    outcome: 'deferred',
    reason: 'Slack asks to wait',
    retryAfterMs: 3000,
  });
  const calls = await sandbox.control.requests({ path: 'chat.postMessage' });
  expect(calls).toHaveLength(1);
});

it('refuses with a sentence for who has to mend it', async () => {
  const options = () => ({ dedupeKey: 'a', signal: signal() });
  expect(await announcerWith('bad-token').announce(cut, options())).toEqual({
    outcome: 'refused',
    reason:
      'Slack answered invalid_auth: the token in releaseTrain.slack.token is not valid',
  });
  expect(
    await announcerWith().announce({ ...cut, channel: '#absent' }, options()),
  ).toEqual({
    outcome: 'refused',
    reason:
      'Slack answered channel_not_found: there is no such channel, or the bot cannot see it',
  });
});

it('addresses nobody', async () => {
  await announcerWith().announce(
    { channel: CHANNEL, text: 'feat: <!channel> & <@U0ANA>' },
    { dedupeKey: 'a', signal: signal() },
  );
  const [message] = await history();
  expect(message.text).toBe('feat: &lt;!channel&gt; &amp; &lt;@U0ANA&gt;');
});
