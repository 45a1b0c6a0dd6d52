import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallReadinessExtensionPoint,
  type MachineFinding,
  type ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import {
  startTestApi,
  type TestApi,
  type TestPolicy,
} from '../__testUtils__/startTestApi';
import { singleCell, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';
import { readModel } from '../config/readModel';
import { DatabaseReadinessReader } from './DatabaseReadinessReader';
import { DatabaseFindingStore } from './FindingStore';

const databases = testDatabases();
const DAY_MS = 24 * 60 * 60_000;
const CY = 'user:default/cy';
const TOKEN = 'a-token-of-her-own';
const path = (userRef: string) => `/readiness/${encodeURIComponent(userRef)}`;

const yes: MachineFinding = { state: 'yes', detail: 'seen' };
const no: MachineFinding = { state: 'no', detail: 'nothing there' };
const unknown: MachineFinding = { state: 'unknown', detail: 'cannot tell' };

/** A machine that finds what a test says, and notes whom it looked at. */
function createProbe(
  found: Partial<Record<'assigned' | 'works', MachineFinding>> = {},
) {
  const looked: string[] = [];
  const tokens: string[] = [];
  const state = {
    assigned: yes,
    works: unknown,
    byToken: { assigned: unknown, works: yes } as Record<
      'assigned' | 'works',
      MachineFinding
    >,
    down: false,
    ...found,
  };
  const probe: ReadinessProbe = {
    kind: 'test-probe',
    readOptions: config => ({ wants: config.getOptionalString('wants') }),
    look: async person => {
      looked.push(person);
      if (state.down) throw new Error('The vendor is down');
      return { assigned: state.assigned, works: state.works };
    },
    lookWithToken: async (_person, _options, token) => {
      tokens.push(token);
      if (state.down) throw new Error(`Failed: GET with ${token}`);
      return state.byToken;
    },
  };
  const feature = createBackendModule({
    pluginId: 'on-call',
    moduleId: 'test-probe',
    register(reg) {
      reg.registerInit({
        deps: { readiness: onCallReadinessExtensionPoint },
        init: async ({ readiness }) => readiness.addProbe(probe),
      });
    },
  });
  return { feature, looked, tokens, state };
}

const attested = { id: 'sentry', title: 'Sentry', validFor: { days: 90 } };
const looked = {
  id: 'token',
  title: 'A token',
  machine: 'test-probe',
  validFor: { days: 30 },
};
const configured = (readiness: object[]) => ({
  ...testConfig,
  onCall: { rotations: [{ ...singleCell, readiness }] },
});

/** Only dee manages; everybody may do everything else. */
const managedByDee: TestPolicy = (permission, userRef) => ({
  result:
    permission === 'on-call.schedule.manage' && userRef !== 'user:default/dee'
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});

describe.each(databases.eachSupportedId())('readiness on %s', databaseId => {
  let api: TestApi;
  afterEach(() => api.stop());

  const begin = async (
    readiness: object[],
    features: Array<ReturnType<typeof createProbe>['feature']> = [],
  ) => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      config: configured(readiness),
      policy: managedByDee,
      features,
    });
  };
  const attest = (
    who: string,
    of: string,
    box: string,
    state = 'yes',
    checkId = 'sentry',
  ) =>
    api
      .as(who)
      .put(`${path(of)}/${checkId}`)
      .send({ box, state, note: ' signed in ' });
  const messages = async () =>
    (
      await api
        .knex('messages')
        .where('dedupe_key', 'like', 'readiness:%')
        .orderBy('person')
    ).map(({ person, payload }) => ({ person, ...JSON.parse(payload) }));

  it('C4 shows what somebody lacks for their next shift, each check with two boxes', async () => {
    await begin([attested]);
    const { body } = await api.as('cy').get('/readiness/me');
    expect(body).toEqual({
      userRef: CY,
      ready: false,
      asOf: '2026-03-04T18:00:00.000Z',
      helpChannel: '#help-infra',
      nextShift: {
        rotation: 'single-cell',
        rotationTitle: 'Single Cell',
        timeZone: 'America/Los_Angeles',
        level: 'secondary',
        levelTitle: 'Secondary',
        shiftId: 'single-cell:1',
        start: '2026-03-02T17:00:00.000Z',
        end: '2026-03-09T16:00:00.000Z',
        source: 'rotation',
        current: true,
      },
      checks: [
        {
          id: 'sentry',
          title: 'Sentry',
          machine: false,
          takesToken: false,
          assigned: { state: 'unknown' },
          works: { state: 'unknown' },
        },
      ],
    });
    await attest('cy', 'me', 'assigned');
    const ready = await attest('cy', 'me', 'works');
    expect(ready.body.ready).toBe(true);
    expect(ready.body.checks[0].works).toEqual({
      state: 'yes',
      by: 'person',
      person: CY,
      at: '2026-03-04T18:00:00.000Z',
      expiresAt: '2026-06-02T18:00:00.000Z',
      detail: 'signed in',
    });
    // To the millisecond: at its expiry it is believed no more.
    api.clock.moveTo(api.clock.now() + 90 * DAY_MS - 1);
    expect((await api.as('cy').get('/readiness/me')).body.ready).toBe(true);
    api.clock.moveTo(api.clock.now() + 1);
    const later = await api.as('bo').get(path(CY));
    expect([later.body.ready, later.body.checks[0].works.state]).toEqual([
      false,
      'expired',
    ]);
  }, 60_000);

  it('is said by the person themself or by whoever manages', async () => {
    await begin([attested]);
    const refused = await attest('bo', CY, 'works');
    expect([refused.status, refused.body.error.code]).toEqual([
      403,
      'NOT_PERMITTED',
    ]);
    const managed = await attest('dee', CY, 'works', 'no');
    expect(managed.body.checks[0].works).toMatchObject({
      state: 'no',
      by: 'person',
      person: 'user:default/dee',
    });
    const status = async (of: string, checkId = 'sentry') =>
      (await attest('cy', of, 'works', 'yes', checkId)).status;
    expect(await status('me', 'no-such-check')).toBe(404);
    expect(await status('group:default/single-cell')).toBe(400);
    expect(
      api.audit
        .filter(entry => entry.status === 'succeeded')
        .map(({ meta }) => meta),
    ).toEqual([{ userRef: CY, checkId: 'sentry', box: 'works', state: 'no' }]);
    // Somebody who takes no part has nothing to be ready with, unless one asks for the rotation.
    const vic = await api.as('vic').get('/readiness/me');
    expect([vic.body.ready, vic.body.checks]).toEqual([true, []]);
    const asked = await api.as('vic').get('/readiness/me?rotation=single-cell');
    expect([asked.body.ready, asked.body.checks.length]).toEqual([false, 1]);
    expect(
      (await api.as('vic').get('/readiness/me?rotation=elsewhere')).status,
    ).toBe(404);
  }, 60_000);

  it('is looked at by machines in the two weeks before a shift, and daily', async () => {
    const { feature, looked: people, state } = createProbe();
    await begin([looked], [feature]);
    await until(async () => people.length === 5);
    // Eli is secondary next week and ana in two, and dee always is third.
    expect([...people].sort()).toEqual(
      ['ana', 'bo', 'cy', 'dee', 'eli'].map(name => `user:default/${name}`),
    );
    const boxes = async () => {
      const { body } = await api.as('cy').get('/readiness/me');
      return body.checks[0];
    };
    await until(async () => (await boxes()).assigned.state === 'yes');
    expect(await boxes()).toEqual({
      id: 'token',
      title: 'A token',
      machine: true,
      takesToken: true,
      assigned: {
        state: 'yes',
        by: 'machine',
        at: '2026-03-04T18:00:00.000Z',
        expiresAt: '2026-04-03T18:00:00.000Z',
        detail: 'seen',
      },
      works: {
        state: 'unknown',
        by: 'machine',
        at: '2026-03-04T18:00:00.000Z',
        detail: 'cannot tell',
      },
    });
    // What a machine cannot tell, a person says; what it can, it knows better.
    const lookedAt = api.clock.now();
    api.clock.moveTo(lookedAt + 60_000);
    await attest('cy', 'me', 'works', 'yes', 'token');
    await attest('cy', 'me', 'assigned', 'no', 'token');
    expect(await boxes()).toMatchObject({
      assigned: { state: 'yes', by: 'machine' },
      works: { state: 'yes', by: 'person' },
    });

    people.length = 0;
    state.assigned = no;
    api.clock.moveTo(lookedAt + DAY_MS - 1);
    await new Promise(done => {
      setTimeout(done, 100);
    });
    expect(people).toEqual([]);
    api.clock.moveTo(api.clock.now() + 1);
    await until(async () => (await boxes()).assigned.state === 'no');
    expect((await boxes()).assigned.detail).toBe('nothing there');

    // A vendor that is down undoes nothing that was seen, and is asked again within the hour.
    await until(async () => people.length === 5);
    people.length = 0;
    state.down = true;
    api.clock.moveTo(api.clock.now() + DAY_MS);
    await until(async () => people.length === 5);
    expect((await boxes()).assigned.state).toBe('no');
    await until(
      async () =>
        (
          await api
            .knex('readiness_looks')
            .where({ next_at: api.clock.now() + 60 * 60_000 })
        ).length === 5,
    );
  }, 60_000);

  it('looks further by a token that is handed over, used once and kept nowhere', async () => {
    const { feature, tokens, state } = createProbe();
    await begin([attested, looked], [feature]);
    const look = (who: string, of: string, checkId = 'token') =>
      api
        .as(who)
        .post(`${path(of)}/${checkId}/look`)
        .send({ token: TOKEN });
    const { body, status } = await look('cy', 'me');
    expect(status).toBe(200);
    expect(body.checks[1].works).toMatchObject({
      state: 'yes',
      by: 'machine',
      detail: 'seen',
      expiresAt: '2026-04-03T18:00:00.000Z',
    });
    expect(tokens).toEqual([TOKEN]);
    expect((await look('dee', CY)).status).toBe(403);
    expect((await look('cy', 'me', 'sentry')).body.error.code).toBe(
      'NO_TOKEN_LOOK',
    );
    // A token that tells nothing undoes nothing.
    state.byToken = { assigned: unknown, works: unknown };
    const again = await look('cy', 'me');
    expect(again.body.checks[1].works.state).toBe('yes');
    state.down = true;
    const failed = await look('cy', 'me');
    expect([failed.status, failed.body.error]).toEqual([
      503,
      expect.objectContaining({
        code: 'LOOK_FAILED',
        message: 'The machine could not look; try again later.',
      }),
    ]);

    const kept = await Promise.all(
      ['readiness_findings', 'readiness_looks', 'messages'].map(table =>
        api.knex(table),
      ),
    );
    expect(JSON.stringify([kept, api.audit, api.signals, body])).not.toContain(
      TOKEN,
    );
  }, 60_000);

  it('C4 tells people once, in the week before their shift, what they lack, and the manager once a quarter', async () => {
    const { feature } = createProbe();
    await begin([attested, looked], [feature]);
    await until(async () => (await messages()).length === 3);
    const lacking = 'Not known to be in order: Sentry, A token.';
    expect(
      (await messages()).filter(({ title }) => title.includes('shift')),
    ).toEqual(
      [
        // Cy is primary next week and eli secondary.
        CY,
        'user:default/eli',
      ].map(person => ({
        person,
        title: 'Single Cell: you are not ready for your shift yet',
        text: `Your shift begins Mon 9 Mar, 09:00 PDT. ${lacking}\n\nWhat you lack you can ask for in #help-infra, or ask your manager.`,
        link: 'http://portal.example/catalog/default/component/gateway/on-call#readiness',
        severity: 'normal',
        topic: 'readiness',
      })),
    );
    expect((await messages())[1]).toMatchObject({
      person: 'user:default/dee',
      title: 'Single Cell: you are not ready for your level yet',
      text: expect.stringContaining(
        `You are Tertiary at all times. ${lacking}`,
      ),
    });
    // Nothing more of this shift, whatever changes; of the next one in its own week.
    await attest('cy', 'me', 'works', 'no');
    api.clock.moveTo('2026-03-09T17:00:00Z');
    await until(async () => (await messages()).length === 5);
    expect((await messages()).map(({ person }) => person).sort()).toEqual([
      'user:default/ana',
      CY,
      'user:default/dee',
      'user:default/eli',
      'user:default/eli',
    ]);
    // In the next quarter, when there still is a gap.
    api.clock.moveTo('2026-04-01T17:00:00Z');
    await until(
      async () =>
        (await messages()).filter(({ person }) => person.endsWith('/dee'))
          .length === 2,
    );
  }, 60_000);

  it('tells nobody that a shift begins which they hold and resume after an override', async () => {
    await begin([attested]);
    const about = async (name: string) =>
      (await messages()).filter(
        ({ person }) => person === `user:default/${name}`,
      );
    await until(async () => (await messages()).length === 3);
    // Bo is primary; ana stands in for one day in the middle of the week.
    const { status } = await api
      .as('bo')
      .post('/rotations/single-cell/overrides')
      .send({
        level: 'primary',
        person: 'user:default/ana',
        start: '2026-03-04T20:00:00.000Z',
        end: '2026-03-05T20:00:00.000Z',
      });
    expect(status).toBe(201);
    const next = async () =>
      (await api.as('bo').get('/readiness/me')).body.nextShift;
    expect(await next()).toMatchObject({
      current: true,
      shiftId: 'single-cell:1',
      end: '2026-03-04T20:00:00.000Z',
    });
    await until(async () => (await about('ana')).length === 1);
    // Also while she stands in, and a day after he has resumed it.
    api.clock.moveTo('2026-03-04T21:00:00Z');
    expect(await next()).toMatchObject({
      current: false,
      level: 'secondary',
      shiftId: 'single-cell:4',
    });
    api.clock.moveTo('2026-03-05T21:00:00Z');
    expect(await next()).toMatchObject({
      current: true,
      start: '2026-03-05T20:00:00.000Z',
    });
    expect(await about('bo')).toEqual([]);
  }, 60_000);

  it('has one check for one id', async () => {
    const knex = await databases.init(databaseId);
    const start = (validFor: object) =>
      startTestApi({
        knex,
        config: {
          ...testConfig,
          onCall: {
            rotations: [
              { ...singleCell, readiness: [attested] },
              {
                ...singleCell,
                id: 'platform',
                entityRefs: [],
                readiness: [{ ...attested, title: 'Errors', validFor }],
              },
            ],
          },
        },
      });
    await expect(start({ days: 7 })).rejects.toThrow(
      "the readiness check 'sentry' of the rotation 'platform' differs",
    );
    api = await start({ days: 90 });
    const { body } = await attest('cy', 'me', 'works');
    expect(body.checks).toHaveLength(1);
    const other = await api.as('cy').get('/readiness/me?rotation=platform');
    expect(other.body.checks[0].works.state).toBe('yes');
  }, 60_000);

  it('is told of many people by one query', async () => {
    await begin([attested]);
    await attest('cy', 'me', 'works');
    await attest('cy', 'me', 'assigned');
    await attest('bo', 'me', 'assigned', 'no');
    let queries = 0;
    // The workers of the plugin ask other tables meanwhile.
    const count = ({ sql }: { sql: string }) => {
      if (sql.includes('readiness_findings')) queries += 1;
    };
    const model = readModel(
      mockServices.rootConfig({ data: configured([attested]) }),
      { probes: new Map() },
    );
    const reader = DatabaseReadinessReader.create({
      model,
      clock: api.clock,
      findings: DatabaseFindingStore.create({ knex: api.knex }),
    });
    api.knex.on('query', count);
    const found = await reader.of(
      [CY, 'user:default/bo', 'user:default/ana'],
      'single-cell',
    );
    api.knex.removeListener('query', count);
    expect([...found]).toEqual([
      [CY, 'ready'],
      ['user:default/bo', 'gaps'],
      ['user:default/ana', 'unknown'],
    ]);
    expect(queries).toBe(1);
    await expect(reader.of([CY], 'elsewhere')).rejects.toThrow(
      "Found no rotation 'elsewhere'",
    );
  }, 60_000);
});
