import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { singleCell, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
// Bo's shift, which holds; after it come cy's, eli's and ana's.
const BOOK = '/shifts/single-cell:1/book';
const BO = 'user:default/bo';
const CY = 'user:default/cy';
const readersOnly = (permission: string): PolicyDecision => ({
  result:
    permission === 'on-call.read'
      ? AuthorizeResult.ALLOW
      : AuthorizeResult.DENY,
});

describe.each(databases.eachSupportedId())(
  'the shift book on %s',
  databaseId => {
    let api: TestApi;
    afterEach(() => api.stop());

    it('C4 has the duties of the week, by when each is due', async () => {
      api = await startTestApi({ knex: await databases.init(databaseId) });
      const { body } = await api.as('bo').get(BOOK);
      expect(body).toMatchObject({
        shiftId: 'single-cell:1',
        rotation: 'single-cell',
        timeZone: 'America/Los_Angeles',
        start: '2026-03-02T17:00:00.000Z',
        end: '2026-03-09T16:00:00.000Z',
        primary: BO,
        secondary: CY,
      });
      expect(
        body.duties.map(({ id, weekday, dueAt, done }: any) => [
          id,
          weekday,
          dueAt,
          done,
        ]),
      ).toEqual([
        ['promote', 3, '2026-03-04T18:00:00.000Z', false],
        ['cut', 4, '2026-03-05T18:00:00.000Z', false],
        ['watch-channels', undefined, undefined, false],
        ['watch-sentry', undefined, undefined, false],
        ['log-incidents', undefined, undefined, false],
        // Monthly, and this is the first shift that begins in March.
        ['dependency-upgrades', undefined, undefined, false],
      ]);
      const next = await api.as('bo').get('/shifts/single-cell:2/book');
      expect(next.body.duties.map(({ id }: any) => id)).not.toContain(
        'dependency-upgrades',
      );
      // The clocks have gone forward: ten by the wall clock is an hour earlier.
      expect(next.body.duties[0].dueAt).toBe('2026-03-11T17:00:00.000Z');
    }, 60_000);

    it('is ticked once, by whoever was first, with a note that may follow', async () => {
      api = await startTestApi({ knex: await databases.init(databaseId) });
      const put = (who: string, body: object) =>
        api.as(who).put(`${BOOK}/promote`).send(body);
      const [one, other] = await Promise.all([
        put('bo', { done: true }),
        put('bo', { done: true }),
      ]);
      expect([one.status, other.status]).toEqual([200, 200]);
      await put('cy', { done: true, note: '  an hour late: the tests hung ' });
      const { body } = await put('dee', { done: true });
      expect(body.duties[0]).toMatchObject({
        id: 'promote',
        done: true,
        doneBy: BO,
        doneAt: '2026-03-04T18:00:00.000Z',
        note: 'an hour late: the tests hung',
      });
      expect(api.signals).toContainEqual({
        channel: 'on-call',
        kind: 'book',
        rotation: 'single-cell',
        shiftId: 'single-cell:1',
      });
      expect(api.audit).toContainEqual({
        eventId: 'duty-tick',
        status: 'succeeded',
        meta: { shiftId: 'single-cell:1', dutyId: 'promote', done: true },
      });

      const unticked = await put('bo', { done: false });
      expect(unticked.body.duties[0]).toMatchObject({ done: false });
      expect(unticked.body.duties[0].doneBy).toBeUndefined();
      expect(await api.knex('shift_ticks')).toEqual([]);
    }, 60_000);

    it('opens with the first notice and stays open', async () => {
      api = await startTestApi({ knex: await databases.init(databaseId) });
      const tick = async (shift: number, id = 'promote') => {
        const { status, body } = await api
          .as('bo')
          .put(`/shifts/single-cell:${shift}/book/${id}`)
          .send({ done: true });
        return [status, body.error?.code];
      };
      expect(await tick(0)).toEqual([200, undefined]);
      expect(await tick(2)).toEqual([200, undefined]);
      expect(await tick(3)).toEqual([409, 'SHIFT_AHEAD']);
      expect(await tick(1, 'no-such-duty')).toEqual([404, 'NOT_FOUND']);
      const get = async (shift: string) =>
        (await api.as('bo').get(`/shifts/${shift}/book`)).status;
      expect(await get('elsewhere:1')).toBe(404);
      expect(await get('single-cell')).toBe(400);
      expect(await get('single-cell:999999999')).toBe(404);
    }, 60_000);

    it('is written by those who may, and by people only', async () => {
      api = await startTestApi({
        knex: await databases.init(databaseId),
        policy: readersOnly,
      });
      expect((await api.as('vic').get(BOOK)).status).toBe(200);
      const refused = await api
        .as('vic')
        .put(`${BOOK}/promote`)
        .send({ done: true });
      expect([refused.status, refused.body.error.code]).toEqual([
        403,
        'NOT_PERMITTED',
      ]);
      expect(api.audit).toContainEqual(
        expect.objectContaining({
          eventId: 'duty-tick',
          status: 'failed',
          code: 'NOT_PERMITTED',
        }),
      );
      await api.stop();

      api = await startTestApi({ knex: await databases.init(databaseId) });
      const service = await api
        .as({ token: mockCredentials.service.token() })
        .put(`${BOOK}/promote`)
        .send({ done: true });
      expect(service.body.error.message).toBe(
        'Only a person can say that something was done.',
      );
      await api.stop();

      api = await startTestApi({
        knex: await databases.init(databaseId),
        policy: () => ({ result: AuthorizeResult.DENY }),
      });
      expect((await api.as('vic').get(BOOK)).status).toBe(404);
      expect(
        (await api.as('vic').put(`${BOOK}/promote`).send({ done: true }))
          .status,
      ).toBe(404);
    }, 60_000);

    it('keeps what was ticked when the configuration has it no more', async () => {
      const knex = await databases.init(databaseId);
      api = await startTestApi({ knex });
      await api.as('bo').put(`${BOOK}/watch-sentry`).send({ done: true });
      await api.stop();
      const rotation = {
        ...singleCell,
        duties: [{ id: 'sweep', title: 'Sweep the queue' }],
      };
      api = await startTestApi({
        knex,
        config: { ...testConfig, onCall: { rotations: [rotation] } },
      });
      const { body } = await api.as('bo').get(BOOK);
      expect(
        body.duties.map(({ id, title, doneBy }: any) => [id, title, doneBy]),
      ).toEqual([
        ['sweep', 'Sweep the queue', undefined],
        ['watch-sentry', 'Keep an eye on Sentry', BO],
      ]);
      await api.as('bo').put(`${BOOK}/watch-sentry`).send({ done: false });
      const after = await api.as('bo').get(BOOK);
      expect(after.body.duties.map(({ id }: any) => id)).toEqual(['sweep']);
    }, 60_000);

    it('refuses a configuration in which one id means two things', async () => {
      const knex = await databases.init(databaseId);
      const duties = [{ id: 'sentry', title: 'Watch Sentry' }];
      const rotation = (pairing?: object[]) => ({
        ...singleCell,
        duties,
        ...(pairing ? { pairing } : {}),
      });
      const start = (rotations: object[]) =>
        startTestApi({
          knex,
          config: { ...testConfig, onCall: { rotations } } as JsonObject,
        });
      await expect(start([rotation()])).rejects.toThrow(
        "the id 'sentry' stands both under 'duties' and under 'pairing'",
      );
      api = await start([rotation([])]);
      const { body } = await api.as('bo').get(BOOK);
      expect(body.pairing).toEqual({ person: CY, items: [] });
    }, 60_000);

    it('C4 has the pairing list when the secondary is new to the rotation', async () => {
      api = await startTestApi({ knex: await databases.init(databaseId) });
      const { body } = await api.as('bo').get(BOOK);
      expect(body.pairing.person).toBe(CY);
      expect(body.pairing.items[0]).toEqual({
        id: 'deployment',
        title: 'Went through a deployment together',
        done: false,
      });
      const ticked = await api
        .as('bo')
        .put(`${BOOK}/deployment`)
        .send({ done: true });
      expect(ticked.body.pairing.items[0]).toMatchObject({
        done: true,
        doneBy: BO,
      });
      // By the time that she is secondary again, cy has held the shift between.
      const later = await api.as('bo').get('/shifts/single-cell:5/book');
      expect(later.body.secondary).toBe(CY);
      expect(later.body.pairing).toBeUndefined();

      // Somebody else in her place is new as well, and has seen nothing yet.
      await api.knex('overrides').insert({
        id: '01',
        rotation: 'single-cell',
        level: 'secondary',
        start_at: api.clock.now() - 1,
        end_at: api.clock.now() + 3_600_000,
        person: 'user:default/vic',
        created_by: 'user:default/dee',
        created_at: api.clock.now(),
      });
      const standIn = await api.as('bo').get(BOOK);
      expect(standIn.body.pairing.person).toBe('user:default/vic');
      expect(standIn.body.pairing.items[0].done).toBe(false);
    }, 60_000);
  },
);
