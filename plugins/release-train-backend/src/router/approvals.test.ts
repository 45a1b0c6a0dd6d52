import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  releaseTrainApprovePermission,
  type Approval,
  type Candidate,
} from '@signalbox/backstage-plugin-release-train-common';
import { sha } from '../__testUtils__/Fixtures';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { until } from '../__testUtils__/until';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('approvals on %s', databaseId => {
  let api: TestApi;
  let runId: string;
  let id: string;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      policy: (permission, userRef) => ({
        result:
          permission === releaseTrainApprovePermission.name &&
          userRef === 'user:default/reader'
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
      }),
    });
    runId = await api.fixtures.run({ slotDate: '2026-11-19' });
    id = await api.fixtures.candidate({ runId });
    await api.fixtures.deployment({ candidateId: id, runId });
  }, 60_000);
  afterEach(() => api.stop());

  const path = () => `/candidates/${id}/approvals`;
  const say = (who: string, word: object = {}) =>
    api
      .as(who)
      .put(path())
      .send({ verdict: 'lgtm', revision: 1, ...word });
  const read = async (): Promise<Candidate> =>
    (await api.as('ana').get(`/candidates/${id}`)).body;
  const words = (candidate: Candidate) =>
    candidate.approvals.map(({ userRef, verdict }: Approval) => [
      userRef.replace('user:default/', ''),
      verdict,
    ]);

  it('counts two people who approve at the same time', async () => {
    const replies = await Promise.all([say('ana'), say('bo')]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);

    const candidate = await read();
    expect(words(candidate).sort()).toEqual([
      ['ana', 'lgtm'],
      ['bo', 'lgtm'],
    ]);
    expect(candidate.quorum).toEqual({ needed: 2, counted: 2 });
    expect(candidate.state).toBe('approved');
    expect(api.signals).toContainEqual({
      channel: 'release-train',
      kind: 'approval',
      component: EXPLORER,
      runId,
    });
  });

  it('keeps one word a person, however often it is said', async () => {
    await Promise.all([say('ana'), say('ana'), say('ana')]);
    expect(words(await read())).toEqual([['ana', 'lgtm']]);
    expect(
      await api.knex('approvals').where({ user_ref: 'user:default/ana' }),
    ).toHaveLength(1);
  });

  it('follows a change of mind, and keeps what was said before', async () => {
    await say('ana');
    await say('bo');
    const { body } = await say('bo', {
      verdict: 'objection',
      comment: 'Gene search is slow',
    });
    expect(words(body)).toEqual([
      ['ana', 'lgtm'],
      ['bo', 'objection'],
    ]);
    expect(body.approvals[1].comment).toBe('Gene search is slow');
    expect(body.state).toBe('approvable');
    const kept = await api
      .knex('approvals')
      .where({ user_ref: 'user:default/bo' })
      .orderBy('id');
    expect(kept.map(row => [row.verdict, row.retracted_at !== null])).toEqual([
      ['lgtm', true],
      ['objection', false],
    ]);
  });

  it('lets people take their word back', async () => {
    await say('ana');
    await say('bo');
    const { body, status } = await api.as('ana').delete(path());
    expect(status).toBe(200);
    expect(words(body)).toEqual([['bo', 'lgtm']]);
    expect(body.state).toBe('approvable');
    // There is nothing to take back any more, which is what was asked for.
    expect((await api.as('ana').delete(path())).status).toBe(200);
  });

  it.each([
    ['cy', 'APPROVAL_BY_AUTHOR'],
    ['outsider', 'APPROVAL_BY_OUTSIDER'],
  ])('refuses the LGTM of %s', async (who, code) => {
    const { body, status } = await say(who);
    expect(status).toBe(409);
    expect(body.error).toMatchObject({
      name: 'ConflictError',
      code,
      message: expect.any(String),
      reasons: [{ code, message: expect.any(String) }],
    });
    expect((await read()).approvals).toEqual([]);
  });

  it('lets the author object', async () => {
    expect((await say('cy', { verdict: 'objection' })).status).toBe(200);
  });

  it('refuses the LGTM of who asked for the promotion', async () => {
    await api.fixtures.deployment({
      environment: 'prod',
      state: 'blocked',
      candidateId: id,
      requestedBy: 'user:default/eli',
    });
    const { body } = await say('eli');
    expect(body.error.code).toBe('APPROVAL_BY_REQUESTER');
  });

  it('takes no word from a service, nor from one that acts for a person', async () => {
    const service = { token: mockCredentials.service.token() };
    const agent = {
      token: mockCredentials.user.token('user:default/ana', {
        actor: { subject: 'plugin:mcp-actions' },
      }),
    };
    await say('ana');
    for (const [who, status] of [
      [service, 403],
      [agent, 409],
    ] as const) {
      const put = await api
        .as(who)
        .put(path())
        .send({ verdict: 'lgtm', revision: 1 });
      const del = await api.as(who).delete(path());
      for (const reply of [put, del]) {
        expect(reply.status).toBe(status);
        expect(reply.body.error.code).toBe('APPROVAL_BY_SERVICE');
      }
    }
    expect(words(await read())).toEqual([['ana', 'lgtm']]);
  });

  it('refuses those who may only read', async () => {
    for (const reply of [
      await say('reader'),
      await api.as('reader').delete(path()),
    ]) {
      expect(reply.status).toBe(403);
      expect(reply.body.error).toMatchObject({
        name: 'NotAllowedError',
        code: 'NOT_PERMITTED',
      });
    }
  });

  it('binds a word to the revision that was looked at', async () => {
    const wrong = await say('ana', { revision: 2 });
    expect(wrong.status).toBe(409);
    expect(wrong.body.error.code).toBe('CANDIDATE_NOT_CURRENT');

    await api.fixtures.candidate({ runId, revision: 2, sha: sha('a2') });
    const old = await say('ana');
    expect(old.status).toBe(409);
    expect(old.body.error.code).toBe('CANDIDATE_NOT_CURRENT');
  });

  it('refuses a word on a candidate that is not on staging', async () => {
    await api.knex('candidates').update({ state: 'pinned', staged_at: null });
    const { body } = await say('ana');
    expect(body.error.code).toBe('CANDIDATE_NOT_STAGED');
  });

  it('names what is wrong in a word', async () => {
    const verdict = await say('ana', { verdict: 'rubber stamp' });
    expect(verdict.status).toBe(400);
    expect(verdict.body.error.message).toContain("'verdict' of the body");
    const revision = await api.as('ana').put(path()).send({ verdict: 'lgtm' });
    expect(revision.body.error.message).toContain("'revision'");
    const unknown = await say('ana', { mood: 'good' });
    expect(unknown.body.error.message).toContain("'mood'");
    const unreadable = await api
      .as('ana')
      .put(path())
      .set('content-type', 'application/json')
      .send('{');
    expect(unreadable.status).toBe(400);
    expect(unreadable.body.error.name).toBe('InputError');
  });

  it('finds no candidate that is not there', async () => {
    const reply = await api
      .as('ana')
      .put('/candidates/nowhere/approvals')
      .send({ verdict: 'lgtm', revision: 1 });
    expect(reply.status).toBe(404);
    expect(reply.body.error.code).toBe('NOT_FOUND');
  });

  it('lets a blocked promotion go on once the quorum is there, and closes the words then', async () => {
    const promotion = await api.fixtures.deployment({
      environment: 'prod',
      state: 'blocked',
      candidateId: id,
      runId,
      requestedBy: 'user:default/eli',
    });
    await say('ana');
    await say('bo');
    await until(async () => {
      const { body } = await api.as('ana').get(`/deployments/${promotion}`);
      return body.deployment.state === 'dispatched';
    });

    const retracted = await api.as('ana').delete(path());
    expect(retracted.status).toBe(409);
    expect(retracted.body.error.code).toBe('ALREADY_DISPATCHED');
    expect((await say('dee', { verdict: 'objection' })).body.error.code).toBe(
      'CANDIDATE_ENDED',
    );
    expect(words(await read())).toHaveLength(2);
  });

  it('opens the words again when the promotion ended without an effect', async () => {
    await say('ana');
    await api.fixtures.deployment({
      environment: 'prod',
      state: 'failed',
      candidateId: id,
    });
    expect((await api.as('ana').delete(path())).status).toBe(200);
  });

  it('tells the audit log of every word, taken and refused', async () => {
    await say('ana', { comment: 'Works for me' });
    await say('cy');
    await api.as('ana').delete(path());
    const meta = { candidateId: id, verdict: 'lgtm', revision: 1 };
    expect(api.audit).toEqual([
      { eventId: 'approval-give', status: 'initiated', meta },
      {
        eventId: 'approval-give',
        status: 'succeeded',
        meta: { ...meta, component: EXPLORER, sha: sha('a1') },
      },
      { eventId: 'approval-give', status: 'initiated', meta },
      {
        eventId: 'approval-give',
        status: 'failed',
        meta,
        code: 'APPROVAL_BY_AUTHOR',
      },
      {
        eventId: 'approval-retract',
        status: 'initiated',
        meta: { candidateId: id },
      },
      {
        eventId: 'approval-retract',
        status: 'succeeded',
        meta: {
          candidateId: id,
          component: EXPLORER,
          revision: 1,
          sha: sha('a1'),
        },
      },
    ]);
  });
});
