import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { sha } from '../__testUtils__/Fixtures';
import { user } from '../__testUtils__/startTestScheduler';
import {
  INFRA,
  NEXT,
  startWeek,
  type TestWeek,
} from '../__testUtils__/startWeek';
import { DATA_PORTAL, EXPLORER } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

/** A user of the group that approves. */
function approver(name: string) {
  return {
    ...user(name),
    relations: [{ type: 'memberOf', targetRef: 'group:default/single-cell' }],
  };
}

// Days pass in these tests, deployment by deployment.
jest.setTimeout(30_000);

describe.each(databases.eachSupportedId())(
  'a train that goes on, on %s',
  id => {
    let week: TestWeek;
    const start = async (
      options: Omit<Parameters<typeof startWeek>[0], 'knex'> = {},
    ) => {
      week = await startWeek({ knex: await databases.init(id), ...options });
      return week;
    };
    afterEach(() => week?.scheduler.stop());

    const told = (words: string) =>
      week.channel.log().filter(line => line.includes(words));

    it('tells the channel once that a member did not come, and takes it up when it comes late', async () => {
      const { scheduler, there, look } = await start();
      there.set(`${INFRA}#staging`, NEXT.infra);
      await scheduler.passTo('2026-11-20T18:00:00Z');
      expect((await week.week()).run.state).toBe('soaking');
      expect(
        told('data-portal did not get to staging; the others go on.'),
      ).toHaveLength(1);

      there.set(`${DATA_PORTAL}#staging`, NEXT['data-portal']);
      await look();
      const { candidate } = await week.week();
      expect(candidate(DATA_PORTAL).state).toBe('soaking');
      expect(new Date(Number(candidate(DATA_PORTAL).soaked_at))).toEqual(
        new Date('2026-11-26T08:00:00.000Z'),
      );
    });

    it('waits aloud when nobody has come to staging', async () => {
      const { scheduler, vendor } = await start();
      vendor.follow = async () => ({ state: 'failed', detail: 'e2e' });
      await scheduler.passTo('2026-11-20T18:00:00Z');
      expect((await week.week()).run.state).toBe('staging');
      expect(
        told('deploy themselves to staging and are not there'),
      ).toHaveLength(1);
    });

    it('asks the source once about a version, and again only what it could not answer', async () => {
      const { scheduler, vendor, there, look } = await start();
      there.set(`${INFRA}#staging`, NEXT.infra);
      there.set(`${DATA_PORTAL}#staging`, sha('2b'));
      await scheduler.passTo('2026-11-19T18:00:30Z');
      let questions = 0;
      vendor.readSource = async () => {
        questions += 1;
      };
      await look();
      await look();
      expect(questions).toBe(0);
      there.set(`${DATA_PORTAL}#staging`, sha('2c'));
      vendor.readSource = async () => {
        questions += 1;
        throw new Error('down');
      };
      await look();
      expect(questions).toBeGreaterThan(0);
      vendor.readSource = async () => {};
      vendor.histories.push([NEXT['data-portal'], sha('2c')]);
      await scheduler.pass(120);
      expect((await week.week()).run.state).toBe('soaking');
    });

    it('ends a candidate that production holds already, past the train', async () => {
      const { scheduler, vendor, there, look, channel } = await start();
      const { rows } = await week.approved();
      const infra = rows.find(row => row.component === INFRA)!;
      const asked = await scheduler.ask({
        component: INFRA,
        environment: 'prod',
        candidateId: infra.id,
        dueAt: Date.parse('2026-11-25T20:00:00Z'),
      });
      // Somebody deploys by hand what comes after it.
      const byHand = sha('1b');
      vendor.histories.push([NEXT.infra, byHand]);
      there.set(`${INFRA}#prod`, byHand);
      await look();
      expect(await scheduler.candidate(infra.id)).toMatchObject({
        state: 'verified',
        detail: 'prod holds 1a1a1a1 already, past the train: 1b1b1b1 is there.',
      });
      expect((await scheduler.deployment(asked)).state).toBe('superseded');
      await scheduler.pass(1);
      expect(channel.told.at(-1)!.text).toMatch(/infra .*: there already/);
      const { run } = await week.week();
      expect(run.state).toBe('ready');
    });

    it('takes what failed in production for nobody else, whatever is seen there', async () => {
      const { scheduler, vendor, there, look } = await start();
      const { rows } = await week.approved();
      const infra = rows.find(row => row.component === INFRA)!;
      vendor.follow = async () => ({ state: 'failed', detail: 'e2e' });
      await scheduler.ask({
        component: INFRA,
        environment: 'prod',
        candidateId: infra.id,
      });
      await scheduler.pass(60);
      there.set(`${INFRA}#prod`, NEXT.infra);
      await look();
      expect((await scheduler.candidate(infra.id)).state).toBe('approved');
    });

    it('is empty when production holds everything before staging does', async () => {
      const { scheduler, vendor, there, look } = await start();
      vendor.follow = async () => ({ state: 'failed', detail: 'e2e' });
      await scheduler.passTo('2026-11-19T18:05:00Z');
      there.set(`${INFRA}#prod`, NEXT.infra);
      there.set(`${DATA_PORTAL}#prod`, NEXT['data-portal']);
      there.set(`${EXPLORER}#prod`, NEXT.explorer);
      await look();
      const { run, rows } = await week.week();
      expect(rows.map(row => row.state)).toEqual(Array(3).fill('unchanged'));
      expect(run.state).toBe('empty');
    });

    describe('that promotes itself', () => {
      const itself = { promotesItself: true, cutOff: '11:00' };

      it('waits for the last guard, and no longer than until the cut-off', async () => {
        const { scheduler, approve } = await start({ train: itself });
        week.stagesItself();
        await scheduler.passTo('2026-11-25T18:30:00Z');
        const { rows } = await week.week();
        await approve(rows.filter(row => row.component === INFRA));
        await scheduler.pass(120);
        expect((await week.week()).candidate(INFRA).state).toBe('verified');

        // 11:00 in Los Angeles.
        await scheduler.passTo('2026-11-25T19:00:00Z');
        await approve(rows.filter(row => row.component === DATA_PORTAL));
        await scheduler.passTo('2026-11-25T22:00:00Z');
        expect((await week.week()).candidate(DATA_PORTAL).state).toBe(
          'approved',
        );
      });

      it('does not send again what has failed', async () => {
        const { scheduler, vendor } = await start({ train: itself });
        await week.approved();
        vendor.follow = async () => ({ state: 'failed', detail: 'e2e' });
        await scheduler.passTo('2026-11-25T18:50:00Z');
        const sent = vendor.sent
          .filter(({ target }) => target.environment === 'prod')
          .map(({ target }) => target.component);
        expect(sent).toEqual([...new Set(sent)]);
        expect(sent).toContain(INFRA);
        expect((await week.week()).run.state).toBe('ready');
      });
    });

    it('reminds by name whose word is missing, until the cut-off', async () => {
      const { scheduler, channel } = await start({
        train: { remindEvery: '30m', cutOff: '11:00' },
        catalog: catalogServiceMock({
          // cy wrote it all, so nobody waits for that word.
          entities: [approver('bo'), approver('eli'), approver('cy')],
        }),
      });
      week.stagesItself();
      await scheduler.passTo('2026-11-25T16:45:00Z');
      const reminders = () => told('LGTMs');
      const last = () => channel.told.at(-1)!.text;
      expect(last()).toContain('Not heard yet: bo, eli.');
      const { rows } = await week.week();
      for (const row of rows) await scheduler.lgtm(row.id, 'bo');
      await scheduler.passTo('2026-11-25T17:10:00Z');
      expect(last()).toContain('Not heard yet: eli.');
      // One message, updated in place.
      expect(
        [...channel.messages.values()].filter(text =>
          text.includes(' of 2 LG'),
        ),
      ).toHaveLength(1);
      await scheduler.lgtm(rows[0].id, 'ana');
      await scheduler.passTo('2026-11-25T18:45:00Z');
      expect(last()).toContain('infra has 2 of 2 LGTMs');
      const count = reminders().length;
      await scheduler.lgtm(rows[1].id, 'ana');
      await scheduler.passTo('2026-11-25T22:00:00Z');
      expect(reminders()).toHaveLength(count);
    });

    it('ends a run of which something shipped as partially shipped, whatever it waits for', async () => {
      const { scheduler } = await start();
      const { rows } = await week.approved();
      const infra = rows.find(row => row.component === INFRA)!;
      await scheduler.ask({
        component: INFRA,
        environment: 'prod',
        candidateId: infra.id,
      });
      await scheduler.pass(60);
      const { run } = await week.week();
      await scheduler.runActions.cut(
        {
          runId: run.id,
          version: run.version,
          reason: 'The upload was wrong',
          components: [{ component: DATA_PORTAL, sha: sha('2d') }],
        },
        scheduler.as('ana'),
      );
      expect((await week.week()).run.state).toBe('staging');
      await scheduler.passTo('2026-11-26T18:05:00Z');
      expect((await week.week()).run.state).toBe('partially_shipped');
    });
  },
);
