import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@backstage/types';
import knexFactory from 'knex';

/** A database that a test has to itself. */
export interface TestDatabase {
  /** For `backend.database`. */
  config: JsonObject;
  drop(): Promise<void>;
}

/** The databases that everything with a state is tested on. */
export const DATABASE_KINDS = ['SQLite', 'PostgreSQL'] as const;

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

/** Makes an empty database of a kind. */
export async function createTestDatabase(
  kind: (typeof DATABASE_KINDS)[number],
): Promise<TestDatabase> {
  if (kind === 'SQLite') {
    const directory = mkdtempSync(join(tmpdir(), 'signalbox-db-'));
    return {
      config: { client: 'better-sqlite3', connection: { directory } },
      drop: async () => rmSync(directory, { recursive: true, force: true }),
    };
  }

  const address = process.env[POSTGRES];
  if (!address) {
    throw new Error(`No PostgreSQL to test on: ${POSTGRES} is not set`);
  }
  const url = new URL(address);
  const name = `signalbox_${randomBytes(6).toString('hex')}`;
  const server = (statement: string) => {
    const knex = knexFactory({ client: 'pg', connection: address });
    return knex.raw(statement).finally(() => knex.destroy());
  };
  await server(`create database ${name}`);
  return {
    config: {
      client: 'pg',
      connection: {
        host: url.hostname,
        port: Number(url.port || 5432),
        user: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        database: name,
      },
      pluginDivisionMode: 'schema',
      ensureSchemaExists: true,
      ensureExists: false,
    },
    drop: async () => {
      await server(`drop database if exists ${name} with (force)`);
    },
  };
}
