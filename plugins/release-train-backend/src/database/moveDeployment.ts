import {
  DEPLOYMENT_TRANSITIONS,
  isActiveDeployment,
  transition,
  type DeploymentEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { DeploymentRecord } from './rows';

/** What a step may change besides the state. Undefined leaves a column as it is. */
export interface DeploymentChange {
  /** On the new state; what was said of the old one is not kept. */
  detail?: string;
  reasons?: DeploymentRecord['reasons'];
  request?: string;
  requestHash?: string;
  dispatchedAt?: number;
  startedAt?: number;
  verifySince?: number;
  vendorId?: string;
  vendorUrl?: string;
}

/**
 * Moves a deployment by one event of its machine and writes the step into its history. The row
 * must still be the one that the decision was made on: same version, and for a worker the same
 * fence. Otherwise nothing is written and the answer is undefined, because somebody else knows
 * better by now.
 *
 * @throws When the machine does not know the event in this state; that is a programming error.
 */
export async function moveDeployment(
  trx: Knex,
  deployment: DeploymentRecord,
  event: DeploymentEventName,
  options: {
    now: number;
    actor: string;
    /** The fence of the claim; absent when a person acts, who holds none. */
    fence?: number;
    change?: DeploymentChange;
    /** Also makes the row due at once, for the worker to go on. */
    wake?: boolean;
  },
): Promise<DeploymentRecord | undefined> {
  const { now, actor, fence, change = {} } = options;
  const step = transition(DEPLOYMENT_TRANSITIONS, deployment.state, event);
  if (!step.ok) {
    throw new Error(`Deployment ${deployment.id}: ${step.refusal}`);
  }
  const ended = !isActiveDeployment(step.to);
  const next: DeploymentRecord = {
    ...deployment,
    ...Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    ),
    detail: change.detail,
    state: step.to,
    version: deployment.version + 1,
    endedAt: ended ? now : undefined,
  };
  const changed = await trx('deployments')
    .where({
      id: deployment.id,
      version: deployment.version,
      ...(fence === undefined ? {} : { fence }),
    })
    .update({
      state: next.state,
      version: next.version,
      reasons: JSON.stringify(next.reasons),
      detail: next.detail ?? null,
      request: next.request ?? null,
      request_hash: change.requestHash,
      dispatched_at: next.dispatchedAt ?? null,
      started_at: next.startedAt ?? null,
      verify_since: next.verifySince ?? null,
      vendor_id: next.vendorId ?? null,
      vendor_url: next.vendorUrl ?? null,
      ended_at: next.endedAt ?? null,
      ...(options.wake ? { next_at: now } : {}),
    });
  if (changed !== 1) return undefined;
  await trx('deployment_events').insert({
    deployment_id: deployment.id,
    version: next.version,
    at: now,
    from_state: deployment.state,
    to_state: next.state,
    actor,
    detail: change.detail ?? null,
  });
  return next;
}
