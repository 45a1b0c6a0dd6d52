import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallManagePermission,
  type ApiAssignment,
} from '@signalbox/backstage-plugin-on-call-common';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const user = (name: string) => `user:default/${name}`;

/** Over the handoff of Monday 9 March, at which the clocks have just gone forward. */
const OVER_HANDOFF = {
  level: 'primary',
  start: '2026-03-09T01:00:00.000Z',
  end: '2026-03-10T01:00:00.000Z',
  person: user('eli'),
};

describe.each(databases.eachSupportedId())('overrides on %s', databaseId => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      // Everybody but vic changes what is their own; dee manages.
      policy: (permission, userRef) => ({
        result:
          (permission === onCallManagePermission.name &&
            userRef !== user('dee')) ||
          (permission === 'on-call.schedule.change-own' &&
            userRef === user('vic')) ||
          userRef === user('stranger')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  }, 60_000);
  afterEach(() => api.stop());

  const path = '/rotations/single-cell/overrides';
  const create = (who: string, more: object = {}, key?: string) => {
    const asked = api.as(who).post(path);
    if (key) asked.set('idempotency-key', key);
    return asked.send({ ...OVER_HANDOFF, ...more });
  };
  /** Who is primary from 2 to 16 March: the name, and from when. */
  const primaries = async () => {
    const { body, status } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/shifts?from=2026-03-03T00:00:00.000Z&to=2026-03-16T00:00:00.000Z',
      );
    expect([status, body.error]).toEqual([200, undefined]);
    return body.assignments
      .filter(({ level }: ApiAssignment) => level === 'primary')
      .map(({ person, start }: ApiAssignment) => [
        person?.replace('user:default/', ''),
        start,
      ]);
  };

  it('C2 an override over the handoff gives B, D, C with the exact edges', async () => {
    const { status, body } = await create('eli');
    expect(status).toBe(201);
    expect(await primaries()).toEqual([
      ['bo', '2026-03-02T17:00:00.000Z'],
      ['eli', '2026-03-09T01:00:00.000Z'],
      ['eli', '2026-03-09T16:00:00.000Z'],
      ['cy', '2026-03-10T01:00:00.000Z'],
    ]);
    const who = async (at: string) =>
      (await api.as('ana').get(`/who?rotation=single-cell&at=${at}`)).body
        .levels[0].now;
    expect((await who('2026-03-09T00:59:59.999Z')).person).toBe(user('bo'));
    expect(await who('2026-03-09T01:00:00.000Z')).toMatchObject({
      person: user('eli'),
      source: 'override',
      insteadOf: user('bo'),
      overrideId: body.id,
    });
    expect((await who('2026-03-09T16:00:00.000Z')).insteadOf).toBe(user('cy'));
    expect((await who('2026-03-10T01:00:00.000Z')).person).toBe(user('cy'));
  });

  it('C2 an override in place of B only ends at the handoff', async () => {
    await create('eli', { inPlaceOf: user('bo') });
    expect(await primaries()).toEqual([
      ['bo', '2026-03-02T17:00:00.000Z'],
      ['eli', '2026-03-09T01:00:00.000Z'],
      ['cy', '2026-03-09T16:00:00.000Z'],
    ]);
  });

  it('C2 of two overrides the later created wins, and deleting it restores the first', async () => {
    await create('eli');
    const first = await primaries();
    const later = await create('ana', {
      start: '2026-03-09T05:00:00.000Z',
      end: '2026-03-09T10:00:00.000Z',
      person: user('ana'),
    });
    expect(await primaries()).toEqual([
      ['bo', '2026-03-02T17:00:00.000Z'],
      ['eli', '2026-03-09T01:00:00.000Z'],
      ['ana', '2026-03-09T05:00:00.000Z'],
      ['eli', '2026-03-09T10:00:00.000Z'],
      ['eli', '2026-03-09T16:00:00.000Z'],
      ['cy', '2026-03-10T01:00:00.000Z'],
    ]);
    await api.as('ana').delete(`${path}/${later.body.id}`).expect(204);
    expect(await primaries()).toEqual(first);
    expect((await api.as('ana').get(path)).body.items).toHaveLength(1);
    // It is taken back, not forgotten.
    expect(await api.knex('overrides')).toHaveLength(2);
  });

  it('creates one for one key, also when it is asked for twice at once', async () => {
    const replies = await Promise.all([
      create('eli', {}, 'a-key'),
      create('eli', {}, 'a-key'),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(replies[0].body).toEqual(replies[1].body);
    const other = await create(
      'eli',
      { end: '2026-03-11T01:00:00.000Z' },
      'a-key',
    );
    expect([other.status, other.body.error.code]).toEqual([
      409,
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(api.signals).toEqual([
      { channel: 'on-call', kind: 'override', rotation: 'single-cell' },
    ]);
    expect(api.metrics.of('on_call.schedule.changes')).toEqual([
      [1, { rotation: 'single-cell', kind: 'override_created' }],
    ]);
    // It is still the same that was asked for when it was ended early.
    api.clock.moveTo('2026-03-09T10:00:00.000Z');
    const target = `${path}/${replies[0].body.id}`;
    await api.as('eli').delete(target).expect(204);
    expect((await create('eli', {}, 'a-key')).status).toBe(200);
  });

  it('previews what would change, with what looks wrong, and writes nothing', async () => {
    const { body, status } = await api
      .as('ana')
      .post(`${path}/preview`)
      .send({
        level: 'primary',
        start: '2026-03-05T00:00:00.000Z',
        end: '2026-03-06T00:00:00.000Z',
        person: user('dee'),
      });
    expect(status).toBe(200);
    expect(body.before).toMatchObject([{ person: user('bo') }]);
    expect(body.after).toMatchObject([
      { person: user('bo') },
      { person: user('dee'), source: 'override' },
      { person: user('bo') },
    ]);
    expect(body.warnings).toMatchObject([
      {
        code: 'DOUBLED',
        params: {
          levels: ['primary', 'tertiary'],
          start: '2026-03-05T00:00:00.000Z',
        },
      },
    ]);
    expect(await api.knex('overrides')).toEqual([]);
  });

  it('has somebody stand in for the manager too', async () => {
    const { status } = await create('eli', { level: 'tertiary' });
    expect(status).toBe(201);
    const { body } = await api
      .as('ana')
      .get('/who?rotation=single-cell&at=2026-03-09T12:00:00.000Z');
    expect(body.levels[2]).toMatchObject({
      now: { person: user('eli'), insteadOf: user('dee') },
      next: { person: user('dee'), start: '2026-03-10T01:00:00.000Z' },
    });
  });

  it.each([
    [{ end: OVER_HANDOFF.start }, /^end: has to be after start/],
    [{ end: '2027-03-11T01:00:00.000Z' }, /^end: at most a year after start/],
    [
      { level: 'fourth' },
      /^level: single-cell has no level 'fourth'; it has primary, secondary, tertiary/,
    ],
    [{ person: user('nobody') }, /^person: the catalog has no user/],
    [{ person: 'component:default/gateway' }, /^person: the catalog has no/],
    [{ inPlaceOf: user('eli') }, /^inPlaceOf: is who would stand in/],
    [{ start: 'tomorrow' }, /^Invalid 'start' of the body/],
  ])('refuses %j with the name of the field', async (more, message) => {
    const { status, body } = await create('eli', more);
    expect([status, body.error.code]).toEqual([400, 'INVALID_REQUEST']);
    expect(body.error.message).toMatch(message);
  });

  it('lets people change what is their own, and managers all of it', async () => {
    // Bo has somebody stand in for his own time only.
    const own = { end: '2026-03-09T15:00:00.000Z' };
    expect((await create('bo', own)).status).toBe(201);
    const theirs = await create('bo');
    expect([theirs.status, theirs.body.error.code]).toEqual([
      403,
      'NOT_PERMITTED',
    ]);
    expect((await create('vic', { person: user('vic') })).status).toBe(403);
    expect((await create('stranger')).status).toBe(404);
    const managed = await create('dee');
    expect(managed.status).toBe(201);
    // Whoever is in it may get out of it; others may not.
    const target = `${path}/${managed.body.id}`;
    expect((await api.as('cy').delete(target)).status).toBe(403);
    expect((await api.as('stranger').delete(target)).status).toBe(404);
    expect((await api.as('eli').delete(target)).status).toBe(204);
    expect((await api.as('eli').delete(target)).status).toBe(404);
    const told = api.audit.filter(({ status }) => status !== 'initiated');
    expect(
      told.map(({ eventId, status, code }) => [eventId, status, code]),
    ).toEqual([
      ['override-create', 'succeeded', undefined],
      ['override-create', 'failed', 'NOT_PERMITTED'],
      ['override-create', 'failed', 'NOT_PERMITTED'],
      ['override-create', 'failed', 'NOT_FOUND'],
      ['override-create', 'succeeded', undefined],
      ['override-delete', 'failed', 'NOT_PERMITTED'],
      ['override-delete', 'failed', 'NOT_FOUND'],
      ['override-delete', 'succeeded', undefined],
      ['override-delete', 'failed', 'NOT_FOUND'],
    ]);
  });

  it('never changes what has been: one under way ends now', async () => {
    const { body } = await create('eli');
    api.clock.moveTo('2026-03-09T10:00:00.000Z');
    await api.as('eli').delete(`${path}/${body.id}`).expect(204);
    expect(await primaries()).toEqual([
      ['bo', '2026-03-02T17:00:00.000Z'],
      ['eli', '2026-03-09T01:00:00.000Z'],
      ['bo', '2026-03-09T10:00:00.000Z'],
      ['cy', '2026-03-09T16:00:00.000Z'],
    ]);
    const again = await api.as('eli').delete(`${path}/${body.id}`);
    expect([again.status, again.body.error.code]).toEqual([
      409,
      'OVERRIDE_ENDED',
    ]);
  });
});
