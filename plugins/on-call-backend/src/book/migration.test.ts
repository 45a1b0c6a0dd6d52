import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { testDatabases } from '../__testUtils__/testDatabases';
import { LookStore } from '../readiness/LookStore';
import { DatabaseTickStore } from './TickStore';

const databases = testDatabases();

const only = {
  directory: resolvePackagePath(
    '@signalbox/backstage-plugin-on-call-backend',
    'migrations',
  ),
  name: '20261125120000_book.js',
};

const tables = [
  'shift_ticks',
  'handoff_steps',
  'readiness_findings',
  'readiness_looks',
  'readiness_gaps_told',
];

async function present(knex: Knex): Promise<string[]> {
  const there: string[] = [];
  for (const table of tables) {
    if (await knex.schema.hasTable(table)) there.push(table);
  }
  return there;
}

describe.each(databases.eachSupportedId())(
  'the migration of the book on %s',
  databaseId => {
    it('stands alone, can be taken back, and made again', async () => {
      const knex = await databases.init(databaseId);
      await knex.migrate.up(only);
      expect(await present(knex)).toEqual(tables);

      const ticks = DatabaseTickStore.create({ knex });
      const key = { rotation: 'single-cell', shift: -3 };
      const tick = {
        kind: 'duty' as const,
        itemId: 'promote',
        title: 'Promote',
        by: 'user:default/ana',
        at: 1_772_647_200_000,
      };
      await ticks.tick(key, tick);
      await ticks.tick(key, { ...tick, by: 'user:default/bo' });
      expect(await ticks.load(key)).toEqual([tick]);
      // The longest ids that there can be fit into the key of a claim.
      const look = {
        person: `user:default/${'p'.repeat(242)}`,
        checkId: 'c'.repeat(63),
      };
      await LookStore.create({ knex }).plan([look, look], 1);
      expect(await knex('readiness_looks')).toHaveLength(1);

      await knex.migrate.down(only);
      expect(await present(knex)).toEqual([]);
      await knex.migrate.up(only);
      expect(await ticks.load(key)).toEqual([]);
    }, 60_000);
  },
);
