import { Store, Table } from './Store';

/**
 * The one clock of the sandbox: the system's time plus an offset. Everything
 * that carries an instant (commits, runs, messages, the request log) reads it.
 * The offset is stored, so that a restart does not turn time back.
 *
 * @public
 */
export class SandboxClock {
  private readonly settings: Table<number>;
  private readonly listeners = new Set<() => void>();

  private constructor(settings: Table<number>) {
    this.settings = settings;
  }

  /** Takes up the stored offset, or starts at `initial` (default: system time). */
  static create(store: Store, initial?: Date): SandboxClock {
    const settings = store.table<number>('clock');
    const clock = new SandboxClock(settings);
    if (settings.get('', 'offsetMs') === undefined) {
      clock.restart(initial);
    }
    return clock;
  }

  /** Milliseconds that the sandbox is ahead of the system (negative: behind). */
  offsetMs(): number {
    return this.settings.get('', 'offsetMs') ?? 0;
  }

  /** The instant in the sandbox, epoch milliseconds. */
  now(): number {
    return Date.now() + this.offsetMs();
  }

  /**
   * Sets the offset.
   *
   * @throws RangeError when that turns time back and `force` is not set: what
   * was stamped already would then lie in the future.
   */
  setOffset(offsetMs: number, force = false): void {
    if (!force && offsetMs < this.offsetMs()) {
      throw new RangeError(
        'the sandbox clock only moves forward; send force: true to turn it back',
      );
    }
    this.settings.put('', 'offsetMs', offsetMs);
    for (const listener of this.listeners) {
      listener();
    }
  }

  /** Starts over at `initial`, also when that turns time back. */
  restart(initial?: Date): void {
    this.setOffset(initial ? initial.getTime() - Date.now() : 0, true);
  }

  /** Calls the listener after each change of the offset; returns its removal. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
