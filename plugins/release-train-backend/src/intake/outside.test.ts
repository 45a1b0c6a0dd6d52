import { sha } from '../__testUtils__/Fixtures';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())(
  'deployments from outside on %s',
  databaseId => {
    let scheduler: TestScheduler;

    beforeEach(async () => {
      scheduler = await startTestScheduler({
        knex: await databases.init(databaseId),
        now: '2026-11-25T18:00:00Z',
      });
      scheduler.vendor.follow = async () => ({ state: 'running' });
      await scheduler.quiet();
    }, 60_000);
    afterEach(() => scheduler.stop());

    const judge = (
      environment: string,
      deployment: { sha?: string; deployKey?: string; login?: string } = {},
    ) =>
      scheduler.outside.judge({
        sha: sha('a1'),
        ...deployment,
        concerns: target =>
          target.component === EXPLORER && target.environment === environment,
      });
    const codes = async (...asked: Parameters<typeof judge>) => {
      const verdict = await judge(...asked);
      return verdict.verdict === 'refused'
        ? verdict.reasons.map(({ code }) => code)
        : verdict.verdict;
    };

    it('are not judged where nothing is configured', async () => {
      expect(await judge('elsewhere')).toEqual({ verdict: 'unknown' });
    });

    it('may go where anything may', async () => {
      expect(await judge('staging')).toEqual({
        verdict: 'allowed',
        because: 'Any revision may come to staging.',
      });
    });

    it('may go on with an approved candidate, and write nothing', async () => {
      await scheduler.approved();
      const before = await scheduler.knex('deployments');
      expect(await judge('prod', { login: 'dee' })).toMatchObject({
        verdict: 'allowed',
      });
      expect(await scheduler.knex('deployments')).toEqual(before);
    });

    it('are refused for what a promotion is refused for', async () => {
      expect(await codes('prod')).toContain('NEEDS_CANDIDATE');
      const { candidateId } = await scheduler.approved();
      expect(await codes('prod', { sha: sha('e2') })).toContain(
        'NEEDS_CANDIDATE',
      );
      await scheduler.takeBack(candidateId, 'bo');
      expect(await codes('prod')).toEqual(['QUORUM']);
    });

    it('do not count the LGTM of who started them', async () => {
      await scheduler.approved();
      expect(await codes('prod', { login: 'cy' })).toBe('allowed');
      expect(await codes('prod', { login: 'Bo' })).toEqual(['QUORUM']);
    });

    it('may go on as one of ours that was sent, with its key, sha and place', async () => {
      const { candidateId } = await scheduler.approved();
      const dueAt = scheduler.clock.now() + 60_000;
      const deployKey = await scheduler.ask({
        environment: 'prod',
        candidateId,
        dueAt,
      });
      await scheduler.quiet();
      expect(await codes('prod', { deployKey })).toEqual(['ACTIVE_DEPLOYMENT']);
      await scheduler.pass(65);
      expect((await scheduler.deployment(deployKey)).state).toBe('running');
      expect(await codes('prod', { deployKey })).toBe('allowed');
      expect(await codes('prod', { deployKey, sha: sha('e2') })).toContain(
        'NEEDS_CANDIDATE',
      );
      expect(await codes('prod', { deployKey: 'another' })).toContain(
        'ACTIVE_DEPLOYMENT',
      );
    });
  },
);
