import {
  formatShiftId,
  shiftOf,
  type Swap,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';
import { optionalIso, toIso } from '../service/iso';
import type { SwapRow } from './changeRows';
import { stateAt } from './swapState';

/** A swap as it stands at an instant (epoch milliseconds), the way the API shows it. */
export function toApiSwap(
  row: SwapRow,
  configured: ConfiguredRotation,
  now: number,
): Swap {
  const shift = (level: string, number: number) => {
    const { start, end } = shiftOf({ ...configured, rosters: [] }, number);
    return {
      shiftId: formatShiftId(row.rotation, number),
      level,
      start: toIso(start),
      end: toIso(end),
    };
  };
  const { exchange_level: level, exchange_shift: number } = row;
  const state = stateAt(row, now);
  const decidedAt =
    row.decided_at ?? (state === 'lapsed' ? row.lapses_at : undefined);
  return {
    id: row.id,
    rotation: row.rotation,
    shift: shift(row.level, row.shift),
    inExchangeFor:
      level === null || number === null ? undefined : shift(level, number),
    from: row.from_person,
    to: row.to_person,
    mode: row.mode,
    state,
    note: row.note ?? undefined,
    askedBy: row.asked_by,
    askedAt: toIso(Number(row.asked_at)),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: optionalIso(decidedAt),
    version: row.version,
  };
}
