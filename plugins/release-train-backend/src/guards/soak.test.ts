import { sha } from '../__testUtils__/Fixtures';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

describe.each(databases.eachSupportedId())('the soak on %s', databaseId => {
  let scheduler: TestScheduler;
  afterEach(() => scheduler?.stop());

  it.each([
    // 23:59 on Tuesday in Los Angeles, where the clocks have gone forward on Sunday.
    ['2026-03-11T06:59:00Z', ['2026-03-11T07:00:00.000Z']],
    ['2026-03-11T07:00:00Z', []],
  ])(
    'T2 of what was staged on 2026-03-05 10:12 local, asked at %s',
    async (now, until) => {
      let candidateId = '';
      scheduler = await startTestScheduler({
        knex: await databases.init(databaseId),
        now,
        arrange: async fixtures => {
          const runId = await fixtures.run({
            slotDate: '2026-03-05',
            state: 'soaking',
          });
          candidateId = await fixtures.candidate({
            runId,
            state: 'soaking',
            sha: sha('a1'),
            stagedAt: Date.parse('2026-03-05T18:12:00Z'),
          });
        },
      });
      const { reasons } = await scheduler.requests.explain({
        component: EXPLORER,
        environment: 'prod',
        candidateId,
        actor: 'user:default/dee',
        permitted: true,
      });
      const soak = reasons.filter(({ code }) => code === 'SOAK');
      expect(soak.map(({ eligibleAt }) => eligibleAt)).toEqual(until);
    },
  );
});
