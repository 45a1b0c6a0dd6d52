import { mockApis } from '@backstage/test-utils';
import { OnCallApiError } from './OnCallApiError';
import { OnCallClient } from './OnCallClient';

const BASE = 'http://localhost:7007/api/on-call';

function clientOf(answer: (request: Request) => Response) {
  const requests: Request[] = [];
  const client = OnCallClient.create({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://localhost:7007' }),
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        requests.push(request);
        return answer(request.clone());
      },
    },
  });
  const asked = () =>
    requests.map(
      ({ method, url }) =>
        `${method} ${decodeURIComponent(url).slice(BASE.length)}`,
    );
  return { client, requests, asked };
}

describe('OnCallClient', () => {
  it('asks each question where the API has it', async () => {
    const { client, asked } = clientOf(() => Response.json({ items: [] }));
    const interval = {
      from: '2026-11-23T17:00:00.000Z',
      to: '2026-12-21T17:00:00.000Z',
    };
    await client.whoIsOnCall({ entityRef: 'component:default/data-portal' });
    await client.getSchedule('single-cell', interval);
    await client.getFairness('single-cell', interval);
    await client.listMyShifts({ weeks: 4 });
    await client.listSwaps('single-cell', { open: true });
    await client.getShiftBook('single-cell:39');
    await client.getReadiness('user:default/ana', { rotation: 'single-cell' });
    const window = `from=${interval.from}&to=${interval.to}`;
    expect(asked()).toEqual([
      'GET /who?entityRef=component:default/data-portal',
      `GET /rotations/single-cell/shifts?${window}`,
      `GET /rotations/single-cell/fairness?${window}`,
      'GET /me/shifts?weeks=4',
      'GET /rotations/single-cell/swaps?open=true',
      'GET /shifts/single-cell:39/book',
      'GET /readiness/user:default/ana?rotation=single-cell',
    ]);
  });

  it('asks for each change once, from the version that was seen', async () => {
    const { client, requests, asked } = clientOf(() => Response.json({}));
    const override = {
      level: 'primary',
      start: '2026-11-30T02:00:00.000Z',
      end: '2026-12-01T02:00:00.000Z',
      person: 'user:default/eli',
    };
    await client.previewOverride('single-cell', override);
    await client.createOverride('single-cell', override, {
      idempotencyKey: 'one',
    });
    await client.createPage({ title: 'Down' }, { idempotencyKey: 'two' });
    await client.respondToPage('page-1', 'acknowledge', { version: 3 });
    await client.decideSwap('swap-1', 'decline', { version: 1 });
    await client.tickDuty('single-cell:39', 'promote', { done: true });
    expect(asked()).toEqual([
      'POST /rotations/single-cell/overrides/preview',
      'POST /rotations/single-cell/overrides',
      'POST /pages',
      'POST /pages/page-1/acknowledge',
      'POST /swaps/swap-1/decline',
      'PUT /shifts/single-cell:39/book/promote',
    ]);
    expect(
      requests.map(({ headers }) => headers.get('Idempotency-Key')),
    ).toEqual([null, 'one', 'two', null, null, null]);
    await expect(requests[3].json()).resolves.toEqual({ version: 3 });
  });

  it('takes an answer without a body for done, and a refusal for one', async () => {
    const { client, asked } = clientOf(request =>
      request.url.endsWith('/gone')
        ? Response.json({ error: { message: 'No such feed' } }, { status: 404 })
        : new Response(null, { status: 204 }),
    );
    await expect(
      client.deleteOverride('single-cell', 'override-1'),
    ).resolves.toBeUndefined();
    await expect(client.revokeFeed('gone')).rejects.toMatchObject({
      message: 'No such feed',
      statusCode: 404,
    });
    expect(asked()).toEqual([
      'DELETE /rotations/single-cell/overrides/override-1',
      'DELETE /feeds/gone',
    ]);
  });

  it('carries the code and every reason of a refusal, and makes sense of a proxy', async () => {
    const reasons = [
      { code: 'END_BEFORE_START', message: 'end: before start' },
    ];
    const refused = clientOf(() =>
      Response.json(
        {
          error: {
            name: 'InputError',
            message: 'The override is not whole',
            code: 'INVALID_OVERRIDE',
            reasons,
          },
        },
        { status: 400 },
      ),
    );
    const refusal = await refused.client.listFeeds().catch(error => error);
    expect(refusal).toBeInstanceOf(OnCallApiError);
    expect(refusal).toMatchObject({
      name: 'InputError',
      statusCode: 400,
      code: 'INVALID_OVERRIDE',
      reasons,
    });

    const proxied = clientOf(
      () =>
        new Response('<h1>Bad gateway</h1>', {
          status: 502,
          statusText: 'Bad Gateway',
        }),
    );
    await expect(proxied.client.listRotations()).rejects.toMatchObject({
      message: '502 Bad Gateway',
      statusCode: 502,
      reasons: [],
    });
  });
});
