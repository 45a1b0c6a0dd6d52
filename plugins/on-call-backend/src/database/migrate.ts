import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Brings the plugin's schema up to date, unless the installation does that elsewhere. */
export async function migrate(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@signalbox/backstage-plugin-on-call-backend',
        'migrations',
      ),
    });
  }
  return knex;
}
