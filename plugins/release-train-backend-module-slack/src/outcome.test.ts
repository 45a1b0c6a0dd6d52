import { ErrorCode } from '@slack/web-api';
import { outcomeOf, slackErrorOf } from './outcome';

const failed = (values: object) =>
  Object.assign(new Error('An error occurred'), values);
const platform = (error: string, retryAfter?: number) =>
  failed({
    code: ErrorCode.PlatformError,
    data: { ok: false, error, response_metadata: { retryAfter } },
  });

it.each<[string, unknown, object]>([
  [
    '429',
    failed({ code: ErrorCode.RateLimitedError, retryAfter: 3 }),
    { outcome: 'deferred', retryAfterMs: 3000 },
  ],
  [
    'ratelimited',
    platform('ratelimited', 5),
    { outcome: 'deferred', retryAfterMs: 5000 },
  ],
  [
    'ratelimited without a time',
    platform('ratelimited'),
    { outcome: 'deferred', retryAfterMs: 60_000 },
  ],
  [
    'channel_not_found',
    platform('channel_not_found'),
    {
      outcome: 'refused',
      reason:
        'Slack answered channel_not_found: there is no such channel, or the bot cannot see it',
    },
  ],
  [
    'invalid_auth',
    platform('invalid_auth'),
    {
      outcome: 'refused',
      reason:
        'Slack answered invalid_auth: the token in releaseTrain.slack.token is not valid',
    },
  ],
  ['not_in_channel', platform('not_in_channel'), { outcome: 'refused' }],
  [
    'a code of the future',
    platform('some_new_refusal'),
    { outcome: 'refused', reason: 'Slack answered some_new_refusal' },
  ],
  ['internal_error', platform('internal_error'), { outcome: 'deferred' }],
  [
    'service_unavailable',
    platform('service_unavailable'),
    { outcome: 'deferred' },
  ],
  [
    'a page of HTML',
    platform('<html>oops</html>'),
    { outcome: 'deferred', reason: 'Slack gave an unreadable answer' },
  ],
  [
    '500',
    failed({ code: ErrorCode.HTTPError, statusCode: 500 }),
    { outcome: 'deferred', reason: 'Slack answered 500' },
  ],
  [
    '503',
    failed({ code: ErrorCode.HTTPError, statusCode: 503 }),
    { outcome: 'deferred' },
  ],
  [
    '404 of a wrong address',
    failed({ code: ErrorCode.HTTPError, statusCode: 404 }),
    { outcome: 'refused' },
  ],
  [
    'a broken connection',
    failed({ code: ErrorCode.RequestError }),
    {
      outcome: 'deferred',
      reason: 'Slack could not be reached: An error occurred',
    },
  ],
  [
    'anything else',
    'boom',
    { outcome: 'deferred', reason: 'Slack could not be reached: boom' },
  ],
])('%s', (_name, error, expected) => {
  expect(outcomeOf(error)).toMatchObject(expected);
});

it('reads the code of a refusal only', () => {
  expect(slackErrorOf(platform('message_not_found'))).toBe('message_not_found');
  expect(slackErrorOf(new Error('x'))).toBeUndefined();
});
