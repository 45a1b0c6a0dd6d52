import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallManagePermission,
  type ApiAssignment,
} from '@signalbox/backstage-plugin-on-call-common';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();
const user = (name: string) => `user:default/${name}`;

/** Now is shift 1, which is bo's; 2 is cy's, 3 is eli's, 4 is ana's. */
const CYS = { shiftId: 'single-cell:2', level: 'primary' };
const ELIS = { shiftId: 'single-cell:3', level: 'primary' };

describe.each(databases.eachSupportedId())('swaps on %s', databaseId => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: (permission, userRef) => ({
        result:
          (permission === onCallManagePermission.name &&
            userRef !== user('dee')) ||
          userRef === user('stranger')
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
  }, 60_000);
  afterEach(() => api.stop());

  const path = '/rotations/single-cell/swaps';
  const ask = (who: string, request: object, key?: string) => {
    const asked = api.as(who).post(path);
    if (key) asked.set('idempotency-key', key);
    return asked.send({ ...CYS, mode: 'ask', to: user('ana'), ...request });
  };
  const answer = (who: string, id: string, verb: string, version = 1) =>
    api.as(who).post(`/swaps/${id}/${verb}`).send({ version });
  /** Who has shifts 1 to 4 of a level. */
  const holders = async (level = 'primary') => {
    const { body } = await api
      .as('ana')
      .get(
        '/rotations/single-cell/shifts?from=2026-03-03T00:00:00.000Z&to=2026-03-24T00:00:00.000Z',
      );
    return body.assignments
      .filter((held: ApiAssignment) => held.level === level)
      .map(({ person }: ApiAssignment) => person?.replace('user:default/', ''));
  };
  const told = async () =>
    (
      await api
        .knex('messages')
        .where('dedupe_key', 'like', 'swap:%')
        .orderBy('id')
    ).map(row => [
      row.person.replace('user:default/', ''),
      row.dedupe_key.split(':').slice(2, 3).join(),
    ]);

  it('asks, tells who has to answer, and holds once they agree', async () => {
    const asked = await ask('cy', { note: 'I am away' });
    expect(asked.status).toBe(201);
    expect(asked.body).toMatchObject({
      shift: {
        ...CYS,
        start: '2026-03-09T16:00:00.000Z',
        end: '2026-03-16T16:00:00.000Z',
      },
      from: user('cy'),
      to: user('ana'),
      state: 'asked',
      askedBy: user('cy'),
      note: 'I am away',
      version: 1,
    });
    expect(await holders()).toEqual(['bo', 'cy', 'eli', 'ana']);
    const waiting = await api.as('ana').get('/me/shifts');
    expect(waiting.body.swapsToAnswer).toEqual([asked.body]);
    expect((await api.as('cy').get('/me/shifts')).body.swapsToAnswer).toEqual(
      [],
    );
    const { id } = asked.body;
    expect((await answer('bo', id, 'accept')).body.error.code).toBe(
      'NOT_PERMITTED',
    );
    expect((await answer('ana', id, 'accept', 7)).body.error.code).toBe(
      'STALE_VERSION',
    );
    const accepted = await answer('ana', id, 'accept');
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      decidedBy: user('ana'),
      version: 2,
    });
    expect(await holders()).toEqual(['bo', 'ana', 'eli', 'ana']);
    const again = await answer('ana', id, 'decline', 2);
    expect([again.status, again.body.error.code]).toEqual([
      409,
      'SWAP_DECIDED',
    ]);
    expect(await told()).toEqual([
      ['ana', 'asked'],
      ['cy', 'accepted'],
    ]);
    expect(api.signals.filter(({ kind }) => kind === 'swap')).toHaveLength(2);
    expect(api.metrics.of('on_call.schedule.changes')).toEqual([
      [1, { rotation: 'single-cell', kind: 'swap_asked' }],
      [1, { rotation: 'single-cell', kind: 'swap_accepted' }],
    ]);
  });

  it('exchanges two shifts, and takes what was agreed on back before it begins', async () => {
    const { body } = await ask('cy', { to: user('eli'), inExchangeFor: ELIS });
    await answer('eli', body.id, 'accept').expect(200);
    expect(await holders()).toEqual(['bo', 'eli', 'cy', 'ana']);
    const back = await answer('eli', body.id, 'withdraw', 2);
    expect(back.body).toMatchObject({ state: 'withdrawn', version: 3 });
    expect(await holders()).toEqual(['bo', 'cy', 'eli', 'ana']);
    expect(await told()).toEqual([
      ['eli', 'asked'],
      ['cy', 'accepted'],
      ['cy', 'withdrawn'],
    ]);
  });

  it('has who asks for the shift of somebody wait for their word', async () => {
    const { body } = await ask('ana', {});
    expect((await answer('ana', body.id, 'accept')).status).toBe(403);
    const declined = await answer('cy', body.id, 'decline');
    expect(declined.body.state).toBe('declined');
    expect(await holders()).toEqual(['bo', 'cy', 'eli', 'ana']);
    const mine = await ask('ana', {});
    expect((await answer('cy', mine.body.id, 'withdraw')).status).toBe(403);
    expect((await answer('ana', mine.body.id, 'withdraw')).status).toBe(200);
  });

  it('lets people take a shift, and only managers assign one', async () => {
    const taken = await ask('ana', { mode: 'take' });
    expect(taken.body).toMatchObject({ state: 'accepted', mode: 'take' });
    const assigned = { mode: 'assign', ...ELIS, to: user('bo') };
    expect((await ask('ana', assigned)).status).toBe(403);
    expect((await ask('dee', assigned)).body.state).toBe('accepted');
    expect(await holders()).toEqual(['bo', 'ana', 'bo', 'ana']);
    expect(await told()).toEqual([
      ['cy', 'accepted'],
      ['eli', 'accepted'],
      ['bo', 'accepted'],
    ]);
    expect(
      api.audit
        .filter(({ status }) => status !== 'initiated')
        .map(({ eventId, status, code }) => [eventId, status, code]),
    ).toEqual([
      ['swap-create', 'succeeded', undefined],
      ['swap-create', 'failed', 'NOT_PERMITTED'],
      ['swap-create', 'succeeded', undefined],
    ]);
  });

  it('lets one of two take a shift at the same time', async () => {
    const replies = await Promise.all([
      ask('ana', { mode: 'take' }),
      ask('ana', { mode: 'take' }),
      ask('ana', { mode: 'take' }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    const keyed = await Promise.all([
      ask('bo', { ...ELIS, mode: 'take', to: user('bo') }, 'a-key'),
      ask('bo', { ...ELIS, mode: 'take', to: user('bo') }, 'a-key'),
    ]);
    expect(keyed.map(({ body }) => body.id)).toEqual([
      keyed[0].body.id,
      keyed[0].body.id,
    ]);
    const other = await ask('bo', { mode: 'take', to: user('bo') }, 'a-key');
    expect(other.body.error.code).toBe('IDEMPOTENCY_KEY_REUSED');
    // The same, but for another shift in exchange: 5 and 9 are bo's.
    const inExchange = (number: number) => ({
      ...{ shiftId: 'single-cell:6', to: user('bo') },
      inExchangeFor: { level: 'primary', shiftId: `single-cell:${number}` },
    });
    expect((await ask('cy', inExchange(5), 'b-key')).status).toBe(201);
    expect((await ask('cy', inExchange(5), 'b-key')).status).toBe(200);
    const exchanged = await ask('cy', inExchange(9), 'b-key');
    expect(exchanged.body.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await holders()).toEqual(['bo', 'ana', 'bo', 'ana']);
  });

  it('agrees to nothing that has moved on meanwhile', async () => {
    const { body } = await ask('cy', {});
    await ask('bo', { mode: 'take', to: user('bo') });
    const late = await answer('ana', body.id, 'accept');
    expect([late.status, late.body.error.code]).toEqual([409, 'SHIFT_MOVED']);
  });

  it('lapses when the shift begins, also before the job has seen it', async () => {
    const { body } = await ask('cy', {});
    api.clock.moveTo('2026-03-09T15:59:59.999Z');
    const open = async () =>
      (await api.as('ana').get(`${path}?open=true`)).body.items.length;
    expect(await open()).toBe(1);
    await api.knex('swaps').update({ lapses_at: '1773072000001' });
    api.clock.moveTo(1773072000001);
    expect(await open()).toBe(0);
    const late = await answer('ana', body.id, 'accept');
    expect(['SWAP_LAPSED', 'STALE_VERSION']).toContain(late.body.error.code);
    await until(async () => (await api.knex('swaps'))[0].state === 'lapsed');
    expect((await api.as('ana').get(path)).body.items).toMatchObject([
      { state: 'lapsed', version: 2 },
    ]);
  });

  it('agrees to nothing that is just being written down as lapsed', async () => {
    const { body } = await ask('cy', {});
    // What the job of another replica, whose clock is ahead, does at this moment.
    let accepting: Promise<Awaited<ReturnType<typeof answer>>> | undefined;
    const isPostgres = databaseId.startsWith('POSTGRES');
    const lapse = (knex: typeof api.knex) =>
      knex('swaps')
        .where({ id: body.id, version: 1 })
        .update({ state: 'lapsed', version: 2 });
    await api.knex.transaction(async trx => {
      await lapse(trx);
      if (!isPostgres) return;
      accepting = answer('ana', body.id, 'accept').then(reply => reply);
      await until(async () => {
        const { rows } = await trx.raw(
          'select 1 from pg_locks where not granted',
        );
        return rows.length > 0;
      });
    });
    const late = await (accepting ?? answer('ana', body.id, 'accept'));
    expect([late.status, late.body.error.code]).toEqual([409, 'STALE_VERSION']);
    expect(await holders()).toEqual(['bo', 'cy', 'eli', 'ana']);
  });

  it.each([
    [{ shiftId: 'single-cell:1' }, 409, /^A shift has begun/],
    [{ shiftId: 'platform:2' }, 400, /^shiftId: 'platform:2' is no shift of/],
    [
      { shiftId: 'single-cell:999999999' },
      400,
      /^shiftId: 'single-cell:999999999' is too far from the first shift/,
    ],
    [
      {
        to: user('eli'),
        inExchangeFor: { ...ELIS, shiftId: 'single-cell:-99999999' },
      },
      400,
      /^inExchangeFor.shiftId: 'single-cell:-99999999' is too far/,
    ],
    [{ level: 'tertiary' }, 400, /^level: tertiary has the same person at all/],
    [{ to: user('cy') }, 400, /^to: user:default\/cy has this shift already/],
    [{ to: user('nobody') }, 400, /^to: the catalog has no user/],
    [{ mode: 'take', to: user('ana') }, 400, /^to: only oneself can take/],
    [
      { inExchangeFor: { ...ELIS, shiftId: 'single-cell:5' } },
      400,
      /^inExchangeFor: user:default\/ana does not have this shift; user:default\/bo has/,
    ],
  ])('refuses %j', async (request, code, message) => {
    const { status, body } = await ask('bo', request);
    expect(status).toBe(code);
    expect(body.error.message).toMatch(message);
  });

  it('previews both directions, and hides what may not be read', async () => {
    const { body } = await api
      .as('cy')
      .post(`${path}/preview`)
      .send({ ...CYS, mode: 'ask', to: user('eli'), inExchangeFor: ELIS });
    expect(body.after).toMatchObject([
      { shiftId: 'single-cell:2', person: user('eli'), source: 'swap' },
      { shiftId: 'single-cell:3', person: user('cy'), source: 'swap' },
    ]);
    // Eli is secondary in the week that cy was to be primary.
    expect(body.warnings.map(({ code }: { code: string }) => code)).toContain(
      'DOUBLED',
    );
    const { body: asked } = await ask('cy', {});
    expect((await answer('stranger', asked.id, 'accept')).status).toBe(404);
    expect((await api.as('stranger').get(path)).status).toBe(404);
  });
});
