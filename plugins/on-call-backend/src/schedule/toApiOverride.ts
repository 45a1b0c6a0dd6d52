import type { ApiOverride } from '@signalbox/backstage-plugin-on-call-common';
import { toIso } from '../service/iso';
import type { OverrideRow } from './changeRows';

/** An override the way the API shows it. */
export function toApiOverride(row: OverrideRow): ApiOverride {
  return {
    id: row.id,
    rotation: row.rotation,
    level: row.level,
    start: toIso(Number(row.start_at)),
    end: toIso(Number(row.end_at)),
    person: row.person,
    inPlaceOf: row.in_place_of ?? undefined,
    reason: row.reason ?? undefined,
    createdBy: row.created_by,
    createdAt: toIso(Number(row.created_at)),
  };
}
