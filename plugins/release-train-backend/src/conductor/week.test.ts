import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { TestClock } from '../__testUtils__/TestClock';
import { DATA_PORTAL, EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const TUESDAY = '2026-11-17T18:00:00Z';

/** The train of the data portal and the explorer alone. */
const config = structuredClone(testConfig);
config.releaseTrain.trains.pop();

describe.each(databases.eachSupportedId())('a week on %s', databaseId => {
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  const replicas: TestScheduler[] = [];

  beforeEach(() => {
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.stop()));
  });

  /** This many replicas that share the clock. */
  const start = async (count: number) => {
    const knex = await databases.init(databaseId);
    const clock = new TestClock(TUESDAY);
    for (let i = 0; i < count; i++) {
      replicas.push(
        await startTestScheduler({
          knex,
          now: TUESDAY,
          clock,
          vendor,
          channel,
          config,
          arrange: async fixtures => {
            if (i > 0) return;
            await fixtures.recorded(EXPLORER, 'prod', sha('b0'));
            await fixtures.recorded(DATA_PORTAL, 'prod', sha('d1'));
          },
        }),
      );
    }
    return replicas[0];
  };

  const change = (title: string, login: string, pattern: string) => ({
    sha: sha(pattern),
    title,
    pullNumber: Number(/#(\d+)/.exec(title)?.[1]),
    authorLogin: login,
  });

  it.each([1, 2])(
    'tells the channel what it has to know and when, once (%s replicas)',
    async count => {
      const scheduler = await start(count);
      vendor.heads.set('explorer', { sha: sha('e1'), authorLogin: 'cy' });
      vendor.heads.set('data-portal', { sha: sha('d2'), authorLogin: 'ana' });
      vendor.changes.set('explorer', [
        change('feat: Sort by date (#12)', 'cy', 'e1'),
        change('fix: Wrong total (#11)', 'ana', 'e0'),
        change('chore: Bump knex (#10)', 'bo', 'ea'),
      ]);
      vendor.changes.set('data-portal', [
        change('Fix the upload (#7)', 'ana', 'd2'),
      ]);

      await scheduler.passTo('2026-11-19T18:01:00Z');
      const [run] = await scheduler.runs();
      expect(run).toMatchObject({ state: 'soaking', late: false });
      const pinned = await scheduler
        .knex('candidates')
        .where({ run_id: run.id })
        .orderBy('id');
      expect(
        pinned.map(row => [row.component, row.sha, row.base_sha, row.state]),
      ).toEqual([
        [DATA_PORTAL, sha('d2'), sha('d1'), 'soaking'],
        [EXPLORER, sha('e1'), sha('b0'), 'soaking'],
      ]);

      // main and staging move on; what was pinned does not.
      vendor.heads.set('explorer', { sha: sha('ff'), authorLogin: 'bo' });
      vendor.changes.set('explorer', [change('feat: Later (#13)', 'bo', 'ff')]);
      await scheduler.ask({ sha: sha('ff') });
      await scheduler.passTo('2026-11-25T08:00:00Z');
      expect((await scheduler.candidate(pinned[1].id)).state).toBe(
        'approvable',
      );

      await scheduler.passTo('2026-11-25T16:45:00Z');
      expect((await scheduler.run(run.id)).state).toBe('ready');
      for (const { id } of pinned) {
        await scheduler.lgtm(id, 'bo');
        await scheduler.lgtm(id, 'eli');
      }
      await scheduler.passTo('2026-11-25T18:00:00Z');
      for (const { id, component } of pinned) {
        await scheduler.ask({
          component,
          environment: 'prod',
          candidateId: id,
        });
        await scheduler.pass(60);
      }
      expect(await scheduler.run(run.id)).toMatchObject({
        state: 'shipped',
        promotedAt: expect.any(Number),
        endedAt: expect.any(Number),
      });
      const sent = vendor.sent.map(
        request =>
          `${request.target.component} ${request.target.environment} ${request.sha}`,
      );
      // The two of the cut go at the same time.
      expect([...sent.slice(0, 2).sort(), ...sent.slice(2)]).toEqual([
        `${DATA_PORTAL} staging ${sha('d2')}`,
        `${EXPLORER} staging ${sha('e1')}`,
        `${EXPLORER} staging ${sha('ff')}`,
        `${DATA_PORTAL} prod ${sha('d2')}`,
        `${EXPLORER} prod ${sha('e1')}`,
      ]);

      const told = channel.log().filter(line => !/ff/.test(line));
      const name = 'single-cell, run of 2026-11-19:';
      expect(told.slice(0, 2)).toEqual([
        `2026-11-19T16:00:00.000Z ${name} is there a pull request that the cut should wait for? data-portal, explorer go to staging Thu 19 Nov, 10:00 PST.`,
        `2026-11-19T18:00:00.000Z ${name} deployment to staging in progress`,
      ]);
      const late = told.filter(line => line > '2026-11-20');
      expect(late[0]).toBe(
        `2026-11-25T16:00:00.000Z ${name} has everyone tested staging? data-portal d2d2d2d, explorer e1e1e1e go to prod Wed 25 Nov, 10:00 PST with 2 LGTMs.`,
      );
      expect(late.slice(1).map(line => line.slice(25))).toEqual([
        `${name} data-portal has 0 of 2 LGTMs; explorer has 0 of 2 LGTMs.`,
        `${name} deployment to prod in progress`,
        `${name} deployment to prod partly done`,
        `${name} deployment to prod in progress`,
        `${name} deployment to prod complete`,
      ]);
      expect(channel.headlines().filter(line => !/ff/.test(line))).toEqual([
        expect.stringContaining('is there a pull request'),
        `${name} deployment to staging complete`,
        expect.stringContaining('has everyone tested'),
        expect.stringContaining('0 of 2 LGTMs'),
        `${name} deployment to prod complete`,
      ]);

      const last = channel.told.at(-1)!;
      expect(last.text).toBe(
        [
          `**single-cell**, run of 2026-11-19: deployment to prod complete`,
          `- data-portal [d2d2d2d](https://code.example/data-portal/commit/${sha(
            'd2',
          )}): done, asked for by dee ([run](https://code.example/runs/run-4))`,
          `- explorer [e1e1e1e](https://code.example/explorer/commit/${sha(
            'e1',
          )}): done, asked for by dee ([run](https://code.example/runs/run-5))`,
        ].join('\n'),
      );
      expect(last.details).toBe(
        [
          'explorer to prod: succeeded. e1e1e1e is in prod',
          '**data-portal d2d2d2d**\nFixes\n- #7 Fix the upload (ana)',
          [
            '**explorer e1e1e1e**',
            'Features',
            '- #12 feat: Sort by date (cy)',
            'Fixes',
            '- #11 fix: Wrong total (ana)',
            'These have no effect on the deployed system: #10',
          ].join('\n'),
        ].join('\n\n'),
      );
      expect(await scheduler.runs()).toMatchObject([
        { slotDate: '2026-11-19', state: 'shipped' },
        { slotDate: '2026-11-26', state: 'scheduled' },
      ]);
    },
    30_000,
  );
});
