import { mockServices } from '@backstage/backend-test-utils';
import { migrate } from '../database/migrate';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();
const TABLES = ['pages', 'page_events', 'messages', 'shift_notices'];

it.each(databases.eachSupportedId())(
  'the tables of pages, messages and notices come and go on %s',
  async databaseId => {
    const knex = await databases.init(databaseId);
    const database = mockServices.database({ knex });
    const present = () =>
      Promise.all(TABLES.map(table => knex.schema.hasTable(table)));
    await migrate(database);
    expect(await present()).toEqual([true, true, true, true]);
    const page = {
      rotation: 'single-cell',
      title: 'A',
      state: 'open',
      ladder: '[]',
      step: 0,
      step_at: 1,
      told: 0,
      opened_at: 1,
      opened_by: 'user:default/vic',
      dedupe_key: 'd',
    };
    await knex('pages').insert({ ...page, id: '1', state: 'resolved' });
    await knex('pages').insert({ ...page, id: '2' });
    await expect(knex('pages').insert({ ...page, id: '3' })).rejects.toThrow(
      /unique/i,
    );
    const [done] = await knex.migrate.list({
      directory: `${__dirname}/../../migrations`,
    });
    for (const _ of done) {
      await knex.migrate.down({ directory: `${__dirname}/../../migrations` });
    }
    expect(await present()).toEqual([false, false, false, false]);
    await migrate(database);
    expect(await present()).toEqual([true, true, true, true]);
  },
  60_000,
);
