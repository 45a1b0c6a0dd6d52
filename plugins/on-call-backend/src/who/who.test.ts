import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallSourcesExtensionPoint,
  type ExternalPage,
  type OnCallSource,
  type SourceReading,
} from '@signalbox/backstage-plugin-on-call-node';
import { onCallReadPermission } from '@signalbox/backstage-plugin-on-call-common';
import { createOnCallConditionalDecision, onCallConditions } from '..';
import { NOW, startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';
import { testEntities } from '../__testUtils__/testEntities';

const databases = testDatabases();
const user = (name: string) => `user:default/${name}`;
const now = Date.parse(NOW);
const HOUR = 3_600_000;

/** A source that a test writes what it read into; entities name their service as PagerDuty's do. */
class TestSource implements OnCallSource {
  readonly name = 'pagerduty';
  readonly wished: string[] = [];
  readings = new Map<string, SourceReading>();
  rotations = new Map<string, string>();

  keyOf: OnCallSource['keyOf'] = ({ metadata }) =>
    metadata.annotations?.['pagerduty.com/service-id'];
  keyOfRotation = (id: string) => this.rotations.get(id);
  read = async (key: string) => this.readings.get(key);
  wish = (key: string) => void this.wished.push(key);
  openPage: OnCallSource['openPage'] = async (key, { title }) => {
    const page: ExternalPage = {
      id: 'Q1',
      title,
      state: 'open',
      openedAt: now,
      assignedTo: [user('cy')],
    };
    const reading = this.readings.get(key)!;
    this.readings.set(key, { ...reading, pages: [page] });
    return page;
  };
  movePage: OnCallSource['movePage'] = async () => {
    throw new Error('Nobody answers a page here');
  };
}

/** What the source says: cy is primary till Monday, then eli; dee is there at all times. */
const READING: SourceReading = {
  fetchedAt: now - 60_000,
  coversUntil: now + 8 * 24 * HOUR,
  pages: [],
  assignments: [
    {
      level: 1,
      person: user('cy'),
      name: 'Cy Example',
      start: now - 48 * HOUR,
      end: Date.parse('2026-03-09T16:00:00Z'),
      url: 'https://source.example/schedules/1',
    },
    {
      level: 1,
      name: 'Somebody New',
      start: Date.parse('2026-03-09T16:00:00Z'),
      end: Date.parse('2026-03-16T16:00:00Z'),
    },
    {
      level: 2,
      person: user('cy'),
      name: 'Cy Example',
      start: now - 48 * HOUR,
      end: Date.parse('2026-03-16T16:00:00Z'),
    },
    { level: 3, person: user('dee'), name: 'Dee Example' },
  ],
};

const annotated = (name: string, annotations: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
  spec: {},
});

