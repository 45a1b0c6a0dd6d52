import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  onCallHandoffExtensionPoint,
  type HandoffContributor,
} from '@signalbox/backstage-plugin-on-call-node';
import {
  startTestApi,
  type TestApi,
  type TestPolicy,
} from '../__testUtils__/startTestApi';
import { testEntities } from '../__testUtils__/testEntities';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
// At the end of bo's shift, which holds: to cy, on Monday 9 March.
const NOTE = '/shifts/single-cell:1/handoff';
const BO = 'user:default/bo';
const CY = 'user:default/cy';
const DEE = 'user:default/dee';

function contributing(...contributors: HandoffContributor[]) {
  return createBackendModule({
    pluginId: 'on-call',
    moduleId: 'test-handoff',
    register(reg) {
      reg.registerInit({
        deps: { handoff: onCallHandoffExtensionPoint },
        async init({ handoff }) {
          contributors.forEach(added => handoff.addContributor(added));
        },
      });
    },
  });
}

/** Only dee manages; everybody may do everything else. */
const managedByDee: TestPolicy = (permission, userRef) => ({
  result:
    permission === 'on-call.schedule.manage' && userRef !== DEE
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
});

describe.each(databases.eachSupportedId())('the handoff on %s', databaseId => {
  let api: TestApi;
  afterEach(() => api.stop());

  const begin = async (
    features: Array<ReturnType<typeof contributing>> = [],
  ) => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: managedByDee,
      features,
      // The catalog says from both sides that the explorer is part of the system.
      entities: testEntities.map(entity =>
        entity.kind === 'System'
          ? {
              ...entity,
              relations: [
                { type: 'hasPart', targetRef: 'component:default/explorer' },
                { type: 'ownedBy', targetRef: 'group:default/single-cell' },
              ],
            }
          : entity,
      ),
    });
    return api;
  };
  const write = (who: string, version: number, markdown = 'All is well.') =>
    api.as(who).put(NOTE).send({ markdown, version });
  const acknowledge = (who: string, version: number) =>
    api.as(who).post(`${NOTE}/acknowledge`).send({ version });
  const told = async () =>
    (
      await api
        .knex('messages')
        .where('dedupe_key', 'like', 'handoff:%')
        .orderBy('id')
    ).map(({ person, payload }) => {
      const { title, link, topic } = JSON.parse(payload);
      return { person, title, link, topic };
    });

  it('C4 is drafted from what is open', async () => {
    const asked: string[][] = [];
    await begin([
      contributing({
        title: 'Unfinished deployments',
        contribute: async ({ entityRefs }) => {
          asked.push(entityRefs);
          return [
            {
              text: 'explorer to prod: [running]\nsince *noon*',
              url: 'https://portal.example/a_(b)',
            },
          ];
        },
      }),
    ]);
    const now = api.clock.now();
    await api.as('bo').post('/pages').send({
      rotation: 'single-cell',
      title: 'The API answers 502',
    });
    await api.as('bo').put('/shifts/single-cell:1/book/cut').send({
      done: true,
    });
    await api.knex('overrides').insert({
      id: '01',
      rotation: 'single-cell',
      level: 'primary',
      start_at: Date.parse('2026-03-10T17:00:00Z'),
      end_at: Date.parse('2026-03-10T19:00:00Z'),
      person: 'user:default/ana',
      created_by: CY,
      created_at: now,
    });
    const { body, status } = await api.as('vic').get(NOTE);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      shiftId: 'single-cell:1',
      at: '2026-03-09T16:00:00.000Z',
      outgoing: BO,
      incoming: CY,
      state: 'none',
      version: 0,
    });
    expect(body.draft).toEqual([
      {
        title: 'Unfinished deployments',
        items: [
          {
            text: 'explorer to prod: [running]\nsince *noon*',
            url: 'https://portal.example/a_(b)',
          },
        ],
      },
      {
        title: 'Open pages',
        items: [
          {
            text: 'The API answers 502 (open)',
            url: expect.stringMatching(
              /^http:\/\/portal\.example\/catalog\/default\/component\/gateway\/on-call\?page=/,
            ),
          },
        ],
      },
      {
        title: 'Duties that are not done',
        items: [
          {
            text: 'Promote staging to production (by Wed 4 Mar, 10:00 PST)',
          },
          { text: "Watch the team's channels" },
          { text: 'Keep an eye on Sentry' },
          { text: 'Log incidents' },
          { text: 'Upgrade dependencies' },
        ],
      },
      {
        title: 'Overrides and swaps of the coming week',
        items: [
          {
            text: 'ana is Primary in place of cy from Tue 10 Mar, 10:00 PDT to Tue 10 Mar, 12:00 PDT',
          },
        ],
      },
    ]);
    expect(body.draftMarkdown).toContain(
      '# Single Cell: handoff of Mon 9 Mar, 09:00 PDT\n\nFrom bo to cy.\n\n## What to watch\n\n## Unfinished deployments\n\n- [explorer to prod: \\[running\\] since \\*noon\\*](https://portal.example/a_%28b%29)\n\n## Open pages\n',
    );
    // What the rotation is for, what is annotated with it, and the parts of a System among it.
    expect(asked).toEqual([
      [
        'component:default/explorer',
        'component:default/gateway',
        'system:default/single-cell',
      ],
    ]);
    // Others who look within the minute are told the same.
    await api.as('cy').get(NOTE);
    expect(asked).toHaveLength(1);
    api.clock.moveTo(now + 61_000);
    await api.as('cy').get(NOTE);
    expect(asked).toHaveLength(2);
  }, 60_000);

  it('says of a section that it could not be asked for, and has the others', async () => {
    let broken = true;
    await begin([
      contributing({
        title: 'Deployments',
        contribute: async () => {
          if (broken) throw new Error('a secret of the release train');
          return [];
        },
      }),
    ]);
    const first = await api.as('cy').get(NOTE);
    expect(first.body.draft[0]).toEqual({
      title: 'Deployments',
      items: [],
      problem: 'It could not be asked, so it is not known what is open.',
    });
    expect(first.body.draft).toHaveLength(4);
    expect(first.body.draftMarkdown).toContain(
      '## Deployments\n\n_It could not be asked, so it is not known what is open._',
    );
    broken = false;
    api.clock.moveTo(api.clock.now() + 11_000);
    const second = await api.as('cy').get(NOTE);
    expect(second.body.draft[0]).toEqual({ title: 'Deployments', items: [] });
  }, 60_000);

  it('C4 is written by the outgoing primary and acknowledged by the incoming one only', async () => {
    await begin();
    const refused = await write('cy', 0);
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      'The note is written by bo, the primary at the end of this shift, or by somebody who manages the schedule of Single Cell.',
    ]);
    expect((await acknowledge('cy', 0)).body.error.code).toBe('NO_NOTE');

    const written = await write('bo', 0);
    expect(written.body).toMatchObject({
      state: 'written',
      version: 1,
      markdown: 'All is well.',
      writtenBy: BO,
      writtenAt: '2026-03-04T18:00:00.000Z',
    });
    for (const who of ['bo', 'dee', 'ana']) {
      const { status, body } = await acknowledge(who, 1);
      expect([status, body.error.message]).toEqual([
        403,
        'Only cy, the primary at Mon 9 Mar, 09:00 PDT, may acknowledge the note.',
      ]);
    }
    const agent = {
      token: mockCredentials.user.token(CY, {
        actor: { subject: 'plugin:mcp-actions' },
      }),
    };
    const byAgent = await api
      .as(agent)
      .post(`${NOTE}/acknowledge`)
      .send({ version: 1 });
    expect(byAgent.status).toBe(403);
    const acknowledged = await acknowledge('cy', 1);
    expect(acknowledged.body).toMatchObject({
      state: 'acknowledged',
      version: 2,
      acknowledgedBy: CY,
      acknowledgedAt: '2026-03-04T18:00:00.000Z',
    });
    expect((await acknowledge('cy', 2)).body.version).toBe(2);
    const link =
      'http://portal.example/catalog/default/component/gateway/on-call?shift=single-cell%3A1#handoff';
    expect(await told()).toEqual([
      {
        person: CY,
        title: 'Single Cell: there is a handoff note for you',
        link,
        topic: 'handoff',
      },
      {
        person: BO,
        title: 'Single Cell: your handoff note was acknowledged',
        link,
        topic: 'handoff',
      },
    ]);
    expect(
      api.audit
        .filter(({ status }) => status === 'succeeded')
        .map(({ eventId, meta }) => [eventId, meta]),
    ).toEqual([
      ['handoff-write', { shiftId: 'single-cell:1', version: 0, written: 1 }],
      ['handoff-acknowledge', { shiftId: 'single-cell:1', version: 1 }],
      ['handoff-acknowledge', { shiftId: 'single-cell:1', version: 2 }],
    ]);
  }, 60_000);

  it('goes to whoever is primary at the handoff by the schedule as it is now', async () => {
    await begin();
    await write('bo', 0);
    const end = Date.parse('2026-03-09T16:00:00Z');
    await api.knex('overrides').insert({
      id: '01',
      rotation: 'single-cell',
      level: 'primary',
      start_at: end - 3_600_000,
      end_at: end + 3_600_000,
      person: 'user:default/eli',
      created_by: DEE,
      created_at: api.clock.now(),
    });
    expect((await acknowledge('cy', 1)).status).toBe(403);
    expect((await acknowledge('eli', 1)).status).toBe(200);
    // She is primary at its end as well, so the note is hers to write now.
    expect((await write('bo', 2)).status).toBe(403);
    expect((await write('eli', 2)).status).toBe(200);
    expect((await told()).map(({ person }) => person)).toEqual([CY, BO]);
  }, 60_000);

  it('refuses what was written over something unseen, and keeps both', async () => {
    await begin();
    const both = await Promise.all([
      write('bo', 0, 'by bo'),
      write('dee', 0, 'by dee'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both.find(({ status }) => status === 200)!.body;
    const loser = both.find(({ status }) => status === 409)!.body;
    expect(loser.error).toMatchObject({
      code: 'STALE_VERSION',
      reasons: [
        {
          code: 'STALE_VERSION',
          params: {
            version: 1,
            state: 'written',
            markdown: winner.markdown,
            writtenBy: winner.writtenBy,
          },
        },
      ],
    });
    expect(await told()).toHaveLength(1);

    // Whoever has not seen the acknowledgement does not write over it unawares.
    await acknowledge('cy', 1);
    const unaware = await write('bo', 1, 'one more thing');
    expect([
      unaware.status,
      unaware.body.error.reasons[0].params.state,
    ]).toEqual([409, 'acknowledged']);
    const aware = await write('bo', 2, 'one more thing');
    expect(aware.body).toMatchObject({ state: 'written', version: 3 });
    expect(aware.body.acknowledgedBy).toBeUndefined();
    expect((await acknowledge('cy', 2)).status).toBe(409);
    expect((await acknowledge('cy', 3)).body.state).toBe('acknowledged');
    expect((await told()).at(-2)!.title).toBe(
      'Single Cell: the handoff note was written anew',
    );
  }, 60_000);

  it('is not written before the shift, and not by whoever may only read', async () => {
    await begin();
    const ahead = await api
      .as('cy')
      .put('/shifts/single-cell:2/handoff')
      .send({ markdown: 'x', version: 0 });
    expect([ahead.status, ahead.body.error.code]).toEqual([409, 'SHIFT_AHEAD']);
    await api.stop();
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: permission => ({
        result:
          permission === 'on-call.read'
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }),
    });
    expect((await write('bo', 0)).status).toBe(403);
    expect((await acknowledge('cy', 0)).status).toBe(403);
  }, 60_000);
});
