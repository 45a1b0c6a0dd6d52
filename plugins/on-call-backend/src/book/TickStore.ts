import type { Knex } from 'knex';

/** A duty of a shift, or something that somebody new to the rotation is shown. */
export type TickKind = 'duty' | 'pairing';

/** What was seen to in a shift. */
export interface Tick {
  kind: TickKind;
  /** The id in the configuration. */
  itemId: string;
  /** Who was shown it, for pairing. */
  about?: string;
  /** As it was when it was ticked. */
  title: string;
  note?: string;
  by: string;
  /** Epoch milliseconds. */
  at: number;
}

/** A shift of a rotation, by its number. */
export interface ShiftKey {
  rotation: string;
  shift: number;
}

/** Keeps what was ticked in the shift books. */
export interface TickStore {
  /** Everything that was ticked in a shift, in the order in which it was. */
  load(key: ShiftKey): Promise<Tick[]>;
  /** Ticks, or replaces what was noted beside the tick that is there; the first person stands. */
  tick(key: ShiftKey, tick: Tick): Promise<void>;
  /** Takes a tick back; nothing happens when there is none. */
  untick(
    key: ShiftKey,
    tick: Pick<Tick, 'kind' | 'itemId' | 'about'>,
  ): Promise<void>;
}

interface TickRow {
  rotation: string;
  shift: number;
  kind: TickKind;
  item_id: string;
  about: string;
  title: string;
  note: string | null;
  ticked_by: string;
  ticked_at: number | string;
}

const PRIMARY_KEY = ['rotation', 'shift', 'kind', 'item_id', 'about'];

function toTick(row: TickRow): Tick {
  return {
    kind: row.kind,
    itemId: row.item_id,
    about: row.about || undefined,
    title: row.title,
    note: row.note ?? undefined,
    by: row.ticked_by,
    at: Number(row.ticked_at),
  };
}

/** Keeps ticks in the plugin's database. */
export class DatabaseTickStore implements TickStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseTickStore {
    return new DatabaseTickStore(options.knex);
  }

  async load(key: ShiftKey): Promise<Tick[]> {
    const rows: TickRow[] = await this.knex('shift_ticks')
      .where({ rotation: key.rotation, shift: key.shift })
      .orderBy(['ticked_at', 'kind', 'item_id', 'about']);
    return rows.map(toTick);
  }

  async tick(key: ShiftKey, tick: Tick): Promise<void> {
    await this.knex('shift_ticks')
      .insert({
        rotation: key.rotation,
        shift: key.shift,
        kind: tick.kind,
        item_id: tick.itemId,
        about: tick.about ?? '',
        title: tick.title,
        note: tick.note ?? null,
        ticked_by: tick.by,
        ticked_at: tick.at,
      })
      // Of two people who tick at once the first has done it; the note may be added to later.
      .onConflict(PRIMARY_KEY)
      .merge(tick.note === undefined ? ['title'] : ['title', 'note']);
  }

  async untick(
    key: ShiftKey,
    tick: Pick<Tick, 'kind' | 'itemId' | 'about'>,
  ): Promise<void> {
    await this.knex('shift_ticks')
      .where({
        rotation: key.rotation,
        shift: key.shift,
        kind: tick.kind,
        item_id: tick.itemId,
        about: tick.about ?? '',
      })
      .delete();
  }
}