describe.each(databases.eachSupportedId())('who on %s', databaseId => {
  let api: TestApi;
  let source: TestSource;

  beforeEach(async () => {
    source = new TestSource();
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: (_, userRef) => {
        // Vic may know of this rotation and of nothing else.
        if (userRef === user('vic')) {
          return createOnCallConditionalDecision(
            onCallReadPermission,
            onCallConditions.isRotation({ rotations: ['single-cell'] }),
          );
        }
        return {
          result:
            userRef === user('stranger')
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        };
      },
      entities: [
        ...testEntities,
        annotated('watched', { 'pagerduty.com/service-id': 'PABC' }),
        annotated('both', {
          'pagerduty.com/service-id': 'PABC',
          'signalbox.dev/on-call-rotation': 'single-cell',
        }),
      ],
      features: [
        createBackendModule({
          pluginId: 'on-call',
          moduleId: 'test-source',
          register(env) {
            env.registerInit({
              deps: {
                sources: onCallSourcesExtensionPoint,
                logger: coreServices.logger,
              },
              async init({ sources }) {
                sources.addSource(source);
              },
            });
          },
        }),
      ],
    });
  }, 60_000);
  afterEach(() => api.stop());

  const who = async (query: string, as = 'ana') => {
    const { status, body } = await api.as(as).get(`/who?${query}`);
    expect([status, body.error]).toEqual([200, undefined]);
    return body;
  };
  const of = (name: string) => who(`entityRef=component:default/${name}`);

  it('tells every level now and next, with where it comes from', async () => {
    const body = await of('explorer');
    expect(body).toMatchObject({
      state: 'available',
      at: NOW,
      entityRef: 'component:default/explorer',
      inheritedFrom: 'system:default/single-cell',
      named: 'single-cell',
      rotation: { id: 'single-cell', source: 'config' },
      source: { kind: 'config', stale: false },
      openPages: [],
      drift: [],
      levels: [
        {
          level: 'primary',
          title: 'Primary',
          now: {
            person: user('bo'),
            source: 'rotation',
            shiftId: 'single-cell:1',
            start: '2026-03-02T17:00:00.000Z',
            end: '2026-03-09T16:00:00.000Z',
          },
          next: { person: user('cy'), start: '2026-03-09T16:00:00.000Z' },
          firstShift: true,
        },
        { level: 'secondary', now: { person: user('cy') }, firstShift: true },
        {
          level: 'tertiary',
          now: { person: user('dee'), source: 'permanent' },
        },
      ],
    });
    expect(body.levels[2].next).toBeUndefined();
    expect(body.levels[0].ready).toBe('unknown');
    // Four weeks on bo has held a shift.
    const later = await who('rotation=single-cell&at=2026-04-01T00:00:00.000Z');
    expect(later.levels[0]).toMatchObject({
      now: { person: user('bo') },
      firstShift: false,
    });
  });

  it.each([
    ['gateway', 'available', undefined],
    ['orphan', 'not-annotated', undefined],
    ['misspelt', 'not-configured', 'nowhere'],
  ])('says of %s that it is %s', async (name, state, named) => {
    const body = await of(name);
    expect(body.state).toBe(state);
    expect(body.inheritedFrom).toBeUndefined();
    expect(body.named).toBe(state === 'available' ? 'single-cell' : named);
  });

  it('shows what a source says, where there is nothing but the source', async () => {
    source.readings.set('PABC', READING);
    const body = await of('watched');
    expect(body).toMatchObject({
      state: 'available',
      named: 'PABC',
      source: {
        kind: 'pagerduty',
        stale: false,
        fetchedAt: '2026-03-04T17:59:00.000Z',
      },
      levels: [
        {
          level: 'primary',
          title: 'Primary',
          now: {
            person: user('cy'),
            source: 'pagerduty',
            url: 'https://source.example/schedules/1',
          },
          next: { name: 'Somebody New' },
        },
        { level: 'secondary', now: { person: user('cy') } },
        { level: 'tertiary', now: { person: user('dee') } },
      ],
    });
    expect(body.rotation).toBeUndefined();
    expect(source.wished).toEqual([]);
  });

  it('goes by the source where there are both, and tells where they differ', async () => {
    source.readings.set('PABC', READING);
    const body = await of('both');
    expect(body.rotation).toMatchObject({ source: 'pagerduty' });
    expect(body.levels[0].now.person).toBe(user('cy'));
    expect(body.drift).toEqual([
      {
        level: 'primary',
        start: NOW,
        end: '2026-03-09T16:00:00.000Z',
        configured: user('bo'),
        actual: user('cy'),
        actualName: 'Cy Example',
        url: 'https://source.example/schedules/1',
      },
      {
        level: 'primary',
        start: '2026-03-09T16:00:00.000Z',
        end: '2026-03-12T18:00:00.000Z',
        configured: user('cy'),
        actualName: 'Somebody New',
      },
      {
        level: 'secondary',
        start: '2026-03-09T16:00:00.000Z',
        end: '2026-03-12T18:00:00.000Z',
        configured: user('eli'),
        actual: user('cy'),
        actualName: 'Cy Example',
      },
    ]);
    // Whoever pages for the entity pages whom they see, and the page is shown with it.
    const page = await api.as('ana').post('/pages').send({
      entityRef: 'component:default/both',
      title: 'It is down',
    });
    expect(page.body).toMatchObject({
      rotation: 'pagerduty:PABC',
      source: 'pagerduty',
    });
    expect((await of('both')).openPages).toMatchObject([{ id: page.body.id }]);
    // Of a time that the source was not asked about the rotation alone knows.
    const { levels } = await who(
      'entityRef=component:default/both&at=2026-06-01T18:00:00.000Z',
    );
    expect(levels[0].now.source).toBe('rotation');
    // The same for the schedule of a rotation that the source is configured for.
    source.rotations.set('single-cell', 'PABC');
    const { body: schedule } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/shifts?from=2026-03-03T00:00:00.000Z&to=2026-03-10T00:00:00.000Z',
      );
    expect(schedule.drift).toHaveLength(3);
    expect(schedule.drift[0].start).toBe('2026-03-04T17:59:00.000Z');
  });

  it('goes on with what it knows while the source is down, and says how old it is', async () => {
    source.readings.set('PABC', {
      ...READING,
      fetchedAt: now - 3 * HOUR,
      problem: {
        code: 'UNAVAILABLE',
        message: 'It answers 500',
        since: now - 2 * HOUR,
      },
    });
    const body = await of('watched');
    expect(body.levels[0].now.person).toBe(user('cy'));
    expect(body.source).toEqual({
      kind: 'pagerduty',
      stale: true,
      fetchedAt: '2026-03-04T15:00:00.000Z',
      problem: {
        code: 'UNAVAILABLE',
        message: 'It answers 500',
        since: '2026-03-04T16:00:00.000Z',
      },
    });
    expect(source.wished).toEqual(['PABC']);
    // Never read: the rotation says who it is.
    source.readings.clear();
    expect((await of('both')).levels[0].now).toMatchObject({
      person: user('bo'),
      source: 'rotation',
    });
    expect((await of('watched')).levels).toEqual([]);
  });

  it('keeps who it is from who may not know', async () => {
    const ask = (query: string) => api.as('stranger').get(`/who?${query}`);
    const entity = await ask('entityRef=component:default/explorer');
    expect([entity.status, entity.body.error.code]).toEqual([
      403,
      'NOT_PERMITTED',
    ]);
    expect((await ask('rotation=single-cell')).status).toBe(404);
    const unknown = await api.as('ana').get('/who?rotation=nowhere');
    expect(unknown.status).toBe(404);
    const lost = await api.as('ana').get('/who?entityRef=component:default/x');
    expect(lost.status).toBe(404);
    const neither = await api.as('ana').get('/who');
    expect(neither.body.error.message).toMatch(/^entityRef: give either/);
  });

  it('keeps what a source says, and pages of other rotations, from who may read only the rotation', async () => {
    source.readings.set('PABC', READING);
    const both = await api
      .as('vic')
      .get('/who?entityRef=component:default/both');
    expect([both.status, both.body.error.code]).toEqual([403, 'NOT_PERMITTED']);
    expect(JSON.stringify(both.body)).not.toContain(user('cy'));
    // A page about the entity, from when another rotation was for it.
    const page = await api.as('ana').post('/pages').send({
      entityRef: 'component:default/explorer',
      title: 'It is down',
    });
    const seen = async (as: string) =>
      (await who('entityRef=component:default/explorer', as)).openPages.map(
        ({ id }: { id: string }) => id,
      );
    expect(await seen('vic')).toEqual([page.body.id]);
    await api.knex('pages').update({ rotation: 'another' });
    expect(await seen('ana')).toEqual([page.body.id]);
    expect(await seen('vic')).toEqual([]);
  });

  it("tells people of their own shifts, those that hold now first, and nobody else's", async () => {
    const { body } = await api.as('bo').get('/me/shifts?weeks=5');
    expect(
      body.items.map((item: any) => [item.level, item.shiftId, item.current]),
    ).toEqual([
      ['primary', 'single-cell:1', true],
      ['secondary', 'single-cell:4', false],
      ['primary', 'single-cell:5', false],
    ]);
    expect(body.items[0]).toMatchObject({
      rotation: 'single-cell',
      rotationTitle: 'Single Cell',
      timeZone: 'America/Los_Angeles',
      levelTitle: 'Primary',
      source: 'rotation',
    });
    const manager = await api.as('dee').get('/me/shifts');
    expect(manager.body.items).toMatchObject([
      { level: 'tertiary', source: 'permanent', current: true },
    ]);
    const stranger = await api.as('stranger').get('/me/shifts');
    expect(stranger.body.items).toEqual([]);
  });

  it('shares out the load, with pages by day and by night', async () => {
    const page = await api
      .as('ana')
      .post('/pages')
      .send({ rotation: 'single-cell', title: 'It is down' });
    expect(page.status).toBe(201);
    const { body } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/fairness?from=2026-02-23T17:00:00.000Z&to=2026-03-23T16:00:00.000Z',
      );
    expect(body.people).toMatchObject([
      { person: user('ana'), shifts: 1, hours: 168, weeks: 1, pages: 0 },
      {
        person: user('bo'),
        shifts: 1,
        hours: 167,
        weekendDays: 2,
        pages: 1,
        nightPages: 0,
        upcomingShifts: 1,
      },
      { person: user('cy'), shifts: 1 },
      { person: user('eli'), shifts: 1 },
    ]);
    const long = await api
      .as('ana')
      .get(
        '/rotations/single-cell/fairness?from=2026-02-23T17:00:00.000Z&to=2036-03-23T16:00:00.000Z',
      );
    expect(long.body.error.message).toBe('to: at most two years after from');
  });

  it('tells agents who is on call, and lets them change nothing', async () => {
    const asked = await api.actions.invoke({
      id: 'test:who-is-on-call',
      input: { entityRef: 'explorer' },
    });
    expect((asked.output as any).onCall.levels[0].now.person).toBe(user('bo'));
    const handoff = await api.actions.invoke({
      id: 'test:handoff-summary',
      input: { rotation: 'single-cell' },
    });
    expect((handoff.output as any).handoff).toMatchObject({
      shiftId: 'single-cell:1',
      outgoing: user('bo'),
      incoming: user('cy'),
    });
    const { actions } = await api.actions.list();
    expect(actions.map(action => action.name).sort()).toEqual([
      'handoff-summary',
      'my-shifts',
      'who-is-on-call',
    ]);
    expect(actions.every(({ attributes }) => attributes.readOnly)).toBe(true);
  });
});
