import { StandInPagerDuty } from '../__testUtils__/StandInPagerDuty';
import type { PagerDutyAccount } from '../config/settings';
import { PagerDutyClient } from './PagerDutyClient';
import type { PagerDutyError } from './PagerDutyError';

let pagerDuty: StandInPagerDuty;
let tokens = 0;

beforeEach(async () => {
  pagerDuty = await StandInPagerDuty.start();
});
afterEach(() => pagerDuty.stop());

/** A client of a token that nobody else has used, unless it is given. */
function clientWith(
  options: {
    token?: string;
    account?: Partial<PagerDutyAccount>;
    timeoutMs?: number;
    patienceMs?: number;
  } = {},
): PagerDutyClient {
  return PagerDutyClient.create({
    account: {
      path: 'onCall.pagerDuty.accounts[0]',
      apiUrl: pagerDuty.url,
      eventsUrl: pagerDuty.url,
      token: options.token ?? `token-${(tokens += 1)}`,
      webhookSecrets: [],
      ...options.account,
    },
    timeoutMs: options.timeoutMs ?? 2_000,
    pacing: {
      firstBackoffMs: 40,
      longestBackoffMs: 1_000,
      patienceMs: options.patienceMs ?? 2_000,
    },
  });
}

const call = (options: { isUrgent?: boolean; signal?: AbortSignal } = {}) => ({
  what: 'read it',
  signal: AbortSignal.timeout(10_000),
  ...options,
});
const read = (client: PagerDutyClient, path = '/it', options = {}) =>
  client.read(path, {}, document => document, call(options));
const failureOf = (promise: Promise<unknown>): Promise<PagerDutyError> =>
  promise.then(
    () => Promise.reject(new Error('It did not fail')),
    error => error,
  );
/** How long after the one before each request came. */
const gaps = () =>
  pagerDuty.times.slice(1).map((at, index) => at - pagerDuty.times[index]);

it('C5 sends one request at a time for each token, whoever asks, and people first', async () => {
  const token = 'one-for-all';
  const clients = [clientWith({ token }), clientWith({ token })];
  const order: string[] = [];
  await Promise.all([
    ...Array.from({ length: 10 }, (_, index) =>
      read(clients[index % 2]).then(() => order.push('job')),
    ),
    read(clients[0], '/it', { isUrgent: true }).then(() =>
      order.push('person'),
    ),
    clients[1]
      .write('POST', '/it', {}, () => {}, {
        ...call(),
        from: 'ana@example.com',
      })
      .then(() => order.push('person')),
  ]);
  expect(pagerDuty.mostAtOnce).toBe(1);
  // The first job was under way already.
  expect(order.slice(0, 3)).toEqual(['job', 'person', 'person']);
  expect(pagerDuty.requests).toHaveLength(12);

  const [other, another] = [clientWith(), clientWith()];
  await Promise.all([read(other), read(another)]);
  expect(pagerDuty.mostAtOnce).toBe(2);
});

it('asks as PagerDuty wants it, and reads what it says', async () => {
  pagerDuty.answer = () => ({ body: { hello: 'you' } });
  const client = clientWith({ token: 's3cret' });
  expect(
    await client.read('/a', { ids: ['x', 'y'], limit: 1 }, it => it, call()),
  ).toEqual({ hello: 'you' });
  await client.write('PUT', '/b', { some: 'thing' }, () => {}, {
    ...call(),
    from: 'ana@example.com',
  });
  const [get, put] = pagerDuty.requests;
  expect(get).toMatchObject({
    method: 'GET',
    url: '/a?ids%5B%5D=x&ids%5B%5D=y&limit=1',
    headers: {
      authorization: 'Token token=s3cret',
      accept: 'application/vnd.pagerduty+json;version=2',
    },
  });
  expect(get.headers.from).toBeUndefined();
  expect(put).toMatchObject({
    method: 'PUT',
    headers: { from: 'ana@example.com', 'content-type': 'application/json' },
  });
});

describe('C5 429', () => {
  it('without headers is asked again after waits that grow', async () => {
    pagerDuty.answer = (_request, nth) =>
      nth < 3 ? { status: 429 } : { body: 'true' };
    expect(await read(clientWith())).toBe(true);
    const [first, second] = gaps();
    expect(first).toBeGreaterThanOrEqual(40);
    expect(second).toBeGreaterThanOrEqual(80);
  });

  it.each(['retry-after', 'ratelimit-reset'])(
    'with %s waits as long as it says, whoever asks',
    async header => {
      pagerDuty.answer = (_request, nth) =>
        nth === 1 ? { status: 429, headers: { [header]: '1' } } : { body: '1' };
      const token = `limited-by-${header}`;
      await Promise.all([
        read(clientWith({ token })),
        read(clientWith({ token })),
      ]);
      expect(gaps()[0]).toBeGreaterThanOrEqual(1_000);
      expect(pagerDuty.mostAtOnce).toBe(1);
    },
  );

  it('is not waited out for ever, and nothing is sent in the meantime', async () => {
    pagerDuty.answer = () => ({
      status: 429,
      headers: { 'retry-after': '60' },
    });
    const client = clientWith();
    expect(await failureOf(read(client))).toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: 60_050,
      message:
        'Could not read it: PagerDuty is asked too often with the token of onCall.pagerDuty.accounts[0].token',
    });
    expect(await failureOf(read(client))).toMatchObject({
      code: 'RATE_LIMITED',
      message: 'PagerDuty has asked for a pause of 61 seconds',
    });
    expect(pagerDuty.requests).toHaveLength(1);
  });

  it('that does not end is given up after a few tries', async () => {
    pagerDuty.answer = () => ({ status: 429 });
    expect((await failureOf(read(clientWith()))).code).toBe('RATE_LIMITED');
    expect(pagerDuty.requests).toHaveLength(3);
  });
});

