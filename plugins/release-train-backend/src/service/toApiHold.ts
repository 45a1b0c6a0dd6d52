import {
  toIso,
  type Hold,
} from '@signalbox/backstage-plugin-release-train-common';
import type { HoldRecord } from '../database/rows';
import { optionalIso } from './optionalIso';

/** A hold the way the API shows it. */
export function toApiHold(hold: HoldRecord): Hold {
  return {
    id: hold.id,
    runId: hold.runId,
    component: hold.component,
    pullNumber: hold.pullNumber,
    title: hold.pullTitle,
    url: hold.pullUrl,
    reason: hold.reason,
    askedBy: hold.askedBy,
    askedAt: toIso(hold.askedAt),
    liftedAt: optionalIso(hold.liftedAt),
    liftedBy: hold.liftedBy,
    liftedWhy: hold.liftedWhy,
    checkedAt: optionalIso(hold.checkedAt),
    checkError: hold.checkError,
  };
}
