import type { AuditorService } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type { PersonalWord } from '@signalbox/backstage-plugin-release-train-node';
import { sha } from '../__testUtils__/Fixtures';
import {
  startTestScheduler,
  user,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { DATA_PORTAL, EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

const member = (name: string) => ({
  ...user(name),
  relations: [{ type: 'memberOf', targetRef: 'group:default/single-cell' }],
});

describe.each(databases.eachSupportedId())('words on %s', databaseId => {
  let scheduler: TestScheduler;
  let runId: string;
  let explorer: string;
  let audit: Array<{ eventId: string; meta?: JsonObject; ended: string }>;

  beforeEach(async () => {
    audit = [];
    const auditor: AuditorService = {
      createEvent: async ({ eventId, meta }) => ({
        success: async () => {
          audit.push({ eventId, meta, ended: 'success' });
        },
        fail: async () => {
          audit.push({ eventId, meta, ended: 'failure' });
        },
      }),
    };
    scheduler = await startTestScheduler({
      knex: await databases.init(databaseId),
      now: '2026-11-25T18:00:00Z',
      catalog: catalogServiceMock({
        entities: [...['ana', 'bo', 'cy'].map(member), user('vic')],
      }),
      auditor,
    });
    runId = await scheduler.fixtures.run({ slotDate: '2026-11-19' });
    explorer = await scheduler.fixtures.candidate({ runId });
    await scheduler.fixtures.deployment({ candidateId: explorer, runId });
  }, 60_000);
  afterEach(() => scheduler.stop());

  const say = (name: string, word: Partial<PersonalWord> = {}) =>
    scheduler.words.give({
      userRef: `user:default/${name}`,
      verdict: 'lgtm',
      source: 'slack',
      about: { candidateId: explorer, revision: 1 },
      ...word,
    });
  const standing = async () =>
    (
      await scheduler.knex('approvals').whereNull('retracted_at').orderBy('id')
    ).map(row => `${row.user_ref.split('/')[1]} ${row.verdict} ${row.source}`);
  const announce = async (reference: string, payload: object, at?: number) => {
    const now = at ?? scheduler.clock.now();
    await scheduler.knex('announcements').insert({
      id: reference.padEnd(26, '0'),
      dedupe_key: reference,
      message_key: reference,
      run_id: runId,
      channel: '#ops',
      payload: JSON.stringify({ text: 'LGTM?', ...payload }),
      state: 'posted',
      reference,
      created_at: now,
      posted_at: now,
    });
  };
  const inThread = (thread: string): Partial<PersonalWord> => ({
    about: { isAbout: reference => reference === thread },
  });

  it('of members of the approver group count, and make up the quorum', async () => {
    expect(await say('ana')).toEqual({
      outcome: 'counted',
      candidates: [
        { component: EXPLORER, sha: sha('a1'), counted: 1, needed: 2 },
      ],
    });
    expect(await say('bo', { comment: 'lgtm, tested' })).toMatchObject({
      candidates: [{ counted: 2, needed: 2 }],
    });
    expect(await standing()).toEqual(['ana lgtm slack', 'bo lgtm slack']);
    expect((await scheduler.candidate(explorer)).state).toBe('approved');
    expect(scheduler.notices).toContainEqual(
      expect.objectContaining({ kind: 'approval', component: EXPLORER }),
    );
    expect(audit).toMatchObject([
      {
        eventId: 'approval-give',
        meta: { userRef: 'user:default/ana', source: 'slack' },
        ended: 'success',
      },
      { eventId: 'approval-give', ended: 'success' },
    ]);
  });

  it.each([
    ['somebody outside', 'vic', {}, ['APPROVAL_BY_OUTSIDER']],
    ['somebody unknown', 'nobody', {}, ['APPROVAL_BY_OUTSIDER']],
    ['the author', 'cy', {}, ['APPROVAL_BY_AUTHOR']],
    [
      'a reader of another revision',
      'ana',
      { revision: 2 },
      ['CANDIDATE_NOT_CURRENT'],
    ],
    [
      'the author, of another revision',
      'cy',
      { revision: 2 },
      ['APPROVAL_BY_AUTHOR', 'CANDIDATE_NOT_CURRENT'],
    ],
  ])(
    'of %s are refused with every reason',
    async (_who, name, about, codes) => {
      const outcome = await say(name, {
        about: { candidateId: explorer, revision: 1, ...about },
      });
      expect(outcome).toMatchObject({
        outcome: 'refused',
        reasons: codes.map(code => ({ code })),
      });
      expect(await standing()).toEqual([]);
      expect(audit).toMatchObject([{ ended: 'failure' }]);
    },
  );

  it('are refused once the candidate has been sent', async () => {
    await scheduler.fixtures.deployment({
      candidateId: explorer,
      runId,
      environment: 'prod',
      state: 'running',
    });
    expect(await say('ana')).toMatchObject({
      outcome: 'refused',
      reasons: [
        {
          code: 'CANDIDATE_ENDED',
          message: expect.stringContaining('has been sent to prod'),
        },
      ],
    });
  });

  it('of one delivery are taken once, even after they were taken back', async () => {
    const delivery = { source: 'slack', id: 'trigger-1' };
    expect(await say('ana', { delivery })).toMatchObject({
      outcome: 'counted',
    });
    await say('ana', { verdict: 'withdraw' });
    expect(await say('ana', { delivery })).toEqual({ outcome: 'repeated' });
    expect(await standing()).toEqual([]);
    expect(audit.map(({ eventId }) => eventId)).toEqual([
      'approval-give',
      'approval-retract',
    ]);
  });

  it('object, and an LGTM takes the objection back', async () => {
    await say('ana', { verdict: 'objection' });
    expect(await standing()).toEqual(['ana objection slack']);
    await say('ana');
    expect(await standing()).toEqual(['ana lgtm slack']);
  });

  it('about nothing that is there are unrelated', async () => {
    await announce('call', { asks: [] });
    expect(await say('ana', inThread('elsewhere'))).toEqual({
      outcome: 'unrelated',
    });
    expect(
      await say('ana', { about: { candidateId: 'absent', revision: 1 } }),
    ).toEqual({ outcome: 'unrelated' });
  });

  it('in a thread go to what its message asks for now, and say where they did not', async () => {
    const portal = await scheduler.fixtures.candidate({
      runId,
      component: DATA_PORTAL,
      authors: [{ login: 'ana', userRef: 'user:default/ana' }],
    });
    await announce('call', {
      asks: [
        { candidateId: explorer, revision: 1, name: 'explorer' },
        { candidateId: portal, revision: 1, name: 'data-portal' },
      ],
    });
    expect(await say('ana', inThread('call'))).toMatchObject({
      outcome: 'counted',
      candidates: [{ component: EXPLORER }],
      reasons: [{ code: 'APPROVAL_BY_AUTHOR' }],
    });
    expect(await say('bo', inThread('call'))).toMatchObject({
      candidates: [{ component: EXPLORER }, { component: DATA_PORTAL }],
    });
  });

  it('in another thread go to what was pinned when it was posted', async () => {
    const { pinned_at: pinnedAt } = await scheduler
      .knex('candidates')
      .where({ id: explorer })
      .first();
    await announce('cut', {}, Number(pinnedAt) - 1);
    expect(await say('ana', inThread('cut'))).toEqual({ outcome: 'unrelated' });
    await announce('staged', {});
    expect(await say('ana', inThread('staged'))).toMatchObject({
      outcome: 'counted',
    });
  });
});
