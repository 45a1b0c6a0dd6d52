import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/**
 * A table of plain objects, kept in memory and written through to the file.
 * Each object is a row of its own, so that changing one run does not rewrite
 * two thousand commits. `group` is the owner of a key, mostly a repository.
 *
 * @public
 */
export interface Table<T> {
  get(group: string, key: string | number): T | undefined;
  /** The objects of one group, in the order in which they were first put. */
  list(group: string): T[];
  put(group: string, key: string | number, value: T): void;
  delete(group: string, key: string | number): void;
}

interface Row {
  kind: string;
  owner: string;
  key: string;
  json: string;
}

/**
 * All state of a sandbox. With a file each change is written before the reply
 * that tells of it is sent, so that even `kill -9` loses nothing answered.
 *
 * @public
 */
export class Store {
  private readonly tables = new Map<
    string,
    Map<string, Map<string, unknown>>
  >();
  private depth = 0;
  private readonly write?: Database.Statement<[string, string, string, string]>;
  private readonly remove?: Database.Statement<[string, string, string]>;

  private constructor(private readonly database?: Database.Database) {
    if (!database) {
      return;
    }
    database.pragma('journal_mode = WAL');
    database.exec(
      `CREATE TABLE IF NOT EXISTS objects (
        position INTEGER PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL,
        key TEXT NOT NULL, json TEXT NOT NULL, UNIQUE (kind, owner, key))`,
    );
    this.write = database.prepare(
      `INSERT INTO objects (kind, owner, key, json) VALUES (?, ?, ?, ?)
       ON CONFLICT (kind, owner, key) DO UPDATE SET json = excluded.json`,
    );
    this.remove = database.prepare(
      'DELETE FROM objects WHERE kind = ? AND owner = ? AND key = ?',
    );
    const rows = database
      .prepare<[], Row>(
        'SELECT kind, owner, key, json FROM objects ORDER BY position',
      )
      .all();
    for (const row of rows) {
      this.groupOf(row.kind, row.owner).set(row.key, JSON.parse(row.json));
    }
  }

  /** Opens or makes the file; a store in memory when none is named. */
  static open(stateFile?: string): Store {
    if (!stateFile) {
      return new Store();
    }
    mkdirSync(dirname(stateFile), { recursive: true });
    return new Store(new Database(stateFile));
  }

  table<T>(kind: string): Table<T> {
    return {
      get: (group, key) =>
        this.tables.get(kind)?.get(group)?.get(String(key)) as T | undefined,
      list: group => [
        ...((this.tables.get(kind)?.get(group)?.values() ?? []) as Iterable<T>),
      ],
      put: (group, key, value) => {
        this.groupOf(kind, group).set(String(key), value);
        this.write?.run(kind, group, String(key), JSON.stringify(value));
      },
      delete: (group, key) => {
        this.groupOf(kind, group).delete(String(key));
        this.remove?.run(kind, group, String(key));
      },
    };
  }

  /** The next number of a sequence, from `first` on. */
  next(sequence: string, first = 1): number {
    const counters = this.table<number>('sequences');
    const value = counters.get('', sequence) ?? first;
    counters.put('', sequence, value + 1);
    return value;
  }

  /**
   * Writes all changes of `effect` at once. Memory cannot be rolled back, so
   * neither is the file: the two always agree, even after a programming error.
   */
  transaction<T>(effect: () => T): T {
    if (!this.database || this.depth > 0) {
      return effect();
    }
    this.depth++;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      return effect();
    } finally {
      this.database.exec('COMMIT');
      this.depth--;
    }
  }

  /** Forgets everything, in memory and in the file. */
  clear(): void {
    this.tables.clear();
    this.database?.exec('DELETE FROM objects');
  }

  close(): void {
    this.database?.close();
  }

  private groupOf(kind: string, group: string): Map<string, unknown> {
    let groups = this.tables.get(kind);
    if (!groups) {
      groups = new Map();
      this.tables.set(kind, groups);
    }
    let members = groups.get(group);
    if (!members) {
      members = new Map();
      groups.set(group, members);
    }
    return members;
  }
}
