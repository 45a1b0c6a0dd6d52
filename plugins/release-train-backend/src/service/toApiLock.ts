import {
  toIso,
  type Lock,
} from '@signalbox/backstage-plugin-release-train-common';
import type { LockRecord } from '../database/rows';
import { optionalIso } from './optionalIso';

/** A lock the way the API shows it. */
export function toApiLock(lock: LockRecord): Lock {
  return {
    id: lock.id,
    component: lock.component,
    environment: lock.environment,
    reason: lock.reason,
    owner: lock.owner,
    at: toIso(lock.at),
    expiresAt: optionalIso(lock.expiresAt),
    liftedAt: optionalIso(lock.liftedAt),
    liftedBy: lock.liftedBy,
    cause: lock.cause,
  };
}
