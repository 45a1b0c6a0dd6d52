import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import { sha } from '../__testUtils__/Fixtures';
import {
  RecordingChannel,
  ScriptedVendor,
} from '../__testUtils__/ScriptedVendor';
import {
  startTestScheduler,
  user,
  type TestScheduler,
} from '../__testUtils__/startTestScheduler';
import { EXPLORER, testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

/** Thursday, 19 November 2026, 10:00 in Los Angeles. */
const CUT = '2026-11-19T18:00:00Z';
const NAME = 'single-cell, run of 2026-11-19:';

/** The explorer has a train of its own here. */
const config = structuredClone(testConfig);
config.releaseTrain.trains.pop();
config.releaseTrain.trains[0].members.shift();

describe.each(databases.eachSupportedId())('the cut on %s', databaseId => {
  let knex: Knex;
  let vendor: ScriptedVendor;
  let channel: RecordingChannel;
  let scheduler: TestScheduler;

  const start = async (
    now: string,
    more: Partial<Parameters<typeof startTestScheduler>[0]> = {},
  ) => {
    scheduler = await startTestScheduler({
      knex,
      now,
      vendor,
      channel,
      config,
      ...more,
    });
    await scheduler.quiet();
  };

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    vendor = new ScriptedVendor();
    channel = new RecordingChannel();
  }, 60_000);
  afterEach(() => scheduler.stop());

  const theRun = async (slotDate = '2026-11-19') =>
    (await scheduler.runs()).find(run => run.slotDate === slotDate)!;
  const theCandidate = async () => {
    const { id } = await theRun();
    const { id: candidateId } = await knex('candidates')
      .where({ run_id: id })
      .first();
    return scheduler.candidate(candidateId);
  };

  it('comes late within its window, says so, and asks nobody what it should have waited for', async () => {
    await start('2026-11-18T18:00:00Z');
    await scheduler.stop();
    await start('2026-11-19T21:59:00Z');
    await scheduler.pass(30);
    expect(await theRun()).toMatchObject({ state: 'soaking', late: true });
    expect(channel.headlines()).toEqual([
      `${NAME} deployment to staging complete`,
    ]);
  });

  it('is in time when it is called in time', async () => {
    await start('2026-11-19T17:59:00Z');
    await scheduler.pass(90);
    expect(await theRun()).toMatchObject({ state: 'soaking', late: false });
    expect(channel.log()[0]).toBe(
      `2026-11-19T17:59:00.000Z ${NAME} is there a pull request that the cut should wait for? explorer goes to staging Thu 19 Nov, 10:00 PST.`,
    );
  });

  it('is missed aloud beyond its window, each time that nobody was there', async () => {
    await start('2026-11-18T18:00:00Z');
    await scheduler.stop();
    await start('2026-12-10T22:00:01Z');
    await scheduler.pass(10);
    const missed = (date: string, words: string) =>
      `single-cell, run of ${date}: missed. The cut was due ${words}, 10:00 PST and could not begin within its catch-up window.`;
    expect(channel.headlines().sort()).toEqual([
      missed('2026-11-19', 'Thu 19 Nov'),
      missed('2026-11-26', 'Thu 26 Nov'),
      missed('2026-12-03', 'Thu 3 Dec'),
      missed('2026-12-10', 'Thu 10 Dec'),
    ]);
    expect(
      (await scheduler.runs()).map(({ slotDate, state }) => [slotDate, state]),
    ).toEqual([
      ['2026-11-19', 'missed'],
      ['2026-11-26', 'missed'],
      ['2026-12-03', 'missed'],
      ['2026-12-10', 'missed'],
      ['2026-12-17', 'scheduled'],
    ]);
    expect(vendor.sent).toEqual([]);
  });

  it('T5 of a component with no change is unchanged: it ends the run and says so', async () => {
    await start('2026-11-19T12:00:00Z', {
      arrange: fixtures => fixtures.recorded(EXPLORER, 'prod', sha('a1')),
    });
    await scheduler.passTo(CUT);
    expect(await theRun()).toMatchObject({
      state: 'empty',
      endedAt: Date.parse(CUT),
    });
    expect((await theCandidate()).state).toBe('unchanged');
    expect(channel.headlines().at(-1)).toBe(
      `${NAME} nothing has changed since prod, so there is nothing to ship.`,
    );
    expect(vendor.sent).toEqual([]);
  });

  it('waits for a source that cannot be read, says why, and comes then', async () => {
    await start('2026-11-19T12:00:00Z');
    vendor.readSource = async () => {
      throw new Error('GitHub answered 502');
    };
    await scheduler.passTo('2026-11-19T18:02:00Z');
    expect(await theRun()).toMatchObject({
      state: 'cutting',
      detail: 'The candidates could not be read: GitHub answered 502',
    });
    vendor.readSource = async () => {};
    await scheduler.pass(45);
    const run = await theRun();
    expect([run.state, run.detail]).toEqual(['soaking', undefined]);
  });

  it('is missed with the reason when that lasts', async () => {
    await start('2026-11-18T18:00:00Z');
    await scheduler.stop();
    vendor.readSource = async () => {
      throw new Error('GitHub answered 502');
    };
    await start('2026-11-19T21:59:30Z');
    await scheduler.passTo('2026-11-19T22:01:00Z');
    const detail = 'The candidates could not be read: GitHub answered 502';
    expect(await theRun()).toMatchObject({ state: 'missed', detail });
    expect(channel.headlines().at(-1)).toContain(
      `could not begin within its catch-up window. ${detail}`,
    );
  });

  it('ends the run that was not promoted before', async () => {
    await start('2026-11-19T12:00:00Z');
    await scheduler.passTo('2026-11-25T19:00:00Z');
    const { id } = await theCandidate();
    vendor.heads.set('explorer', { sha: sha('e2'), authorLogin: 'bo' });
    await scheduler.passTo('2026-11-26T18:01:00Z');
    expect(await theRun()).toMatchObject({
      state: 'missed',
      detail: 'Not promoted before the next cut on 2026-11-26',
    });
    expect((await scheduler.candidate(id)).state).toBe('superseded');
    expect((await theRun('2026-11-26')).state).toBe('soaking');
    expect(channel.headlines()).toContain(
      `${NAME} not promoted before the next cut, so its candidates are superseded.`,
    );
    const { reasons } = await scheduler.requests.explain({
      component: EXPLORER,
      environment: 'prod',
      candidateId: id,
      actor: 'user:default/dee',
      permitted: true,
    });
    expect(reasons.map(({ code }) => code)).toContain('CANDIDATE_NOT_CURRENT');
  });

  it('ends it also when its promotion fails only afterwards', async () => {
    await start('2026-11-19T12:00:00Z');
    await scheduler.passTo('2026-11-25T19:00:00Z');
    const { id } = await theCandidate();
    await scheduler.lgtm(id, 'ana');
    await scheduler.lgtm(id, 'bo');
    await scheduler.passTo('2026-11-26T17:59:50Z');
    vendor.follow = async ({ id: run }) =>
      run === 'run-2' ? { state: 'running' } : { state: 'succeeded' };
    vendor.heads.set('explorer', { sha: sha('e2'), authorLogin: 'bo' });
    await scheduler.ask({ environment: 'prod', candidateId: id });
    await scheduler.pass(60);
    expect((await theRun()).state).toBe('promoting');
    expect((await theRun('2026-11-26')).state).toBe('soaking');

    vendor.follow = async () => ({ state: 'failed' });
    await scheduler.pass(20);
    expect((await theRun()).state).toBe('missed');
    expect((await scheduler.candidate(id)).state).toBe('superseded');
  });

  it('takes the place of what the run before has not sent', async () => {
    await start('2026-11-19T12:00:00Z');
    vendor.dispatch = async () => ({
      outcome: 'deferred',
      reason: 'GitHub asks to wait',
      retryAfterMs: 30 * 86_400_000,
    });
    await scheduler.passTo('2026-11-19T18:01:00Z');
    expect((await theRun()).state).toBe('staging');
    vendor.dispatch = new ScriptedVendor().dispatch;
    vendor.heads.set('explorer', { sha: sha('e2'), authorLogin: 'bo' });
    await scheduler.passTo('2026-11-26T18:01:00Z');
    expect((await theRun('2026-11-26')).state).toBe('soaking');
    expect(await knex('deployments').orderBy('id').select('state')).toEqual([
      { state: 'superseded' },
      { state: 'succeeded' },
    ]);
  });

  it('waits for another deployment to the same place, and says for which', async () => {
    await start('2026-11-19T12:00:00Z');
    await scheduler.passTo('2026-11-19T17:59:00Z');
    vendor.follow = async () => ({ state: 'running' });
    await scheduler.ask({ sha: sha('e1') });
    await scheduler.passTo('2026-11-19T18:01:00Z');
    expect(await theRun()).toMatchObject({
      state: 'cutting',
      detail:
        'Another deployment comes first: explorer e1e1e1e to staging is under way',
    });
    expect(await knex('candidates')).toEqual([]);
    vendor.follow = async () => ({ state: 'succeeded' });
    await scheduler.pass(60);
    expect((await theRun()).state).toBe('soaking');
  });

  it('T5 keeps every one of 612 changes', async () => {
    vendor.changes.set(
      'explorer',
      Array.from({ length: 612 }, (_, i) => ({
        sha: i.toString(16).padStart(40, '0'),
        title: `feat: Change ${i} (#${i})`,
        pullNumber: i,
        authorLogin: `author-${i}`,
        url: `https://code.example/explorer/pull/${i}`,
        mergedAt: Date.parse(CUT) - i * 1000,
      })),
    );
    const asked: number[] = [];
    const catalog = catalogServiceMock({ entities: [user('author-611')] });
    await start('2026-11-19T17:59:00Z', {
      catalog: {
        ...catalog,
        getEntities: (request, options) => {
          asked.push(JSON.stringify(request).length);
          return catalog.getEntities(request, options);
        },
      } as CatalogService,
    });
    await scheduler.pass(90);
    const { id, changeCount } = await theCandidate();
    expect(changeCount).toBe(612);
    const changes = await knex('candidate_changes')
      .where({ candidate_id: id })
      .orderBy('position');
    expect(changes.map(row => row.title)).toEqual(
      Array.from({ length: 612 }, (_, i) => `feat: Change ${i}`),
    );
    expect(changes[611].author_ref).toBe('user:default/author-611');
    // The catalog is asked by address, and no server takes one of any length.
    expect(Math.max(...asked)).toBeLessThan(4_000);
    expect(channel.told.at(-1)?.details).toContain('- and 572 more');
  }, 20_000);

  it('knows the author whatever case the login is written in, and leaves out a stranger', async () => {
    vendor.heads.set('explorer', { sha: sha('e1'), authorLogin: 'Cy-Dev' });
    vendor.changes.set('explorer', [
      { sha: sha('e1'), title: 'Own', authorLogin: 'Cy-Dev' },
      { sha: sha('e0'), title: 'Other', authorLogin: 'stranger' },
      { sha: sha('ea'), title: 'Nameless' },
    ]);
    await start('2026-11-19T17:59:00Z', {
      catalog: catalogServiceMock({ entities: [user('cy', 'cy-dev')] }),
    });
    await scheduler.pass(90);
    const { id, authors } = await theCandidate();
    expect(authors).toEqual([{ login: 'Cy-Dev', userRef: 'user:default/cy' }]);
    expect(
      await knex('candidate_changes')
        .where({ candidate_id: id })
        .orderBy('position')
        .select('author_login', 'author_ref'),
    ).toEqual([
      { author_login: 'Cy-Dev', author_ref: 'user:default/cy' },
      { author_login: 'stranger', author_ref: null },
      { author_login: null, author_ref: null },
    ]);
    await expect(scheduler.lgtm(id, 'cy')).rejects.toMatchObject({
      code: 'APPROVAL_BY_AUTHOR',
    });
  });

  it('waits for the catalog, for an unknown author could approve their own', async () => {
    const catalog = catalogServiceMock({ entities: [user('cy')] });
    let reachable = false;
    await start('2026-11-19T17:59:00Z', {
      catalog: {
        ...catalog,
        getEntities: async (request, options) => {
          if (!reachable) throw new Error('The catalog is not reachable');
          return catalog.getEntities(request, options);
        },
      } as CatalogService,
    });
    await scheduler.pass(120);
    expect(await theRun()).toMatchObject({
      state: 'cutting',
      detail: expect.stringContaining('The catalog is not reachable'),
    });
    expect(await knex('candidates')).toEqual([]);
    reachable = true;
    await scheduler.pass(30);
    expect((await theCandidate()).authors).toEqual([
      { login: 'cy', userRef: 'user:default/cy' },
    ]);
  });

  it('follows the schedule when that is configured otherwise', async () => {
    await start('2026-11-18T18:00:00Z');
    await scheduler.stop();
    const later = structuredClone(config);
    later.releaseTrain.trains[0].cut.time = '11:00';
    await start('2026-11-18T18:10:00Z', { config: later });
    expect(await scheduler.runs()).toMatchObject([
      { slotDate: '2026-11-19', cutAt: Date.parse(CUT) + 3_600_000 },
    ]);
    await scheduler.stop();
    const friday = structuredClone(config);
    friday.releaseTrain.trains[0].cut.weekday = 'friday';
    await start('2026-11-18T18:20:00Z', { config: friday });
    expect(await scheduler.runs()).toMatchObject([
      { slotDate: '2026-11-20', state: 'scheduled' },
    ]);
    await scheduler.stop();
    await start('2026-11-18T18:30:00Z');
    expect(await scheduler.runs()).toMatchObject([
      { slotDate: '2026-11-19', cutAt: Date.parse(CUT) },
    ]);
  });

  it('is made up for when its train is configured again', async () => {
    await start('2026-11-18T18:00:00Z');
    await scheduler.stop();
    const without = structuredClone(config);
    without.releaseTrain.trains = [];
    await start('2026-11-19T16:30:00Z', { config: without });
    await scheduler.passTo('2026-11-19T18:30:00Z');
    await scheduler.stop();
    await start('2026-11-19T18:31:00Z');
    await scheduler.passTo('2026-11-19T19:45:00Z');
    expect(await theRun()).toMatchObject({ state: 'soaking', late: true });
  });
});
