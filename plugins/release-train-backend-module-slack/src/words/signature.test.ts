import { isFromSlack } from './signature';

// The example of Slack's own documentation.
const signingSecret = '8f742231b10e8888abcd99yyyzzz85a5';
const request = {
  timestamp: '1531420618',
  signature:
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  body: Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  ),
};
const then = Number(request.timestamp) * 1000;
const at = (now: number, change: Partial<typeof request> = {}) =>
  isFromSlack({ ...request, ...change }, { signingSecret, now });

it('knows what Slack has signed, for five minutes', () => {
  expect(at(then)).toBe(true);
  expect(at(then + 300_000)).toBe(true);
  expect(at(then + 300_001)).toBe(false);
  expect(at(then - 300_001)).toBe(false);
});

it.each<[string, object]>([
  ['another body', { body: Buffer.from('token=another') }],
  ['another time', { timestamp: '1531420619' }],
  ['no time', { timestamp: undefined }],
  ['no number', { timestamp: 'now' }],
  ['no signature', { signature: undefined }],
  ['a short signature', { signature: 'v0=a2' }],
  ['a wrong signature', { signature: request.signature.replace('a', 'b') }],
  ['another version', { signature: request.signature.replace('v0', 'v1') }],
])('refuses %s', (_what, change) => {
  expect(at(then, change)).toBe(false);
});

it('refuses what was signed with another secret', () => {
  expect(isFromSlack(request, { signingSecret: 'another', now: then })).toBe(
    false,
  );
});
