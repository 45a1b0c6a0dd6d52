import { Store, Table } from './Store';

/** @public */
export type FaultKind = 'latency' | 'hang' | 'status' | 'reset' | 'truncate';

/**
 * What to do to which request.
 *
 * @public
 */
export interface FaultRule {
  match: {
    method?: string;
    /** A regular expression on path and query. */
    path: string;
  };
  /** How many requests it meets; default 1. */
  times?: number;
  kind: FaultKind;
  /** Whether the request has had its effect when the fault strikes. */
  phase: 'before' | 'after';
  /** With `status`: the answer instead of the true one; default 500. */
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** With `latency`: real milliseconds; default 1000. */
  ms?: number;
}

/** @public */
export interface Fault extends FaultRule {
  id: string;
  remaining: number;
}

/**
 * The faults that wait for a request. Each request meets one at most: the
 * oldest that matches and has not been used up.
 *
 * @public
 */
export class FaultBook {
  private readonly faults: Table<Fault>;

  constructor(private readonly store: Store) {
    this.faults = store.table<Fault>('faults');
  }

  add(rule: FaultRule): Fault {
    const id = `fault-${this.store.next('fault')}`;
    const fault: Fault = { ...rule, id, remaining: rule.times ?? 1 };
    this.faults.put('', id, fault);
    return fault;
  }

  list(): Fault[] {
    return this.faults.list('');
  }

  /** The fault that this request meets, counted down. */
  take(method: string, path: string): Fault | undefined {
    const fault = this.list().find(
      ({ match, remaining }) =>
        remaining > 0 &&
        (match.method === undefined || match.method.toUpperCase() === method) &&
        new RegExp(match.path).test(path),
    );
    if (fault) {
      this.faults.put('', fault.id, {
        ...fault,
        remaining: fault.remaining - 1,
      });
    }
    return fault;
  }

  clear(): void {
    for (const fault of this.list()) {
      this.faults.delete('', fault.id);
    }
  }
}
