import {
  onCallChangeOwnPermission,
  onCallManagePermission,
} from '@signalbox/backstage-plugin-on-call-common';
import { requirePermission } from '../permissions/CallerAccess';
import type { CallOptions } from '../router/RouterParts';
import { notFound } from '../service/errors';
import type { SwapRow } from './changeRows';
import type { Decision } from './swapState';

/** A question is answered by who was asked; what was agreed on is taken back by either. */
function whoDecides(row: SwapRow, decision: Decision): string[] {
  if (decision !== 'withdrawn')
    return row.answers === null ? [] : [row.answers];
  return row.state === 'accepted'
    ? [row.from_person, row.to_person, row.asked_by]
    : [row.asked_by];
}

/** @throws NotFoundError or NotAllowedError when it is neither theirs nor theirs to manage. */
export function requireDecider(
  row: SwapRow,
  decision: Decision,
  { access, userRef }: CallOptions,
): void {
  const deciders = whoDecides(row, decision);
  const own = userRef !== undefined && deciders.includes(userRef);
  requirePermission(
    access,
    own ? onCallChangeOwnPermission : onCallManagePermission,
    row.rotation,
    own
      ? 'You may not change the schedule.'
      : `This swap is not yours to decide: it is for ${
          deciders.join(' or ') || 'nobody any more'
        }, or for whoever manages the schedule.`,
    () => notFound('swap', row.id),
  );
}
