import {
  transferOf,
  type Override,
  type ShiftTransfer,
} from '@signalbox/backstage-plugin-on-call-common';

/** A row of `overrides`. */
export interface OverrideRow {
  id: string;
  rotation: string;
  level: string;
  start_at: number | string;
  end_at: number | string;
  person: string;
  in_place_of: string | null;
  reason: string | null;
  created_by: string;
  created_at: number | string;
  deleted_by: string | null;
  deleted_at: number | string | null;
}

/** A row of `swaps`. */
export interface SwapRow {
  id: string;
  rotation: string;
  level: string;
  shift: number;
  exchange_level: string | null;
  exchange_shift: number | null;
  from_person: string;
  to_person: string;
  mode: 'ask' | 'take' | 'assign';
  state: 'asked' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed';
  note: string | null;
  asked_by: string;
  asked_at: number | string;
  answers: string | null;
  lapses_at: number | string;
  agreed_at: number | string | null;
  decided_by: string | null;
  decided_at: number | string | null;
  version: number;
}

/** An override the way the engine takes it. */
export function toOverride(row: OverrideRow): Override {
  return {
    id: row.id,
    level: row.level,
    start: Number(row.start_at),
    end: Number(row.end_at),
    person: row.person,
    inPlaceOf: row.in_place_of ?? undefined,
    createdAt: Number(row.created_at),
  };
}

/** What an agreed swap moves: its shift, and where there is one the shift in exchange. */
export function toTransfers(row: SwapRow): ShiftTransfer[] {
  const { exchange_level: level, exchange_shift: number } = row;
  return transferOf({
    id: row.id,
    from: row.from_person,
    to: row.to_person,
    shift: { level: row.level, number: row.shift },
    inExchangeFor:
      level === null || number === null ? undefined : { level, number },
    agreedAt: Number(row.agreed_at),
  });
}
