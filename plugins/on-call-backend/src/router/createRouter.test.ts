import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const SCHEDULE = '/rotations/single-cell';
const override = {
  level: 'primary',
  start: '2026-03-09T01:00:00.000Z',
  end: '2026-03-10T01:00:00.000Z',
  person: 'user:default/ana',
};

describe.each(databases.eachSupportedId())('requests on %s', databaseId => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ knex: await databases.init(databaseId) });
  }, 60_000);
  afterAll(() => api.stop());

  it.each<[string, string, object, RegExp]>([
    [
      'post',
      '/pages',
      { rotation: 'single-cell', title: 'It is\0 down' },
      /^title: has the character NUL/,
    ],
    [
      'post',
      `${SCHEDULE}/overrides`,
      { ...override, reason: '\0' },
      /^reason: has the character NUL/,
    ],
    [
      'put',
      '/shifts/single-cell:1/handoff',
      { markdown: 'a\0', version: 0 },
      /^markdown: has the character NUL/,
    ],
    ['get', '/pages/a%00', {}, /^The address has the character NUL/],
    [
      'get',
      '/pages?entityRef=component:default/a%00',
      {},
      /^The address has the character NUL/,
    ],
    // There are no such days; to take them for the day after would be a guess.
    [
      'post',
      `${SCHEDULE}/overrides`,
      { ...override, start: '2026-02-29T01:00:00.000Z' },
      /^start: '2026-02-29T01:00:00.000Z' is no instant/,
    ],
    [
      'post',
      `${SCHEDULE}/overrides/preview`,
      { ...override, end: '2026-06-31T01:00:00.000Z' },
      /^end: '2026-06-31T01:00:00.000Z' is no instant/,
    ],
    [
      'get',
      '/who?rotation=single-cell&at=2026-06-31T01:00:00Z',
      {},
      /^at: '2026-06-31T01:00:00Z' is no instant/,
    ],
    [
      'get',
      `${SCHEDULE}/shifts?from=2026-02-30T00:00:00Z&to=2026-03-10T00:00:00Z`,
      {},
      /^from: '2026-02-30T00:00:00Z' is no instant/,
    ],
    [
      'get',
      `${SCHEDULE}/overrides?from=2026-02-30T00:00:00Z`,
      {},
      /^from: '2026-02-30T00:00:00Z' is no instant/,
    ],
  ])('refuses what no database keeps: %s %s %j', async (...request) => {
    const [method, path, body, message] = request;
    const call = api.as('ana')[method as 'get' | 'post' | 'put'](path);
    const answer = await (method === 'get' ? call : call.send(body));
    expect([answer.status, answer.body.error?.code]).toEqual([
      400,
      'INVALID_REQUEST',
    ]);
    expect(answer.body.error.message).toMatch(message);
  });
});
