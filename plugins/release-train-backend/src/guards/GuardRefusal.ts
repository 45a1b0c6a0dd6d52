import { ConflictError } from '@backstage/errors';
import type { GuardReason } from '@signalbox/backstage-plugin-release-train-common';

/**
 * A request that guards refuse, with every reason. It is answered 409; `code` is the code of the
 * first reason when there is only one, and `GUARDED` otherwise.
 */
export class GuardRefusal extends ConflictError {
  readonly code: string;
  readonly reasons: GuardReason[];

  constructor(reasons: GuardReason[]) {
    super(reasons.map(reason => reason.message).join(' '));
    this.name = 'ConflictError';
    this.code = reasons.length === 1 ? reasons[0].code : 'GUARDED';
    this.reasons = reasons;
  }
}
