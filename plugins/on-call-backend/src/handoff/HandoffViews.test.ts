import { mockServices } from '@backstage/backend-test-utils';
import type { HandoffContributor } from '@signalbox/backstage-plugin-on-call-node';
import type { Knex } from 'knex';
import { testConfig } from '../__testUtils__/testConfig';
import { testDatabases } from '../__testUtils__/testDatabases';
import { TestClock } from '../__testUtils__/TestClock';
import { readModel } from '../config/readModel';
import { migrate } from '../database/migrate';
import type { RotationSchedule } from '../schedule/RotationSchedules';
import { HandoffSections } from './HandoffSections';
import { DatabaseHandoffStore, type HandoffStep } from './HandoffStore';
import { HandoffViews } from './HandoffViews';
import { RotationEntities } from './RotationEntities';

const databases = testDatabases();
const ana = 'user:default/ana';
const bo = 'user:default/bo';
const cy = 'user:default/cy';

/** Ana, bo and cy by turns from 23 February 2026 on. */
function scheduleOf(): RotationSchedule {
  const config = mockServices.rootConfig({ data: testConfig });
  const configured = readModel(config, {
    probes: new Map(),
  }).rotations.get('single-cell')!;
  return {
    configured,
    rotation: {
      ...configured,
      rosters: [{ fromShift: 0, members: [ana, bo, cy], firstIndex: 0 }],
    },
    changes: { overrides: [], transfers: [] },
  };
}

function startViews(
  knex: Knex,
  options: { contributors?: HandoffContributor[]; patienceMs?: number } = {},
) {
  const schedule = scheduleOf();
  const clock = new TestClock('2026-03-04T18:00:00Z');
  const store = DatabaseHandoffStore.create({ knex });
  const entities = { of: async () => [] } as unknown as RotationEntities;
  const views = HandoffViews.create({
    schedules: {
      load: async () => schedule,
      loadAll: async () => [schedule],
    },
    store,
    clock,
    sections: HandoffSections.create({
      sources: [],
      contributors: options.contributors ?? [],
      entities,
      clock,
      logger: mockServices.logger.mock(),
      patienceMs: options.patienceMs,
    }),
  });
  const append = (shift: number, step: Partial<HandoffStep>) =>
    knex.transaction(trx =>
      store.append(
        trx,
        { rotation: 'single-cell', shift },
        { version: 1, kind: 'written', person: bo, at: 1, ...step },
      ),
    );
  return { views, schedule, clock, append };
}

describe.each(databases.eachSupportedId())(
  'the reader of handoffs on %s',
  databaseId => {
    const init = async () => {
      const knex = await databases.init(databaseId);
      await migrate(mockServices.database({ knex }));
      return knex;
    };

    it('finds the handoff that comes, the last, and those that wait for somebody', async () => {
      const { views, schedule, clock, append } = startViews(await init());
      expect(await views.ofRotation('single-cell', 'coming')).toMatchObject({
        shiftId: 'single-cell:1',
        outgoing: bo,
        incoming: cy,
        state: 'none',
      });
      expect(await views.ofRotation('single-cell', 'last')).toMatchObject({
        shiftId: 'single-cell:0',
        outgoing: ana,
        incoming: bo,
      });
      const waiting = (person: string) => views.waitingFor(person, [schedule]);
      expect(await waiting(bo)).toEqual([]);

      await append(0, { markdown: 'for bo' });
      await append(1, { markdown: 'for cy' });
      expect(await waiting(bo)).toEqual([
        {
          shiftId: 'single-cell:0',
          rotation: 'single-cell',
          rotationTitle: 'Single Cell',
        },
      ]);
      expect((await waiting(cy)).map(({ shiftId }) => shiftId)).toEqual([
        'single-cell:1',
      ]);
      await append(0, { version: 2, kind: 'acknowledged' });
      expect(await waiting(bo)).toEqual([]);
      await append(0, { version: 3, markdown: 'for bo, anew' });
      expect(await waiting(bo)).toHaveLength(1);
      // A week on, what nobody read is the note of a shift that is over.
      clock.moveTo('2026-03-20T18:00:00Z');
      expect(await waiting(bo)).toEqual([]);
    });

    it('waits for no section longer than the others can', async () => {
      let signalled = false;
      const { views } = startViews(await init(), {
        patienceMs: 20,
        contributors: [
          {
            title: 'Slow',
            contribute: ({ signal }) =>
              new Promise(() => {
                signal.addEventListener('abort', () => {
                  signalled = true;
                });
              }),
          },
        ],
      });
      const { draft } = await views.ofRotation('single-cell', 'coming');
      expect(draft).toEqual([
        {
          title: 'Slow',
          items: [],
          problem:
            'It took too long to answer, so it is not known what is open.',
        },
      ]);
      expect(signalled).toBe(true);
    });
  },
);
