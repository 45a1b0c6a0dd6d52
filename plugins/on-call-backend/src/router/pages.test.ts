import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallSourcesExtensionPoint,
  type ExternalPage,
  type OnCallSource,
} from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';
import {
  startTestApi,
  type TestApi,
  type TestPolicy,
} from '../__testUtils__/startTestApi';
import { singleCell, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const order = { rotation: 'single-cell', title: 'Explorer is down' };

/** A source outside that has the pages of the rotation. */
class TestSource implements OnCallSource {
  readonly name = 'pagerduty';
  readonly title = 'PagerDuty';
  readonly asked: unknown[] = [];
  page: ExternalPage | undefined;

  keyOf = () => undefined;
  keyOfRotation = (id: string) => (id === 'single-cell' ? 'S1' : undefined);
  wish = () => {};
  read: OnCallSource['read'] = async () => ({
    assignments: [
      { level: 1, person: 'user:default/ana', name: 'Ana' },
      { level: 3, person: 'user:default/dee', name: 'Dee' },
    ],
    levels: [
      { level: 1, escalatesAfterMs: 600_000 },
      { level: 2, escalatesAfterMs: 1_800_000 },
      { level: 3 },
    ],
    pages: this.page ? [this.page] : [],
    fetchedAt: 0,
  });
  openPage: OnCallSource['openPage'] = async (key, page, { credentials }) => {
    const { principal } = credentials as { principal: { type: string } };
    if (principal.type !== 'user') {
      throw new NotAllowedError('Only people open pages at the source');
    }
    this.asked.push([key, page, principal]);
    this.page = {
      id: 'Q1',
      title: page.title,
      url: 'https://pagerduty.example/Q1',
      state: 'open',
      openedAt: Date.parse('2026-03-04T18:00:00Z'),
      openedBy: 'user:default/vic',
      level: 2,
      escalatesAt: Date.parse('2026-03-04T18:41:00Z'),
      assignedTo: [],
    };
    return this.page;
  };
  escalatePage: OnCallSource['escalatePage'] = async (
    key,
    id,
    level,
    options,
  ) => {
    this.asked.push([key, id, level, options.credentials.principal]);
    this.page = {
      ...this.page!,
      state: 'open',
      level,
      escalatesAt: undefined,
    };
    return this.page;
  };
  movePage: OnCallSource['movePage'] = async (key, id, state, options) => {
    this.asked.push([key, id, state, options.credentials.principal]);
    this.page = { ...this.page!, state };
    return this.page;
  };
}

describe.each(databases.eachSupportedId())('the API of pages on %s', id => {
  let knex: Knex;
  let api: TestApi;
  const start = async (
    options: Partial<Parameters<typeof startTestApi>[0]> = {},
  ) => {
    api = await startTestApi({ knex, ...options });
  };

  beforeEach(async () => {
    knex = await databases.init(id);
  }, 60_000);
  afterEach(() => api.stop());

  it('opens a page about an entity, and people see what became of it and act', async () => {
    await start();
    const opened = await api
      .as('vic')
      .post('/pages')
      .set('idempotency-key', 'k1')
      .send({
        entityRef: 'system:default/single-cell',
        title: 'Explorer is down',
        details: 'since **noon**',
      });
    expect([opened.status, opened.body]).toEqual([
      201,
      expect.objectContaining({
        rotation: 'single-cell',
        entityRef: 'system:default/single-cell',
        state: 'open',
        source: 'signalbox',
        level: 'primary',
        openedBy: 'user:default/vic',
        nextEscalationAt: '2026-03-04T18:10:00.000Z',
        version: 1,
      }),
    ]);
    const { id: pageId } = opened.body;
    const told = await until(async () =>
      api.notified.find(({ payload }) => payload.topic === 'page'),
    );
    expect(told).toMatchObject({
      recipients: { type: 'entity', entityRef: 'user:default/bo' },
      payload: { severity: 'critical', scope: `page:${pageId}:0` },
    });
    const shown = await until(async () => {
      const { body } = await api.as('ana').get(`/pages/${pageId}`);
      return body.notified[0].outcomes[0].outcome === 'sent' && body;
    });
    expect(shown.notified[0]).toMatchObject({
      level: 'primary',
      person: 'user:default/bo',
      reason: 'opened',
    });

    const act = (move: string, version: number) =>
      api
        .as('bo')
        .post(`/pages/${pageId}/${move}`)
        .send({ version, note: 'on it' });
    expect((await act('acknowledge', 1)).body).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'user:default/bo',
      canEscalate: true,
      version: 2,
    });
    const stale = await act('resolve', 1);
    expect([stale.status, stale.body.error]).toEqual([
      409,
      expect.objectContaining({ code: 'STALE_VERSION' }),
    ]);
    expect((await act('escalate', 2)).body).toMatchObject({
      state: 'open',
      level: 'secondary',
    });
    expect((await act('resolve', 3)).body).toMatchObject({
      state: 'resolved',
      resolvedBy: 'user:default/bo',
    });

    expect(
      api.audit.map(({ eventId, status, code }) => [eventId, status, code]),
    ).toEqual([
      ['page-open', 'initiated', undefined],
      ['page-open', 'succeeded', undefined],
      ['page-acknowledge', 'initiated', undefined],
      ['page-acknowledge', 'succeeded', undefined],
      ['page-resolve', 'initiated', undefined],
      ['page-resolve', 'failed', 'STALE_VERSION'],
      ['page-escalate', 'initiated', undefined],
      ['page-escalate', 'succeeded', undefined],
      ['page-resolve', 'initiated', undefined],
      ['page-resolve', 'succeeded', undefined],
    ]);
    expect(api.audit[1].meta).toMatchObject({ pageId, created: true });
    expect(api.signals).toContainEqual(
      expect.objectContaining({ kind: 'page', pageId }),
    );
  });

  it('leads whoever is paged to what is annotated with a rotation that the configuration gives no entity', async () => {
    const rotation = { ...singleCell, entityRefs: [] };
    await start({
      config: { ...testConfig, onCall: { rotations: [rotation] } },
    });
    const linkOf = async (title: string) => {
      await api
        .as('vic')
        .post('/pages')
        .send({ ...order, title });
      const told = await until(async () =>
        api.notified.find(({ payload }) => payload.title === `Page: ${title}`),
      );
      return told.payload.link?.replace(/\?.*/, '');
    };
    const links: Array<string | undefined> = [];
    await until(async () => {
      links.push(await linkOf(`page ${links.length}`));
      return links.at(-1)?.includes('/catalog/');
    });
    expect(links.at(-1)).toBe(
      'http://portal.example/catalog/default/system/single-cell/on-call',
    );
    // No message asks the catalog.
    api.catalog.down = true;
    const { asked } = api.catalog;
    expect(await linkOf('while it is down')).toBe(links.at(-1));
    expect(api.catalog.asked).toBe(asked);
  });

  it('opens pages for services by their name, and lists what is there', async () => {
    await start();
    const sentry = { token: mockCredentials.service.token() };
    const ids: string[] = [];
    for (const title of ['one', 'two', 'three']) {
      const { body } = await api
        .as(sentry)
        .post('/pages')
        .send({ ...order, title, dedupeKey: title });
      expect(body.openedBy).toBe('external:test-service');
      ids.unshift(body.id);
    }
    const joined = await api
      .as('vic')
      .post('/pages')
      .send({ ...order, title: 'again', dedupeKey: 'one' });
    expect([joined.status, joined.body.id]).toEqual([200, ids[2]]);
    await api.as('bo').post(`/pages/${ids[1]}/resolve`).send({ version: 1 });

    const list = async (query: string) => {
      const { body } = await api.as('ana').get(`/pages?${query}`);
      return [
        body.items.map((page: { id: string }) => ids.indexOf(page.id)),
        body.pageInfo.nextCursor,
      ];
    };
    expect(await list('')).toEqual([[0, 1, 2], undefined]);
    expect(await list('state=open')).toEqual([[0, 2], undefined]);
    expect(await list('state=resolved')).toEqual([[1], undefined]);
    expect(await list('rotation=other')).toEqual([[], undefined]);
    const [first, cursor] = await list('limit=2');
    expect(first).toEqual([0, 1]);
    expect(await list(`limit=2&cursor=${cursor}`)).toEqual([[2], undefined]);
    const wrong = await api.as('ana').get('/pages?cursor=nonsense');
    expect([wrong.status, wrong.body.error.code]).toEqual([
      400,
      'INVALID_REQUEST',
    ]);
  });

  it.each<[string, string, object, number, string]>([
    ['neither', 'vic', { title: 'A' }, 400, 'INVALID_REQUEST'],
    [
      'both',
      'vic',
      { ...order, entityRef: 'system:default/single-cell' },
      400,
      'INVALID_REQUEST',
    ],
    [
      'nobody',
      'vic',
      { title: 'A', entityRef: 'component:default/orphan' },
      409,
      'NO_ROTATION',
    ],
    ['unknown', 'vic', { title: 'A', rotation: 'other' }, 404, 'NOT_FOUND'],
  ])('refuses a page for %s', async (_what, who, body, status, code) => {
    await start();
    const answer = await api.as(who).post('/pages').send(body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(await knex('pages')).toEqual([]);
  });

  it('lets people page, respond and read by their permissions', async () => {
    const denied: Record<string, string> = {
      'user:default/vic': 'on-call.page.respond',
      'user:default/eli': 'on-call.page.create',
      'user:default/cy': 'on-call.read',
    };
    const policy: TestPolicy = (permission, who) => ({
      result:
        denied[who ?? ''] === permission
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
    });
    await start({ policy });
    const codeOf = ({ status, body }: { status: number; body: any }) => [
      status,
      body.error?.code,
    ];
    expect(codeOf(await api.as('eli').post('/pages').send(order))).toEqual([
      403,
      'NOT_PERMITTED',
    ]);
    expect(codeOf(await api.as('cy').post('/pages').send(order))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect(api.audit.at(-1)).toMatchObject({
      eventId: 'page-open',
      status: 'failed',
      code: 'NOT_FOUND',
    });
    // Whoever sees the entity does not hear from this which rotation is for it.
    const hidden = await api.as('cy').post('/pages').send({
      entityRef: 'component:default/explorer',
      title: 'It is down',
    });
    expect(codeOf(hidden)).toEqual([403, 'NOT_PERMITTED']);
    expect(hidden.body.error.message).not.toMatch(/rotation/);
    const { body: page } = await api.as('vic').post('/pages').send(order);
    const act = (who: string, move: string) =>
      api
        .as(who)
        .post(`/pages/${page.id}/${move}`)
        .send({ version: page.version });
    for (const move of ['acknowledge', 'escalate', 'resolve']) {
      expect(codeOf(await act('vic', move))).toEqual([403, 'NOT_PERMITTED']);
      expect(codeOf(await act('cy', move))).toEqual([404, 'NOT_FOUND']);
    }
    expect(codeOf(await api.as('cy').get(`/pages/${page.id}`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect((await api.as('cy').get('/pages')).body.items).toEqual([]);
    expect((await api.as('vic').get('/pages')).body.items).toHaveLength(1);
  });

  it('sends pages of a rotation with a source to the source, as the signed-in person', async () => {
    const source = new TestSource();
    await start({
      features: [
        createBackendModule({
          pluginId: 'on-call',
          moduleId: 'test-source',
          register: reg =>
            reg.registerInit({
              deps: { sources: onCallSourcesExtensionPoint },
              init: async ({ sources }) => sources.addSource(source),
            }),
        }),
      ],
    });
    const opened = await api
      .as('vic')
      .post('/pages')
      .send({ ...order, dedupeKey: 'd1', details: 'since noon' });
    expect([opened.status, opened.body]).toEqual([
      201,
      expect.objectContaining({
        id: 'pagerduty:S1:Q1',
        rotation: 'single-cell',
        source: 'pagerduty',
        sourceTitle: 'PagerDuty',
        openedBy: 'user:default/vic',
        canEscalate: true,
        url: 'https://pagerduty.example/Q1',
        level: 'secondary',
        state: 'open',
        nextEscalationAt: '2026-03-04T18:41:00.000Z',
        steps: [
          {
            level: 'primary',
            title: 'Primary',
            at: '2026-03-04T18:00:00.000Z',
            state: 'done',
            person: 'user:default/ana',
          },
          {
            level: 'secondary',
            title: 'Secondary',
            at: '2026-03-04T18:10:00.000Z',
            state: 'done',
          },
          {
            level: 'tertiary',
            title: 'Tertiary',
            at: '2026-03-04T18:41:00.000Z',
            state: 'waiting',
            person: 'user:default/dee',
          },
        ],
      }),
    ]);
    const vic = expect.objectContaining({ userEntityRef: 'user:default/vic' });
    expect(source.asked).toEqual([
      [
        'S1',
        { title: order.title, details: 'since noon', dedupeKey: 'd1' },
        vic,
      ],
    ]);
    const { body: list } = await api.as('ana').get('/pages');
    expect(list.items).toEqual([
      expect.objectContaining({ id: 'pagerduty:S1:Q1', source: 'pagerduty' }),
    ]);
    const path = `/pages/${encodeURIComponent('pagerduty:S1:Q1')}`;
    expect((await api.as('ana').get(path)).status).toBe(200);
    const act = (move: string) =>
      api.as('vic').post(`${path}/${move}`).send({ version: 1 });
    expect((await act('acknowledge')).body.state).toBe('acknowledged');
    // It is open again, at the last level.
    expect((await act('escalate')).body).toMatchObject({
      state: 'open',
      level: 'tertiary',
      canEscalate: false,
    });
    const conflict = async () => {
      const { status, body } = await act('escalate');
      return [status, body.error.code, body.error.message];
    };
    expect(await conflict()).toEqual([
      409,
      'EVERY_LEVEL_PAGED',
      expect.stringContaining('Every level has been paged'),
    ]);
    source.page = { ...source.page!, level: undefined };
    expect(await conflict()).toEqual([
      409,
      'ESCALATED_OUTSIDE',
      expect.stringContaining('PagerDuty does not say which level'),
    ]);
    source.page = { ...source.page!, level: 1 };
    source.escalatePage = undefined;
    expect((await api.as('ana').get(path)).body.canEscalate).toBe(false);
    expect(await conflict()).toEqual([
      409,
      'ESCALATED_OUTSIDE',
      expect.stringContaining('is run by PagerDuty'),
    ]);
    expect((await act('resolve')).body.state).toBe('resolved');
    expect(source.asked.slice(1)).toEqual([
      ['S1', 'Q1', 'acknowledged', vic],
      ['S1', 'Q1', 3, vic],
      ['S1', 'Q1', 'resolved', vic],
    ]);
    expect((await api.as('ana').get('/pages')).body.items).toEqual([]);
    const service = { token: mockCredentials.service.token() };
    expect((await api.as(service).post('/pages').send(order)).status).toBe(403);
    expect(await knex('pages')).toEqual([]);
  });
});
