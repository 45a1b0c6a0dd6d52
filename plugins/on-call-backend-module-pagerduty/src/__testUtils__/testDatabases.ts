import { TestDatabases } from '@backstage/backend-test-utils';

/**
 * Both databases that the module runs on. PostgreSQL would be left out in silence where none is
 * given, so that is an error here.
 */
export function testDatabases(): TestDatabases {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });
  if (!databases.supports('POSTGRES_15')) {
    throw new Error(
      'These tests need PostgreSQL: run them by `npm test`, or set BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING',
    );
  }
  return databases;
}
