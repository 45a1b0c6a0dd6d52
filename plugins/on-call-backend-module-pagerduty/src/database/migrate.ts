import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/**
 * Brings the tables of this module up to date, unless the installation does that elsewhere. They are
 * in the database of the plugin, so which migrations ran is kept beside the plugin's own.
 */
export async function migrate(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@signalbox/backstage-plugin-on-call-backend-module-pagerduty',
        'migrations',
      ),
      tableName: 'on_call_pagerduty_migrations',
    });
  }
  return knex;
}
