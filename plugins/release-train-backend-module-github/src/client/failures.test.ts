import {
  describeFailure,
  type GithubFailure,
  GithubRequestError,
  isAnswer,
  rateLimitWait,
  readFailure,
} from './failures';

const DATE = 'Wed, 25 Nov 2026 18:00:00 GMT';
const RESET = String(Date.parse(DATE) / 1000 + 90);

function answered(
  status: number,
  headers: Record<string, string> = {},
  message = '',
): GithubFailure {
  return { kind: 'answered', status, message, headers };
}

describe('readFailure', () => {
  it('reads status, headers and the sentence with its details', () => {
    const error = Object.assign(new Error('whatever'), {
      status: 422,
      response: {
        status: 422,
        headers: { date: DATE },
        data: {
          message: 'Validation Failed',
          errors: [{ message: 'No ref found for: nowhere' }, 'second', 7],
        },
      },
    });
    expect(readFailure(error)).toEqual({
      kind: 'answered',
      status: 422,
      headers: { date: DATE },
      message: 'Validation Failed; No ref found for: nowhere; second',
    });
  });

  it('takes no words from a page of HTML', () => {
    const error = Object.assign(new Error('x'), {
      response: { status: 502, headers: {}, data: '<html>bad gateway</html>' },
    });
    expect(describeFailure(readFailure(error))).toBe('GitHub answered 502');
  });

  it.each([
    [
      'a broken connection',
      Object.assign(new Error('fetch failed'), { status: 500 }),
      'fetch failed',
    ],
    [
      'an ended call',
      Object.assign(new Error('x'), { name: 'AbortError' }),
      'the call took too long',
    ],
    [
      'a timeout',
      Object.assign(new Error('x'), { name: 'TimeoutError' }),
      'the call took too long',
    ],
    ['anything else', 'boom', 'boom'],
  ])('knows %s as unanswered', (_name, error, message) => {
    expect(readFailure(error)).toEqual({ kind: 'unanswered', message });
  });
});

describe('rateLimitWait', () => {
  it.each<[string, GithubFailure, number | undefined]>([
    ['seconds', answered(429, { 'retry-after': '7' }), 7_000],
    ['nothing to wait for', answered(429, { 'retry-after': '0' }), 0],
    [
      'a date',
      answered(429, {
        date: DATE,
        'retry-after': 'Wed, 25 Nov 2026 18:00:30 GMT',
      }),
      30_000,
    ],
    [
      'the reset, by the server clock',
      answered(403, {
        date: DATE,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': RESET,
      }),
      91_000,
    ],
    [
      'a secondary limit',
      answered(403, {}, 'You have exceeded a secondary rate limit.'),
      60_000,
    ],
    ['429 without a word', answered(429), 60_000],
    [
      'an unreadable Retry-After',
      answered(429, { 'retry-after': 'soon' }),
      60_000,
    ],
    [
      'a plain 403',
      answered(
        403,
        { 'x-ratelimit-remaining': '4999' },
        'Resource not accessible by integration',
      ),
      undefined,
    ],
    ['404', answered(404), undefined],
    ['no answer', { kind: 'unanswered', message: 'reset' }, undefined],
  ])('%s', (_name, failure, expected) => {
    expect(rateLimitWait(failure)).toBe(expected);
  });
});

it.each([
  [403, {}, true],
  [403, { 'retry-after': '1' }, false],
  [404, {}, true],
  [409, {}, false],
])('isAnswer(403, 404) of %s with %j is %s', (status, headers, expected) => {
  const error = { response: { status, headers, data: {} } };
  expect(isAnswer(error, 403, 404)).toBe(expected);
});

it('throws one sentence without a header', () => {
  const error = new GithubRequestError(
    answered(401, { authorization: 'token s3cret' }, 'Bad credentials'),
    'read the head of main',
  );
  expect(error.message).toBe(
    'Could not read the head of main: GitHub answered 401: Bad credentials',
  );
  expect(error.status).toBe(401);
});
