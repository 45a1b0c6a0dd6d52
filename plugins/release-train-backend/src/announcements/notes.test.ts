import { startWeek, type TestWeek } from '../__testUtils__/startWeek';
import { EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { notesToldAt } from '../queries/notesToldAt';

const databases = testDatabases();

// Days pass in these tests, deployment by deployment.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())('edited notes on %s', id => {
  let week: TestWeek;
  beforeEach(async () => {
    week = await startWeek({ knex: await databases.init(id) });
    week.stagesItself();
  }, 60_000);
  afterEach(() => week.scheduler.stop());

  const write = async (markdown?: string) => {
    const { run, candidate } = await week.week();
    const { id: candidateId, version } = candidate(EXPLORER);
    await week.scheduler.runActions.writeNotes(
      { runId: run.id, candidateId, version: Number(version), markdown },
      week.scheduler.as('ana'),
    );
    await week.scheduler.quiet();
  };
  const toldAt = async () => {
    const { scheduler } = week;
    const { run } = await week.week();
    const train = scheduler.model.trains.get('single-cell')!;
    return notesToldAt(scheduler.knex, run.id, train);
  };

  it('tell nobody before the channel was told of the notes', async () => {
    const { scheduler, channel, vendor } = week;
    vendor.follow = async () => ({ state: 'running' });
    await scheduler.passTo('2026-11-19T18:01:00Z');
    expect(channel.told.length).toBeGreaterThan(0);
    const before = channel.told.length;
    await write('Try the lasso.');
    expect(channel.told).toHaveLength(before);
    expect(await toldAt()).toBeUndefined();

    vendor.follow = async () => ({ state: 'succeeded' });
    await scheduler.pass(120);
    expect(channel.told.at(-1)!.details).toContain('Try the lasso.');
    expect(await toldAt()).toBeDefined();
  });

  it('change the threads that told of them, and post nothing new', async () => {
    const { scheduler, channel } = week;
    await week.approved();
    const messages = channel.messages.size;
    const before = channel.told.length;
    const earlier = await toldAt();
    expect(earlier).toBeDefined();

    await scheduler.pass(60);
    await write('Try the **lasso**.');
    const again = channel.told.slice(before);
    // The stop of staging and the LGTM call; nothing has been promoted yet.
    expect(again).toHaveLength(2);
    for (const { details, reference } of again) {
      expect(details).toMatch(
        /\*\*explorer 3a3a3a3\*\*\nTry the \*\*lasso\*\*\.$/,
      );
      expect(reference).toBeDefined();
    }
    const replaced = new Set(again.map(({ reference }) => reference));
    expect(replaced.size).toBe(2);
    expect(channel.messages.size).toBe(messages);
    expect(await toldAt()).toBe(scheduler.clock.now());

    await write();
    for (const { details } of channel.told.slice(before + 2)) {
      expect(details).toMatch(
        /\*\*explorer 3a3a3a3\*\*\nFeatures\n.*Sort by date$/,
      );
    }
    expect(channel.told).toHaveLength(before + 4);
  });

  it('change the thread of the promotion, too', async () => {
    const { scheduler, channel } = week;
    await week.promoteAll();
    await scheduler.pass(900);
    const before = channel.told.length;
    await write('Shipped with a *new* lasso.');
    const again = channel.told.slice(before);
    // Each is a message of its own, told in whatever order.
    expect(again).toHaveLength(3);
    const promotion = again.find(({ text }) =>
      text.includes('deployment to prod'),
    );
    expect(promotion!.details).toContain('Shipped with a *new* lasso.');
  });

  it('are lost with the transaction, and so is what would be told', async () => {
    const { scheduler, channel } = week;
    await week.approved();
    const before = channel.told.length;
    const { run, candidate } = await week.week();
    await expect(
      scheduler.runActions.writeNotes(
        {
          runId: run.id,
          candidateId: candidate(EXPLORER).id,
          version: 99,
          markdown: 'Too late',
        },
        scheduler.as('ana'),
      ),
    ).rejects.toMatchObject({ code: 'STALE_VERSION' });
    await scheduler.quiet();
    expect(channel.told).toHaveLength(before);
  });
});
