import { readChallenge, readPress, readReply } from './requests';

const pressed = {
  type: 'block_actions',
  trigger_id: 't1',
  response_url: 'http://localhost/respond/1',
  user: { id: 'U0ANA' },
  actions: [
    {
      action_id: 'release-train-lgtm:c1',
      value: '{"candidateId":"c1","revision":2}',
    },
  ],
};
const form = (payload: object) =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

it('reads a button of ours', () => {
  expect(readPress(form(pressed))).toEqual({
    id: 't1',
    user: 'U0ANA',
    responseUrl: 'http://localhost/respond/1',
    verdict: 'lgtm',
    candidateId: 'c1',
    revision: 2,
  });
});

it.each([
  ['another interaction', form({ ...pressed, type: 'view_submission' })],
  ['no button', form({ ...pressed, actions: [] })],
  ['no list of buttons', form({ ...pressed, actions: 'x' })],
  ['nobody', form({ ...pressed, user: {} })],
  ['no number', form({ ...pressed, trigger_id: 7 })],
  ['no form', JSON.stringify(pressed)],
  ['no JSON', 'payload=x'],
  ['nothing', ''],
])('reads no button in %s', (_what, body) => {
  expect(readPress(body)).toBeUndefined();
});

const message = {
  type: 'message',
  user: 'U0ANA',
  channel: 'C0OPS',
  ts: '2.000001',
  thread_ts: '1.000001',
  text: 'LGTM!!',
};
const event = (change: object, envelope: object = {}) =>
  JSON.stringify({
    type: 'event_callback',
    event_id: 'Ev1',
    event: { ...message, ...change },
    ...envelope,
  });

it('reads a reply in a thread', () => {
  expect(readReply(event({}))).toEqual({
    id: 'Ev1',
    user: 'U0ANA',
    channel: 'C0OPS',
    threadTs: '1.000001',
    text: 'LGTM!!',
  });
});

it.each([
  ['what begins a thread', event({ thread_ts: message.ts })],
  ['what is in no thread', event({ thread_ts: undefined })],
  ['an edit', event({ subtype: 'message_changed' })],
  ['what was edited', event({ edited: { ts: '3.0' } })],
  ['a broadcast of a bot', event({ subtype: 'bot_message' })],
  ['what a bot wrote', event({ bot_id: 'B0BOT' })],
  ['a reaction', event({ type: 'reaction_added' })],
  ['what has no number', event({}, { event_id: undefined })],
  ['another envelope', event({}, { type: 'app_rate_limited' })],
  ['no JSON', 'x'],
  ['null', 'null'],
])('reads no reply in %s', (_what, body) => {
  expect(readReply(body)).toBeUndefined();
});

it('reads the challenge of a new address', () => {
  const body = { type: 'url_verification', challenge: 'abc' };
  expect(readChallenge(JSON.stringify(body))).toBe('abc');
  expect(readChallenge(event({}))).toBeUndefined();
});
