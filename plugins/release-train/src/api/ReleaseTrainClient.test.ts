import { createFetchApi, FetchMiddlewares } from '@backstage/core-app-api';
import type { IdentityApi } from '@backstage/core-plugin-api';
import {
  aDeployment,
  aGuardReport,
  QUORUM_REASON,
} from '../__testUtils__/fixtures';
import { ReleaseTrainApiError } from './ReleaseTrainApiError';
import { ReleaseTrainClient } from './ReleaseTrainClient';

/** A client on the fetch of a real portal, which passes a request through its middlewares. */
function clientOf(answer: (request: Request) => Response) {
  const requests: Request[] = [];
  const given: unknown[] = [];
  const portal = createFetchApi({
    baseImplementation: async (input, init) => {
      const request = new Request(input, init);
      requests.push(request);
      return answer(request);
    },
    middleware: [
      FetchMiddlewares.injectIdentityAuth({
        identityApi: {
          getCredentials: async () => ({ token: 'a-token' }),
        } as Partial<IdentityApi> as IdentityApi,
        urlPrefixAllowlist: ['http://localhost:7007'],
      }),
    ],
  });
  const client = ReleaseTrainClient.create({
    discoveryApi: {
      getBaseUrl: async id => `http://localhost:7007/api/${id}`,
    },
    fetchApi: {
      fetch: (input, init) => {
        given.push(input);
        return portal.fetch(input, init);
      },
    },
  });
  return { client, requests, given };
}

describe('ReleaseTrainClient', () => {
  it('asks the backend by its paths, with the key that makes a request happen once', async () => {
    const { client, requests, given } = clientOf(request =>
      Response.json(request.method === 'GET' ? aGuardReport() : aDeployment()),
    );

    await expect(
      client.explainGuards({
        component: 'component:default/explorer',
        environment: 'prod',
        candidate: 'c1',
      }),
    ).resolves.toEqual(aGuardReport());
    await client.createDeployment(
      {
        component: 'component:default/explorer',
        environment: 'prod',
        candidateId: 'c1',
        revision: 1,
      },
      { idempotencyKey: 'a-key-of-mine' },
    );

    expect(decodeURIComponent(requests[0].url)).toBe(
      'http://localhost:7007/api/release-train/guards?component=component:default/explorer&environment=prod&candidate=c1',
    );
    // A browser refuses to make a request out of one whose body has been read (Node does not).
    expect(given).toEqual([expect.any(String), expect.any(String)]);
    expect(requests[1].method).toBe('POST');
    expect(requests[1].headers.get('Authorization')).toBe('Bearer a-token');
    expect(requests[1].headers.get('Idempotency-Key')).toBe('a-key-of-mine');
    await expect(requests[1].json()).resolves.toMatchObject({ revision: 1 });
  });

  it('carries the code and every reason of a refusal', async () => {
    const { client } = clientOf(() =>
      Response.json(
        {
          error: {
            name: 'ConflictError',
            message: 'The guards are closed',
            code: 'GUARDS_CLOSED',
            reasons: [QUORUM_REASON],
          },
        },
        { status: 409 },
      ),
    );
    const refusal = await client.deleteApproval('c1').catch(error => error);
    expect(refusal).toBeInstanceOf(ReleaseTrainApiError);
    expect(refusal).toMatchObject({
      name: 'ConflictError',
      message: 'The guards are closed',
      statusCode: 409,
      code: 'GUARDS_CLOSED',
      reasons: [QUORUM_REASON],
    });
  });

  it('takes an answer without a body for done, and a refusal for one', async () => {
    const { client, requests } = clientOf(request =>
      request.url.endsWith('/gone')
        ? Response.json({ error: { message: 'No such feed' } }, { status: 404 })
        : new Response(null, { status: 204 }),
    );
    await expect(client.revokeFeed('feed-1')).resolves.toBeUndefined();
    expect(`${requests[0].method} ${requests[0].url}`).toBe(
      'DELETE http://localhost:7007/api/release-train/feeds/feed-1',
    );
    await expect(client.revokeFeed('gone')).rejects.toMatchObject({
      message: 'No such feed',
      statusCode: 404,
    });
  });

  it('asks for plans and figures of an interval', async () => {
    const { client, requests } = clientOf(() => Response.json({ items: [] }));
    const interval = {
      from: '2026-11-01T07:00:00.000Z',
      to: '2026-12-01T08:00:00.000Z',
    };
    await client.listSlots('single-cell', interval);
    await client.rehearse('single-cell', interval);
    await client.getMetrics({ ...interval, train: 'single-cell' });
    const base = 'http://localhost:7007/api/release-train';
    const asked = 'from=2026-11-01T07:00:00.000Z&to=2026-12-01T08:00:00.000Z';
    expect(requests.map(({ url }) => decodeURIComponent(url))).toEqual([
      `${base}/trains/single-cell/slots?${asked}`,
      `${base}/trains/single-cell/rehearsal?${asked}`,
      `${base}/metrics?${asked}&train=single-cell`,
    ]);
  });

  it('makes sense of what a proxy answers', async () => {
    const { client } = clientOf(
      () =>
        new Response('<h1>Bad gateway</h1>', {
          status: 502,
          statusText: 'Bad Gateway',
        }),
    );
    await expect(client.listTrains()).rejects.toMatchObject({
      message: '502 Bad Gateway',
      statusCode: 502,
      reasons: [],
    });
  });
});
