import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  releaseTrainDeployPermission,
  releaseTrainSettlePermission,
  type GuardReason,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  createReleaseTrainConditionalDecision,
  releaseTrainConditions,
} from '../permissions/conditions';
import { sha } from '../__testUtils__/Fixtures';
import { startTestApi, type TestApi } from '../__testUtils__/startTestApi';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

/** After the test's present, so that the scheduler leaves the deployment alone. */
const LATER = '2026-11-25T19:00:00.000Z';

describe.each(databases.eachSupportedId())('deployments on %s', databaseId => {
  let api: TestApi;

  beforeEach(async () => {
    api = await startTestApi({
      knex: await databases.init(databaseId),
      // Sten deploys to staging only, and settles nothing.
      policy: (permission, userRef) => {
        if (userRef !== 'user:default/sten') {
          return { result: AuthorizeResult.ALLOW };
        }
        if (permission === releaseTrainDeployPermission.name) {
          return createReleaseTrainConditionalDecision(
            releaseTrainDeployPermission,
            releaseTrainConditions.hasEnvironment({
              environments: ['staging'],
            }),
          );
        }
        return {
          result:
            permission === releaseTrainSettlePermission.name
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        };
      },
    });
  }, 60_000);
  afterEach(() => api.stop());

  const manual = (more: object = {}) => ({
    component: EXPLORER,
    environment: 'staging',
    sha: sha('e1'),
    dueAt: LATER,
    reason: 'Try the new image',
    ...more,
  });
  const ask = (who: string, body: object, key?: string) => {
    const request = api.as(who).post('/deployments');
    if (key) request.set('idempotency-key', key);
    return request.send(body);
  };

  it('asks for a deployment', async () => {
    const { body, status } = await ask('ana', manual());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      component: EXPLORER,
      environment: 'staging',
      sha: sha('e1'),
      kind: 'manual',
      state: 'queued',
      active: true,
      requestedBy: 'user:default/ana',
      dueAt: LATER,
    });
    const again = await api.as('bo').get(`/deployments/${body.id}`);
    expect(again.body.deployment).toEqual(body);
    expect(again.body.history).toMatchObject([
      { to: 'queued', actor: 'user:default/ana' },
    ]);
  });

  it('asks once with the same idempotency key', async () => {
    const first = await ask('ana', manual(), 'the-same-key');
    const second = await ask('ana', manual(), 'the-same-key');
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    // The key of somebody else is another key, and the place is taken.
    expect((await ask('bo', manual(), 'the-same-key')).status).toBe(409);
    expect(await api.knex('deployments')).toHaveLength(1);
  });

  it('asks once when the same key comes twice at the same time', async () => {
    const replies = await Promise.all(
      [1, 2, 3].map(() => ask('ana', manual(), 'the-same-key')),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
  });

  it('lets one of two people have the place', async () => {
    const replies = await Promise.all([
      ask('ana', manual()),
      ask('bo', manual({ sha: sha('e2') })),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = replies.find(({ status }) => status === 409)!;
    expect(refused.body.error).toMatchObject({
      code: 'ACTIVE_DEPLOYMENT',
      reasons: [{ code: 'ACTIVE_DEPLOYMENT' }],
    });
  });

  describe('explains beforehand what it refuses for', () => {
    /** The codes of the reasons, after both ways of asking have given the same. */
    async function reasonsFor(
      who: string,
      asked: { environment: string; sha?: string; candidateId?: string },
    ) {
      const query = new URLSearchParams({
        component: EXPLORER,
        environment: asked.environment,
        ...(asked.sha && { sha: asked.sha }),
        ...(asked.candidateId && { candidate: asked.candidateId }),
      });
      const explained = await api.as(who).get(`/guards?${query}`);
      expect(explained.status).toBe(200);
      expect(explained.body.allowed).toBe(false);
      const codes = explained.body.reasons.map(
        (reason: GuardReason) => reason.code,
      );

      const refused = await ask(who, {
        component: EXPLORER,
        reason: 'Wanted',
        ...asked,
      });
      expect(refused.status).toBe(409);
      expect(refused.body.error.reasons).toEqual(explained.body.reasons);
      expect(refused.body.error.code).toBe(
        codes.length === 1 ? codes[0] : 'GUARDED',
      );
      return codes;
    }

    it('for an environment that is only watched', async () => {
      const asked = { environment: 'dev', sha: sha('e1') };
      expect(await reasonsFor('ana', asked)).toEqual(['NOT_TRIGGERED']);
    });

    it('for a revision that is there already', async () => {
      await api
        .knex('environments')
        .where({ component: EXPLORER, environment: 'staging' })
        .update({ recorded_sha: sha('e1') });
      const asked = { environment: 'staging', sha: sha('e1') };
      expect(await reasonsFor('ana', asked)).toEqual(['ALREADY_DEPLOYED']);
    });

    it('for production without a candidate, for somebody who may not', async () => {
      const asked = { environment: 'prod', sha: sha('e1') };
      expect(await reasonsFor('sten', asked)).toEqual([
        'NOT_PERMITTED',
        'NEEDS_CANDIDATE',
        'ENVIRONMENT_ORDER',
      ]);
    });

    it('for a candidate that soaks and that nobody has approved', async () => {
      const runId = await api.fixtures.run({ slotDate: '2026-11-19' });
      const candidateId = await api.fixtures.candidate({
        runId,
        state: 'soaking',
        stagedAt: Date.parse('2026-11-23T18:00:00Z'),
      });
      await api.fixtures.deployment({ candidateId, runId });
      await api.fixtures.approval(candidateId, 'user:default/ana');
      await api.fixtures.approval(candidateId, 'user:default/bo', 'objection');
      const asked = { environment: 'prod', candidateId };
      expect(await reasonsFor('ana', asked)).toEqual([
        'SOAK',
        'QUORUM',
        'OBJECTION',
      ]);
    });

    it('and nothing when it would accept', async () => {
      const { body } = await api
        .as('sten')
        .get(
          `/guards?component=${EXPLORER}&environment=staging&sha=${sha('e1')}`,
        );
      expect(body).toMatchObject({
        allowed: true,
        reasons: [],
        sha: sha('e1'),
      });
      expect((await ask('sten', manual())).status).toBe(201);
    });
  });

  it('promotes a candidate that is approved', async () => {
    const runId = await api.fixtures.run({ slotDate: '2026-11-19' });
    const candidateId = await api.fixtures.candidate({ runId });
    await api.fixtures.deployment({ candidateId, runId });
    await api.fixtures.approval(candidateId, 'user:default/ana');
    await api.fixtures.approval(candidateId, 'user:default/bo');
    const { body, status } = await ask('eli', {
      component: EXPLORER,
      environment: 'prod',
      candidateId,
      revision: 1,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ kind: 'train', candidateId, runId });
  });

  it('cancels what has not ended, from the version that was seen', async () => {
    const { body: asked } = await ask('ana', manual());
    const path = `/deployments/${asked.id}/cancel`;
    const stale = await api.as('ana').post(path).send({ version: 7 });
    expect(stale.status).toBe(409);
    expect(stale.body.error.code).toBe('STALE_VERSION');

    const refused = await api.as('sten').post(path).send({ version: 1 });
    expect(refused.status).toBe(403);
    expect(refused.body.error.code).toBe('NOT_PERMITTED');

    const { body, status } = await api
      .as('ana')
      .post(path)
      .send({ version: 1, reason: 'Not today' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'cancelled', active: false });
  });

  it('settles what needs a human', async () => {
    const id = await api.fixtures.deployment({ state: 'needs_human' });
    const path = `/deployments/${id}/settle`;
    const nameless = await api
      .as('ana')
      .post(path)
      .send({ version: 1, outcome: 'failed' });
    expect(nameless.status).toBe(400);
    expect(nameless.body.error.message).toContain("'reason'");

    const { body, status } = await api.as('ana').post(path).send({
      version: 1,
      outcome: 'failed',
      reason: 'The vendor says it never began',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'failed',
      detail: 'The vendor says it never began',
    });
  });

  it('finds nothing to cancel or settle that is not there', async () => {
    for (const [path, body] of [
      ['/deployments/nowhere/cancel', { version: 1 }],
      [
        '/deployments/nowhere/settle',
        { version: 1, outcome: 'failed', reason: 'Gone' },
      ],
    ] as const) {
      const reply = await api.as('ana').post(path).send(body);
      expect(reply.status).toBe(404);
    }
  });

  it.each([
    [{ component: EXPLORER }, "'environment'"],
    [manual({ sha: 'main' }), "'sha' of the body"],
    [manual({ dueAt: 'tomorrow' }), "'dueAt' of the body"],
    [manual({ force: true }), "'force'"],
  ])('names what is wrong in %j', async (body, message) => {
    const reply = await ask('ana', body);
    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringContaining(message),
    });
  });

  it('names an idempotency key that is too short', async () => {
    const reply = await ask('ana', manual(), 'short');
    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toContain("header 'idempotency-key'");
  });

  it('tells the audit log of every request, accepted and refused', async () => {
    const { body } = await ask('ana', manual());
    await ask('bo', manual());
    await api
      .as('sten')
      .post(`/deployments/${body.id}/cancel`)
      .send({ version: 1 });
    expect(
      api.audit.map(({ eventId, status, code }) => [eventId, status, code]),
    ).toEqual([
      ['deployment-request', 'initiated', undefined],
      ['deployment-request', 'succeeded', undefined],
      ['deployment-request', 'initiated', undefined],
      ['deployment-request', 'failed', 'ACTIVE_DEPLOYMENT'],
      ['deployment-cancel', 'initiated', undefined],
      ['deployment-cancel', 'failed', 'NOT_PERMITTED'],
    ]);
    expect(api.audit[1].meta).toMatchObject({
      deploymentId: body.id,
      component: EXPLORER,
      environment: 'staging',
      created: true,
    });
  });
});
