import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { SlackMessenger } from '@signalbox/backstage-plugin-on-call-backend-module-slack';
import { type FaultRule, type Sandbox, startSandbox } from '@signalbox/sandbox';

let sandbox: Sandbox;
let now = 0;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, speed: 'manual' });
}, 30_000);
afterAll(() => sandbox?.stop());
beforeEach(() => sandbox.control.reset());

function user(name: string, how: { id?: string; email?: string }): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      ...(how.id ? { annotations: { 'slack.com/user_id': how.id } } : {}),
    },
    spec: how.email ? { profile: { email: how.email } } : {},
  };
}

function messengerWith(token = 'xoxb-s3cret'): SlackMessenger {
  const slack = { token, apiUrl: `${sandbox.url}/slack/api/` };
  return SlackMessenger.fromConfig(new ConfigReader({ onCall: { slack } }), {
    auth: mockServices.auth(),
    catalog: catalogServiceMock({
      entities: [
        user('ana', { id: 'U0ANA', email: 'other@example.com' }),
        user('bo', { email: 'Bo@example.com' }),
        user('cy', {}),
        user('dee', { email: 'dee@elsewhere.example' }),
      ],
    }),
    clock: { now: () => now, onJump: () => () => {} },
    logger: mockServices.logger.mock(),
  })!;
}

const page = {
  title: 'Page: Explorer <!channel> is down',
  text: 'vic pages you: see the [log](https://logs.example/1) & **act**.\n\n<@U0BO> said so',
  link: 'https://portal.example/on-call?page=1',
  severity: 'critical',
  topic: 'page',
} as const;
const tell = (messenger: SlackMessenger, name: string) =>
  messenger.tell(`user:default/${name}`, page, {
    dedupeKey: `page:1:0`,
    signal: AbortSignal.timeout(5_000),
  });

/** What the bot said to a person alone. */
async function said(channel: string) {
  const response = await fetch(
    `${sandbox.url}/slack/api/conversations.history`,
    {
      method: 'POST',
      headers: { authorization: 'Bearer reader' },
      body: new URLSearchParams({ channel }),
    },
  );
  const body = (await response.json()) as {
    messages?: Array<{
      text: string;
      metadata?: unknown;
      blocks: Array<{ text: { text: string } }>;
    }>;
  };
  return body.messages ?? [];
}

function breakCall(method: string, rule: Omit<FaultRule, 'match'>) {
  return sandbox.control.addFault({
    match: { method: 'POST', path: `/${method}$` },
    ...rule,
  });
}

it('tells people alone: by their annotation, else by their e-mail, and one message a second', async () => {
  const messenger = messengerWith();
  const began = performance.now();
  expect(
    await Promise.all([tell(messenger, 'ana'), tell(messenger, 'bo')]),
  ).toEqual([{ outcome: 'sent' }, { outcome: 'sent' }]);
  expect(performance.now() - began).toBeGreaterThan(950);
  const [message, ...others] = await said('D0ANA');
  expect(others).toEqual([]);
  expect(message.text).toBe('Page: Explorer &lt;!channel&gt; is down');
  expect(message.blocks.map(({ text }) => text.text)).toEqual([
    ':rotating_light: *Page: Explorer &lt;!channel&gt; is down*',
    'vic pages you: see the <https://logs.example/1|log> &amp; *act*.\n\n&lt;@U0BO&gt; said so',
    '<https://portal.example/on-call?page=1|Open in the portal>',
  ]);
  expect(await said('D0BO')).toHaveLength(1);
  // Nobody else reads it, and nobody was looked up who has the annotation.
  const lookups = await sandbox.control.requests({ path: 'lookupByEmail' });
  expect(lookups).toHaveLength(1);
  const html = await (await fetch(`${sandbox.url}/slack`)).text();
  expect(html).toContain('@ana');
});

it.each([
  ['eli', 'The catalog does not know user:default/eli'],
  [
    'cy',
    'user:default/cy has neither the annotation slack.com/user_id nor an e-mail in the catalog',
  ],
  ['dee', 'Slack knows nobody with the e-mail of user:default/dee'],
])(
  'refuses %s, of whom it knows nothing, with a sentence',
  async (name, why) => {
    expect(await tell(messengerWith(), name)).toEqual({
      outcome: 'refused',
      reason: why,
    });
  },
);

it('obeys Retry-After for everybody, and then goes on', async () => {
  await breakCall('chat.postMessage', {
    kind: 'status',
    status: 429,
    headers: { 'retry-after': '30' },
    phase: 'before',
  });
  const messenger = messengerWith();
  now = 1_000_000;
  expect(await tell(messenger, 'ana')).toEqual({
    outcome: 'deferred',
    reason: 'Slack asks to wait',
    retryAfterMs: 30_000,
  });
  now += 10_000;
  expect(await tell(messenger, 'bo')).toMatchObject({
    outcome: 'deferred',
    retryAfterMs: 20_000,
  });
  expect(
    await sandbox.control.requests({ path: 'chat\\.postMessage' }),
  ).toHaveLength(1);
  now += 20_000;
  expect(await tell(messenger, 'bo')).toEqual({ outcome: 'sent' });
});

it.each<[string, Omit<FaultRule, 'match'>]>([
  ['a reset', { kind: 'reset', phase: 'before' }],
  ['500', { kind: 'status', status: 500, phase: 'before' }],
  ['a cut-off reply', { kind: 'truncate', phase: 'after' }],
])('tries again after %s', async (_name, rule) => {
  await breakCall('chat.postMessage', rule);
  const messenger = messengerWith();
  expect(await tell(messenger, 'ana')).toMatchObject({ outcome: 'deferred' });
  expect(await tell(messenger, 'ana')).toEqual({ outcome: 'sent' });
});

it('refuses with what is wrong with the token, which it never shows', async () => {
  expect(await tell(messengerWith('bad-token'), 'ana')).toEqual({
    outcome: 'refused',
    reason:
      'Slack answered invalid_auth: the token in onCall.slack.token is not valid',
  });
});
