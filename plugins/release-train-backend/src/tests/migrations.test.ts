import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { Fixtures } from '../__testUtils__/Fixtures';
import { testDatabases } from '../__testUtils__/testDatabases';

const databases = testDatabases();

const directory = resolvePackagePath(
  '@signalbox/backstage-plugin-release-train-backend',
  'migrations',
);

async function tablesOf(knex: Knex): Promise<string[]> {
  const rows = String(knex.client.config.client).includes('pg')
    ? await knex('pg_tables')
        .select({ name: 'tablename' })
        .where({ schemaname: 'public' })
    : await knex('sqlite_master').select('name').where({ type: 'table' });
  return rows
    .map(row => row.name as string)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('20261123000000_init.js', async () => {
    const knex = await databases.init(databaseId);
    const only = { directory, name: '20261123000000_init.js' };
    await knex.migrate.up(only);
    expect(await tablesOf(knex)).toEqual([
      'announcements',
      'approvals',
      'candidate_changes',
      'candidates',
      'deployment_events',
      'deployments',
      'environments',
      'runs',
    ]);

    const fixtures = Fixtures.create({ knex, now: 1_795_629_600_000 });
    const runId = await fixtures.run({ slotDate: '2026-11-19' });
    const candidateId = await fixtures.candidate({ runId });
    await fixtures.approval(candidateId, 'user:default/ana');
    await fixtures.deployment({ state: 'blocked', candidateId });

    // One standing word a person, and one active deployment a place.
    await expect(
      fixtures.approval(candidateId, 'user:default/ana', 'objection'),
    ).rejects.toThrow(/unique/i);
    await expect(fixtures.deployment({ state: 'queued' })).rejects.toThrow(
      /unique/i,
    );
    await expect(fixtures.run({ slotDate: '2026-11-19' })).rejects.toThrow(
      /unique/i,
    );
    await knex('approvals').update({ retracted_at: 1 });
    await fixtures.approval(candidateId, 'user:default/ana', 'objection');
    await knex('deployments').update({ state: 'succeeded' });
    await fixtures.deployment({ state: 'queued' });

    await knex.migrate.down(only);
    expect(await tablesOf(knex)).toEqual([]);
    await knex.migrate.up(only);
    expect(await knex('runs')).toEqual([]);
  }, 60_000);
});