describe('C5 failures', () => {
  it('of 500 are read again a few times, and written never', async () => {
    pagerDuty.answer = (_request, nth) =>
      nth === 1 ? { status: 500 } : { body: '1' };
    expect(await read(clientWith())).toBe(1);
    pagerDuty.answer = () => ({
      status: 503,
      body: { error: { message: 'Gone fishing', errors: ['for long'] } },
    });
    expect(await failureOf(read(clientWith()))).toMatchObject({
      code: 'UNAVAILABLE',
      message:
        'Could not read it: PagerDuty answered 503 (Gone fishing; for long)',
    });
    expect(pagerDuty.requests).toHaveLength(5);
    const write = clientWith().write('POST', '/it', {}, () => {}, {
      ...call(),
      from: 'ana@example.com',
    });
    expect(await failureOf(write)).toMatchObject({
      code: 'UNAVAILABLE',
      hadNoEffect: false,
    });
    expect(pagerDuty.requests).toHaveLength(6);
  });

  it.each([
    [401, 'FORBIDDEN', /does not accept the token of onCall\.pagerDuty\.acc/],
    [403, 'FORBIDDEN', /the token of onCall\.pagerDuty\.accounts\[0\]\.token/],
    [404, 'NOT_FOUND', /does not have it in the account of onCall\.pagerDuty/],
    [400, 'REFUSED', /answered 400/],
  ])('of %s are %s and told at once', async (status, code, message) => {
    pagerDuty.answer = () => ({ status, body: '<html>' });
    expect(await failureOf(read(clientWith()))).toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
    expect(pagerDuty.requests).toHaveLength(1);
  });

  it('of an answer that is slow, lost or not understood', async () => {
    pagerDuty.answer = () => undefined;
    const token = 'slow';
    const slow = clientWith({ token, timeoutMs: 100 });
    expect(await failureOf(read(slow))).toMatchObject({
      code: 'SLOW',
      message: 'Could not read it: PagerDuty did not answer within 0.1 seconds',
    });
    expect(pagerDuty.requests).toHaveLength(1);
    pagerDuty.answer = () => ({ body: '{' });
    expect((await failureOf(read(clientWith({ token })))).code).toBe(
      'UNAVAILABLE',
    );
    // Who did not wait for an answer does not press on while it may still be made.
    expect(pagerDuty.mostAtOnce).toBe(1);
    const nowhere = { apiUrl: 'http://127.0.0.1:1' };
    expect(
      await failureOf(read(clientWith({ account: nowhere }))),
    ).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('no readable answer'),
    });
  });

  it.each([
    [undefined, /accounts\[0\]\.token: expected a REST API key.*got nothing/],
    ['a token\n', /got characters that none has/],
  ])('of the token %j are told without a request', async (token, message) => {
    const failure = await failureOf(read(clientWith({ account: { token } })));
    expect(failure).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringMatching(message),
    });
    expect(failure.message).not.toContain(token ?? 'undefined');
    expect(pagerDuty.requests).toEqual([]);
  });
});

describe('lists', () => {
  const list = async (client: PagerDutyClient) => {
    const items: unknown[] = [];
    const pages = client.list('/l', { a: ['b'] }, 'items', it => it, call());
    for await (const item of pages) items.push(item);
    return items;
  };

  it('C5 are read page by page while there is more', async () => {
    const all = Array.from({ length: 250 }, (_, index) => index);
    pagerDuty.answer = ({ url }) => {
      const query = new URL(url!, pagerDuty.url).searchParams;
      const [limit, offset] = ['limit', 'offset'].map(it =>
        Number(query.get(it)),
      );
      const items = all.slice(offset, offset + limit);
      return { body: { items, more: offset + limit < all.length } };
    };
    expect(await list(clientWith())).toEqual(all);
    expect(pagerDuty.requests.map(({ url }) => url)).toEqual([
      '/l?a%5B%5D=b&limit=100&offset=0',
      '/l?a%5B%5D=b&limit=100&offset=100',
      '/l?a%5B%5D=b&limit=100&offset=200',
    ]);
  });

  it('end where PagerDuty ends them, and when a page is empty', async () => {
    const items = Array.from({ length: 100 }, () => 'x');
    pagerDuty.answer = () => ({ body: { items, more: true }, afterMs: 0 });
    expect((await failureOf(list(clientWith()))).message).toMatch(
      /more than 10000/,
    );
    expect(pagerDuty.requests).toHaveLength(100);
    pagerDuty.answer = () => ({ body: { items: [], more: true } });
    expect(await list(clientWith())).toEqual([]);
  });
});

it('waits no longer than whoever asks, and gives the turn on', async () => {
  pagerDuty.answer = () => ({ body: '1', afterMs: 100 });
  const client = clientWith();
  const first = read(client);
  const ended = new AbortController();
  const second = failureOf(read(client, '/it', { signal: ended.signal }));
  const third = read(client);
  ended.abort();
  await second;
  expect(await Promise.all([first, third])).toEqual([1, 1]);
  expect(pagerDuty.requests).toHaveLength(2);
});
