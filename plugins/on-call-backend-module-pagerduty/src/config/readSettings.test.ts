import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readSettings } from './readSettings';

const read = (pagerDuty: JsonObject) =>
  readSettings(new ConfigReader({ onCall: { pagerDuty } }));

it('reads nothing where there is nothing', () => {
  expect(readSettings(new ConfigReader({ onCall: {} }))).toBeUndefined();
});

it('reads accounts and rotations, and starts without a token', () => {
  const settings = read({
    refreshInterval: '2 minutes',
    accounts: [
      { token: ' t ', webhookSecret: ['old', 'new'], routingKey: 'r' },
      { name: 'eu', apiUrl: 'https://api.eu.example/', webhookSecret: 'one' },
    ],
    rotations: [
      { rotation: 'single-cell', escalationPolicy: 'PAB1', service: 'PSV1' },
      { rotation: 'eu', account: 'eu', schedules: ['PS1', 'PS2'] },
    ],
  })!;
  const [first, second] = settings.accounts;
  expect(first).toEqual({
    path: 'onCall.pagerDuty.accounts[0]',
    apiUrl: 'https://api.pagerduty.com',
    eventsUrl: 'https://events.pagerduty.com',
    token: 't',
    webhookSecrets: ['old', 'new'],
    routingKey: 'r',
  });
  expect(second).toMatchObject({
    name: 'eu',
    apiUrl: 'https://api.eu.example',
    webhookSecrets: ['one'],
  });
  expect(second.token).toBeUndefined();
  expect(settings).toMatchObject({
    refreshMs: 120_000,
    requestTimeoutMs: 10_000,
  });
  expect(settings.rotations.get('single-cell')).toMatchObject({
    account: first,
    escalationPolicy: 'PAB1',
    schedules: [],
    service: 'PSV1',
  });
  expect(settings.rotations.get('eu')).toMatchObject({
    account: second,
    schedules: ['PS1', 'PS2'],
  });
});

const policy = { rotation: 'a', escalationPolicy: 'P1' };

it.each<[string, JsonObject, string]>([
  [
    'no accounts',
    { accounts: [] },
    `'onCall.pagerDuty.accounts': found [], expected at least one account`,
  ],
  [
    'an address that is none',
    { accounts: [{ apiUrl: 'api.pagerduty.com' }] },
    `'onCall.pagerDuty.accounts[0].apiUrl': found "api.pagerduty.com", expected an http or https address such as https://api.pagerduty.com`,
  ],
  [
    'two accounts without a name',
    { accounts: [{}, {}] },
    `'onCall.pagerDuty.accounts[1].name': found null, expected a name that no other`,
  ],
  [
    'a rotation of an account that there is not',
    {
      accounts: [{}, { name: 'eu' }],
      rotations: [{ ...policy, account: 'us' }],
    },
    `'onCall.pagerDuty.rotations[0].account': found "us", expected the name of an account: (none), eu`,
  ],
  [
    'a rotation that names nothing',
    { accounts: [{}], rotations: [{ rotation: 'a' }] },
    `'onCall.pagerDuty.rotations[0]': found {"schedules":[]}, expected either escalationPolicy, or schedules`,
  ],
  [
    'an id that is none',
    { accounts: [{}], rotations: [{ rotation: 'a', schedules: ['P1', '/'] }] },
    `'onCall.pagerDuty.rotations[0].schedules[1]': found "/", expected an id`,
  ],
  [
    'a rotation twice',
    { accounts: [{}], rotations: [policy, policy] },
    `'onCall.pagerDuty.rotations[1].rotation': found "a", expected a rotation that is not mapped above`,
  ],
  [
    'a duration that is none',
    { accounts: [{}], refreshInterval: 'often' },
    `'onCall.pagerDuty.refreshInterval': found "often", expected a duration of at least 1000 milliseconds`,
  ],
])('refuses %s', (_what, pagerDuty, message) => {
  expect(() => read(pagerDuty)).toThrow(message);
});

it('does not tell a secret that stands in a wrong place', () => {
  expect(() =>
    read({ accounts: [{ webhookSecret: { oops: 's3cret' } }] }),
  ).toThrow(/found "object", expected a secret/);
});
