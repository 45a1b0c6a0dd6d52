import createKnex, { type Knex } from 'knex';

/** One empty database for each system that is measured, all on one server. */
export class Databases {
  readonly #open: Knex[] = [];
  #count = 0;

  private constructor(
    readonly serverUrl: string,
    private readonly admin: Knex,
  ) {}

  static async connect(serverUrl: string): Promise<Databases> {
    const admin = createKnex({
      client: 'pg',
      connection: `${serverUrl.replace(/\/$/, '')}/postgres`,
    });
    return new Databases(serverUrl, admin);
  }

  /** A new database, as a connection string. */
  async create(): Promise<string> {
    this.#count += 1;
    const name = `bench_${process.pid}_${this.#count}`;
    await this.admin.raw('create database ??', [name]);
    return `${this.serverUrl.replace(/\/$/, '')}/${name}`;
  }

  /** A new database, opened with the pool of a Backstage plugin. */
  async open(url?: string): Promise<Knex> {
    const knex = openDatabase(url ?? (await this.create()));
    this.#open.push(knex);
    return knex;
  }

  /** Transactions that were committed in the database so far. */
  async commits(url: string): Promise<number> {
    const row = await this.admin('pg_stat_database')
      .where({ datname: url.slice(url.lastIndexOf('/') + 1) })
      .first('xact_commit');
    return Number(row.xact_commit);
  }

  async version(): Promise<string> {
    const { rows } = await this.admin.raw('show server_version');
    return rows[0].server_version;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open, this.admin].map(knex => knex.destroy()));
  }
}

/** Opens a database as Backstage opens that of a plugin: with knex's own pool of ten. */
export function openDatabase(url: string): Knex {
  return createKnex({ client: 'pg', connection: url });
}
