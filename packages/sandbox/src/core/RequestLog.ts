import { SandboxClock } from './SandboxClock';
import { Store, Table } from './Store';

/**
 * One request that a service of the sandbox received.
 *
 * @public
 */
export interface LoggedRequest {
  /** Rising for writes; negative for reads, which are not stored. */
  id: number;
  /** Sandbox time, ISO 8601 in UTC. */
  at: string;
  method: string;
  /** With the query, as sent. */
  path: string;
  body?: unknown;
  /** What the client was sent; null when the answer never left. */
  status: number | null;
  /** What the request changed; not empty although the answer may be lost. */
  effects: string[];
  /** The id of the fault that met the request. */
  fault?: string;
}

/** @public */
export interface RequestQuery {
  method?: string;
  /** A regular expression on the path. */
  path?: string;
  /** ISO 8601; only what came at or after it. */
  since?: string;
}

const KEPT_WRITES = 5000;
const KEPT_READS = 1000;

/**
 * The requests that came in. Writes are kept in the store and survive a
 * restart; reads are many, change nothing, and are kept in memory only.
 *
 * @public
 */
export class RequestLog {
  private readonly writes: Table<LoggedRequest>;
  private reads: LoggedRequest[] = [];
  private nextReadId = -1;

  constructor(
    private readonly store: Store,
    private readonly clock: SandboxClock,
  ) {
    this.writes = store.table<LoggedRequest>('requests');
  }

  add(entry: Omit<LoggedRequest, 'id' | 'at'>, isRead: boolean): void {
    const at = new Date(this.clock.now()).toISOString();
    if (isRead) {
      this.reads.push({ id: this.nextReadId--, at, ...entry });
      if (this.reads.length > 2 * KEPT_READS) {
        this.reads = this.reads.slice(-KEPT_READS);
      }
      return;
    }
    const id = this.store.next('request');
    this.writes.put('', id, { id, at, ...entry });
    this.writes.delete('', id - KEPT_WRITES);
  }

  /** Oldest first. */
  list(query: RequestQuery = {}): LoggedRequest[] {
    const pattern =
      query.path === undefined ? undefined : new RegExp(query.path);
    const since =
      query.since === undefined ? undefined : Date.parse(query.since);
    const method = query.method?.toUpperCase();
    return [...this.writes.list(''), ...this.reads.slice(-KEPT_READS)]
      .filter(
        entry =>
          (method === undefined || entry.method === method) &&
          (pattern === undefined || pattern.test(entry.path)) &&
          (since === undefined || Date.parse(entry.at) >= since),
      )
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.id - b.id);
  }

  clear(): void {
    this.reads = [];
  }
}
