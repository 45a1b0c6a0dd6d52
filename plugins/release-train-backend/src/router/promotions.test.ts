import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  releaseTrainDeployPermission,
  releaseTrainOverridePermission,
} from '@signalbox/backstage-plugin-release-train-common';
import { sha } from '../__testUtils__/Fixtures';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { DATA_PORTAL, EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

/** What a person of this name may not do. */
const DENIED: Record<string, string[]> = {
  'user:default/reader': [
    releaseTrainDeployPermission.name,
    releaseTrainOverridePermission.name,
  ],
  'user:default/dee': [releaseTrainOverridePermission.name],
};

describe.each(databases.eachSupportedId())('promotions on %s', databaseId => {
  let api: TestApi;
  let runId: string;
  /** The data portal comes before the explorer. */
  let portal: string;
  let explorer: string;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: (permission, userRef) => ({
        result: DENIED[userRef ?? '']?.includes(permission)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      }),
      arrange: async fixtures => {
        runId = await fixtures.run({ slotDate: '2026-11-19', state: 'ready' });
        // Made in another order than that of the members.
        explorer = await fixtures.candidate({
          runId,
          state: 'approved',
          component: EXPLORER,
          sha: sha('a1'),
        });
        portal = await fixtures.candidate({
          runId,
          state: 'approved',
          component: DATA_PORTAL,
          sha: sha('a2'),
        });
        for (const candidateId of [explorer, portal]) {
          await fixtures.approval(candidateId, 'user:default/ana');
          await fixtures.approval(candidateId, 'user:default/bo');
        }
      },
    });
  }, 60_000);
  afterEach(() => api.stop());

  const promote = (who: string, candidates: string[], more: object = {}) =>
    api
      .as(who)
      .post(`/runs/${runId}/promote`)
      .send({
        candidates: candidates.map(candidateId => ({
          candidateId,
          revision: 1,
        })),
        ...more,
      });
  const promotions = () =>
    api.knex('deployments').where({ environment: 'prod' });
  const reasonsOf = (body: any) =>
    body.error.reasons.map(({ code, params }: any) => [code, params.component]);

  it('are asked for in the order of the members, and a later one waits', async () => {
    const { status, body } = await promote('dee', [explorer, portal]);
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      {
        component: DATA_PORTAL,
        kind: 'train',
        state: 'queued',
        reasons: [],
        shaUrl: `https://code.example/data-portal/commit/${sha('a2')}`,
        requestedBy: 'user:default/dee',
      },
      {
        component: EXPLORER,
        state: 'blocked',
        reasons: [
          { code: 'DEPENDENCY', params: { components: 'data-portal' } },
        ],
      },
    ]);
    expect(api.audit.at(-1)).toMatchObject({
      eventId: 'run-promote',
      status: 'succeeded',
      meta: { runId },
    });
    const run = await api.as('dee').get(`/runs/${runId}`);
    expect(run.body.state).toBe('promoting');
  });

  it('wait only for what is in the same request', async () => {
    await promote('dee', [portal]).expect(200);
    const alone = await promote('dee', [explorer]);
    expect(alone.status).toBe(409);
    expect(reasonsOf(alone.body)).toEqual([['DEPENDENCY', EXPLORER]]);
    expect(await promotions()).toHaveLength(1);
  });

  it('are all asked for or none, and every reason names its component', async () => {
    await api
      .as('eli')
      .put(`/candidates/${explorer}/approvals`)
      .send({ verdict: 'objection', revision: 1, comment: 'It is blank' })
      .expect(200);
    const { status, body } = await promote('ana', [portal, explorer]);
    expect(status).toBe(409);
    expect(body.error.code).toBe('GUARDED');
    expect(reasonsOf(body)).toEqual([
      ['QUORUM', DATA_PORTAL], // Her own LGTM does not count.
      ['QUORUM', EXPLORER],
      ['OBJECTION', EXPLORER],
    ]);
    expect(await promotions()).toEqual([]);
    expect(api.audit.at(-1)).toMatchObject({
      eventId: 'run-promote',
      status: 'failed',
      code: 'GUARDED',
    });
  });

  it('are refused to whoever looked at another revision, or may not deploy', async () => {
    const stale = await api
      .as('dee')
      .post(`/runs/${runId}/promote`)
      .send({
        candidates: [
          { candidateId: portal, revision: 1 },
          { candidateId: explorer, revision: 4 },
        ],
      });
    expect(reasonsOf(stale.body)).toEqual([
      ['CANDIDATE_NOT_CURRENT', EXPLORER],
    ]);
    const denied = await promote('reader', [portal]);
    expect(reasonsOf(denied.body)).toEqual([['NOT_PERMITTED', DATA_PORTAL]]);
    const unknown = await promote('dee', ['01ARZ3NDEKTSV4RRFFQ69G5FAV']);
    expect(unknown.status).toBe(404);
    const empty = await promote('dee', []);
    expect(empty.status).toBe(400);
    expect(await promotions()).toEqual([]);
  });

  it('pass by guards for who may, and write that down for each', async () => {
    const override = { codes: ['QUORUM'], reason: 'The site is down' };
    const denied = await promote('dee', [portal, explorer], { override });
    expect(reasonsOf(denied.body)).toEqual([
      ['OVERRIDE_NOT_PERMITTED', DATA_PORTAL],
      ['OVERRIDE_NOT_PERMITTED', EXPLORER],
    ]);
    const fixed = await promote('ana', [portal], {
      override: { codes: ['QUORUM', 'NOT_PERMITTED'], reason: 'I want to' },
    });
    expect(fixed.body.error).toMatchObject({
      code: 'NOT_OVERRIDABLE',
      message: 'Nobody can pass by NOT_PERMITTED.',
    });
    const silent = await promote('ana', [portal], {
      override: { codes: ['QUORUM'], reason: '  ' },
    });
    expect(silent.status).toBe(400);

    const { status, body } = await promote('ana', [portal, explorer], {
      override,
    });
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { overridden: ['QUORUM'], overrideReason: 'The site is down' },
      { overridden: ['QUORUM'], reasons: [{ code: 'DEPENDENCY' }] },
    ]);
    const journal = await api.as('dee').get(`/runs/${runId}/journal`);
    expect(journal.body.items).toMatchObject([
      {
        actor: 'user:default/ana',
        what: 'guards-passed-by',
        component: DATA_PORTAL,
        environment: 'prod',
        detail: 'QUORUM: The site is down',
      },
      { what: 'guards-passed-by', component: EXPLORER },
    ]);
  });

  it('are asked for once, however many ask at the same moment', async () => {
    const answers = await Promise.all(
      ['dee', 'eli', 'fay'].map(who => promote(who, [portal, explorer])),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    for (const { body, status } of answers) {
      if (status === 200) continue;
      expect(reasonsOf(body)).toEqual(
        expect.arrayContaining([
          ['ACTIVE_DEPLOYMENT', DATA_PORTAL],
          ['ACTIVE_DEPLOYMENT', EXPLORER],
        ]),
      );
    }
    expect(await promotions()).toHaveLength(2);
  });
});
