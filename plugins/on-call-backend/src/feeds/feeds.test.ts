import {
  assignmentsBetween,
  type Assignment,
} from '@signalbox/backstage-plugin-on-call-common';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';

// Its published types do not compile without skipLibCheck.
const ICAL: any = require('ical.js');

/** What is looked at of an event. */
interface CalendarEvent {
  uid: string;
  sequence: number;
  summary: string;
  start: number;
  end: number;
}

const databases = testDatabases();
const user = (name: string) => `user:default/${name}`;
const DAY = 86_400_000;

describe.each(databases.eachSupportedId())('feeds on %s', databaseId => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startTestApi({ knex: await databases.init(databaseId) });
  }, 60_000);
  afterEach(() => api.stop());

  const make = async (who: string, request: object) => {
    const { status, body } = await api.as(who).post('/feeds').send(request);
    expect(status).toBe(201);
    const path = new URL(body.url).pathname.replace(
      /^.*\/calendar/,
      '/calendar',
    );
    return { id: body.id, path };
  };
  const eventsOf = (text: string): CalendarEvent[] =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((component: any) => {
        const event = new ICAL.Event(component);
        return {
          uid: event.uid,
          sequence: event.sequence,
          summary: event.summary,
          start: event.startDate.toJSDate().getTime(),
          end: event.endDate.toJSDate().getTime(),
        };
      });
  /** What the engine says, from what the API says of the rotation and its changes. */
  const engine = async (from: number, to: number) => {
    const { body: rotation } = await api
      .as('ana')
      .get('/rotations/single-cell');
    const { body } = await api
      .as('ana')
      .get('/rotations/single-cell/overrides?from=2026-01-01T00:00:00.000Z');
    return assignmentsBetween(
      {
        ...rotation,
        rosters: [{ fromShift: 0, members: rotation.members, firstIndex: 0 }],
      },
      {
        overrides: body.items.map((item: any) => ({
          ...item,
          start: Date.parse(item.start),
          end: Date.parse(item.end),
          createdAt: Date.parse(item.createdAt),
        })),
        transfers: [],
      },
      from,
      to,
    ).filter(({ start, end }) => start !== undefined && end !== undefined);
  };
  const edges = ({ start, end }: { start?: number; end?: number }) => [
    start,
    end,
  ];

  it("C6 the feed of a rotation is the engine's shifts over two years", async () => {
    await api
      .as('eli')
      .post('/rotations/single-cell/overrides')
      .send({
        level: 'primary',
        start: '2026-03-09T01:00:00.000Z',
        end: '2026-03-10T01:00:00.000Z',
        person: user('eli'),
      })
      .expect(201);
    const { path } = await make('ana', {
      kind: 'rotation',
      rotation: 'single-cell',
    });
    const reply = await api.anonymous(path);
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toMatch(/^text\/calendar/);
    const events = eventsOf(reply.text);
    const now = api.clock.now();
    const shifts = await engine(now - 28 * DAY, now + 2 * 366 * DAY);
    expect(events.map(edges)).toEqual(shifts.map(edges));
    expect(events.length).toBeGreaterThan(2 * 104);
    const titles = { primary: 'Primary', secondary: 'Secondary' };
    expect(events.map(event => event.summary)).toEqual(
      shifts.map(
        ({ person, level }: Assignment) =>
          `${person!.split('/')[1]}: ${
            titles[level as keyof typeof titles]
          }, Single Cell`,
      ),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    expect(reply.text).toContain('X-WR-TIMEZONE:America/Los_Angeles');
  });

  it('C6 the feed of a person is what they have, and moves what is changed', async () => {
    const { path } = await make('cy', { kind: 'person' });
    const before = eventsOf((await api.anonymous(path)).text);
    const now = api.clock.now();
    const own = async () =>
      (await engine(now - 28 * DAY, now + 2 * 366 * DAY)).filter(
        ({ person }) => person === user('cy'),
      );
    expect(before.map(edges)).toEqual((await own()).map(edges));
    await api
      .as('eli')
      .post('/rotations/single-cell/overrides')
      .send({
        level: 'primary',
        start: '2026-03-09T01:00:00.000Z',
        end: '2026-03-10T01:00:00.000Z',
        person: user('eli'),
      })
      .expect(201);
    const after = eventsOf((await api.anonymous(path)).text);
    expect(after.map(edges)).toEqual((await own()).map(edges));
    // The shift that begins later now is the same one in every calendar but for where it begins.
    const untouched = after.filter(event =>
      before.some(other => other.uid === event.uid),
    );
    expect(untouched).toHaveLength(after.length - 1);
    expect(after[0].sequence).toBeGreaterThan(before[0].sequence);
  });

  it('C6 a revoked token is not found, and neither is one that never was', async () => {
    const { id, path } = await make('ana', { kind: 'person' });
    const secret = path.slice('/calendar/'.length, -'.ics'.length);
    await api.anonymous(path).expect(200);
    const { body } = await api.as('ana').get('/feeds');
    expect(body.items).toMatchObject([
      { id, kind: 'person', userRef: user('ana'), usedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(body)).not.toContain(secret);
    expect(JSON.stringify(await api.knex('feeds'))).not.toContain(secret);
    // It is theirs alone.
    await api.as('bo').delete(`/feeds/${id}`).expect(404);
    await api.as('ana').delete(`/feeds/${id}`).expect(204);
    const gone = await api.anonymous(path);
    expect([gone.status, gone.body.error.code]).toEqual([404, 'NOT_FOUND']);
    expect(JSON.stringify(gone.body.error)).not.toContain(secret);
    await api.anonymous('/calendar/no-such-token.ics').expect(404);
    expect((await api.as('ana').get('/feeds')).body.items).toEqual([]);
    // Only calendars are to be had without signing in.
    expect((await api.anonymous('/feeds')).status).toBe(401);
    expect(JSON.stringify(api.audit)).not.toContain(secret);
    expect(
      api.audit
        .filter(({ status }) => status !== 'initiated')
        .map(({ eventId, status }) => [eventId, status]),
    ).toEqual([
      ['feed-create', 'succeeded'],
      ['feed-revoke', 'failed'],
      ['feed-revoke', 'succeeded'],
    ]);
    expect(api.metrics.of('on_call.feed.reads')).toEqual([
      [1, { kind: 'person', outcome: 'read' }],
      [1, { kind: 'unknown', outcome: 'refused' }],
      [1, { kind: 'unknown', outcome: 'refused' }],
    ]);
  });

  it('tells nothing to whoever has left, and keeps calendars while the catalog is down', async () => {
    const { path } = await make('ana', {
      kind: 'rotation',
      rotation: 'single-cell',
    });
    api.catalog.down = true;
    const down = await api.anonymous(path);
    expect([down.status, down.body.error.code]).toEqual([
      503,
      'SOURCE_UNAVAILABLE',
    ]);
    api.catalog.down = false;
    await api.anonymous(path).expect(200);
    const { entities } = api.catalog;
    api.catalog.entities = entities.filter(
      ({ metadata, kind }) => kind !== 'User' || metadata.name !== 'ana',
    );
    const left = await api.anonymous(path);
    expect([left.status, left.body.error.code]).toEqual([404, 'NOT_FOUND']);
    // Nobody gets an address that would not work.
    const { status, body } = await api
      .as('ana')
      .post('/feeds')
      .send({ kind: 'person' });
    expect([status, body.error.code]).toEqual([403, 'NOT_PERMITTED']);
    api.catalog.entities = entities;
    await api.anonymous(path).expect(200);
  });

  it.each([
    [{ kind: 'rotation' }, 400, /^rotation: say which rotation/],
    [{ kind: 'rotation', rotation: 'nowhere' }, 404, /no rotation 'nowhere'/],
    [{ kind: 'person', rotation: 'single-cell' }, 400, /^rotation: a feed of/],
  ])('refuses %j', async (request, code, message) => {
    const { status, body } = await api.as('ana').post('/feeds').send(request);
    expect(status).toBe(code);
    expect(body.error.message).toMatch(message);
  });
});
