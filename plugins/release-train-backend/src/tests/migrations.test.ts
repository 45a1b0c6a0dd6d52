import { readdir } from 'node:fs/promises';
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

  it('20261124000000_whole_train.js keeps what is there, and can be taken back', async () => {
    const knex = await databases.init(databaseId);
    const first = { directory, name: '20261123000000_init.js' };
    const second = { directory, name: '20261124000000_whole_train.js' };
    await knex.migrate.up(first);
    const before = await tablesOf(knex);
    const run = {
      id: 'run-1',
      train: 'single-cell',
      slot_date: '2026-11-19',
      state: 'soaking',
      hold_call_at: 1,
      cut_at: 2,
      soaked_at: 3,
      lgtm_call_at: 4,
      promote_at: 5,
      created_at: 1,
    };
    await knex('runs').insert(run);

    await knex.migrate.up(second);
    expect(await tablesOf(knex)).toEqual(
      [
        ...before,
        'checklist_results',
        'feeds',
        'holds',
        'journal',
        'locks',
        'pins',
        'vetoes',
      ].sort(),
    );
    expect(await knex('runs').first()).toMatchObject({
      id: 'run-1',
      lane: 'train',
    });
    // One run a slot, and any number of hot-fixes beside it.
    await expect(knex('runs').insert({ ...run, id: 'run-2' })).rejects.toThrow(
      /unique/i,
    );
    await knex('runs').insert({ ...run, id: 'run-3', lane: 'hotfix' });
    await knex('runs').insert({ ...run, id: 'run-4', lane: 'hotfix' });
    const hold = {
      run_id: 'run-1',
      component: 'component:default/explorer',
      pull_number: 12,
      pull_title: 'Sort',
      pull_url: 'https://code.example/12',
      asked_by: 'user:default/ana',
      asked_at: 1,
    };
    await knex('holds').insert({ ...hold, id: 'hold-1', lifted_at: 2 });
    await knex('holds').insert({ ...hold, id: 'hold-2' });
    await expect(
      knex('holds').insert({ ...hold, id: 'hold-3' }),
    ).rejects.toThrow(/unique/i);

    await knex.migrate.down(second);
    expect(await tablesOf(knex)).toEqual(before);
    expect(await knex('runs').select('id')).toEqual([{ id: 'run-1' }]);
    await expect(knex('runs').insert({ ...run, id: 'run-5' })).rejects.toThrow(
      /unique/i,
    );
    await knex.migrate.up(second);
  });

  it('20261124110000_hotfix_key.js asks once by a key, and can be taken back', async () => {
    const knex = await databases.init(databaseId);
    const last = { directory, name: '20261124110000_hotfix_key.js' };
    await knex.migrate.up({ directory, name: '20261123000000_init.js' });
    await knex.migrate.up({ directory, name: '20261124000000_whole_train.js' });
    const run = {
      train: 'single-cell',
      lane: 'hotfix',
      slot_date: '2026-11-19',
      state: 'staging',
      requested_by: 'user:default/ana',
      hold_call_at: 1,
      cut_at: 2,
      soaked_at: 3,
      lgtm_call_at: 4,
      promote_at: 5,
      created_at: 1,
    };
    await knex('runs').insert({ ...run, id: 'run-1' });
    await knex.migrate.up(last);
    // Those without a key are as many as they are.
    await knex('runs').insert({ ...run, id: 'run-2' });
    const keyed = { ...run, idempotency_key: 'one-hotfix' };
    await knex('runs').insert({ ...keyed, id: 'run-3' });
    await expect(
      knex('runs').insert({ ...keyed, id: 'run-4' }),
    ).rejects.toThrow(/unique/i);
    await knex.migrate.down(last);
    expect(await knex('runs').select('id').orderBy('id')).toHaveLength(3);
    await knex.migrate.up(last);
  });

  it('20261125120000_deliveries.js keeps a delivery once, and can be taken back', async () => {
    const knex = await databases.init(databaseId);
    const last = { directory, name: '20261125120000_deliveries.js' };
    for (const name of (await readdir(directory)).sort()) {
      if (name < last.name) await knex.migrate.up({ directory, name });
    }
    const before = await tablesOf(knex);
    await knex.migrate.up(last);
    const delivery = { source: 'github', id: 'one', at: 1 };
    await knex('deliveries').insert(delivery);
    await knex('deliveries').insert({ ...delivery, source: 'slack' });
    await expect(knex('deliveries').insert(delivery)).rejects.toThrow(
      /unique/i,
    );
    await knex.migrate.down(last);
    expect(await tablesOf(knex)).toEqual(before);
    await knex.migrate.up(last);
  });
});
