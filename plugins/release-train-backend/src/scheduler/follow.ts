import type { DeploymentEventName } from '@signalbox/backstage-plugin-release-train-common';
import type {
  VendorDeployment,
  VendorProgress,
} from '@signalbox/backstage-plugin-release-train-node';
import type { ConfiguredEnvironment } from '../config/model';
import { moveDeployment } from '../database/moveDeployment';
import type { DeploymentRecord } from '../database/rows';
import { lockCandidate } from '../queries/lockCandidate';
import { askPerson } from './askPerson';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { committedRequest } from './dispatch';
import { settleEnd } from './settleEnd';
import { askVendor, vendorSignal } from './vendorCall';

/** What a report of the vendor means for our machine; nothing when it says nothing new. */
function eventOf(
  state: DeploymentRecord['state'],
  progress: VendorProgress,
): DeploymentEventName | undefined {
  switch (progress.state) {
    case 'pending':
      return undefined;
    case 'running':
      return state === 'running' || state === 'cancelling'
        ? undefined
        : 'start';
    case 'awaiting_confirm':
      return state === 'awaiting_confirm' || state === 'cancelling'
        ? undefined
        : 'wait';
    case 'succeeded':
      return 'finish';
    case 'noop':
      return 'no_change';
    case 'failed':
      return 'fail';
    case 'cancelled':
      return 'cancelled';
    case 'superseded':
      return 'replace';
    case 'needs_person':
      return 'ask';
    case 'declined':
      return state === 'cancelling' ? 'cancelled' : 'decline';
    default:
      return undefined;
  }
}

/** The vendor's name of a deployment that it has. */
function vendorOf({ vendorId, vendorUrl }: DeploymentRecord): VendorDeployment {
  return { id: vendorId!, url: vendorUrl };
}

/** Asks the vendor how a deployment stands. */
export async function readProgress(
  context: SchedulerContext,
  { record, signal }: ClaimedDeployment,
  { driver }: ConfiguredEnvironment,
): Promise<VendorProgress> {
  return askVendor(() =>
    driver.follow(
      committedRequest(record),
      vendorOf(record),
      vendorSignal(signal, context.model.scheduler.vendorTimeoutMs),
    ),
  );
}

/** Asks the vendor how a deployment stands, and asks it to end one that is being cancelled. */
export async function follow(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<number | undefined> {
  const progress = await readProgress(context, claimed, environment);
  return takeProgress(context, claimed, environment, progress);
}

/** Has a deployment go where the vendor's word takes it. */
export async function takeProgress(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
  progress: VendorProgress,
): Promise<number | undefined> {
  const { knex, clock, model } = context;
  const { record, claim, signal } = claimed;
  const { followIntervalMs, vendorTimeoutMs, deployTimeoutMs } =
    model.scheduler;
  const now = clock.now();
  const step = { now, actor: SCHEDULER_ACTOR, fence: claim.fence };
  const event = eventOf(record.state, progress);

  if (!event) {
    // Whoever has to answer at the vendor may take their time: it waits there for a person.
    const waits = progress.state === 'awaiting_confirm';
    if (waits || now - (record.dispatchedAt ?? now) <= deployTimeoutMs) {
      // Only what has not ended is asked to end, so that no vendor's refusal hides the end.
      if (record.state === 'cancelling') {
        await askVendor(() =>
          environment.driver.cancel(
            committedRequest(record),
            vendorOf(record),
            vendorSignal(signal, vendorTimeoutMs),
          ),
        );
      }
      return now + followIntervalMs;
    }
    if (environment.needsCandidate) {
      // Its place is not given to another while it may still be running.
      await askPerson(
        context,
        claimed,
        'It did not end in time. Look at the vendor and say what became of it.',
      );
      return undefined;
    }
    await knex.transaction(async trx => {
      if (record.candidateId) await lockCandidate(trx, record.candidateId);
      const ended = await moveDeployment(trx, record, 'time_out', {
        ...step,
        change: {
          detail:
            'It did not end in time; it may still be running at the vendor',
        },
      });
      if (ended) await settleEnd(context, trx, ended, now);
    });
    return undefined;
  }

  const moved = await knex.transaction(async trx => {
    if (record.candidateId) await lockCandidate(trx, record.candidateId);
    const next = await moveDeployment(trx, record, event, {
      ...step,
      change: {
        detail: progress.detail,
        verifySince: event === 'finish' ? now : undefined,
      },
    });
    if (next?.endedAt) await settleEnd(context, trx, next, now);
    else if (next?.state === 'needs_human') {
      await context.announcements.deploymentChanged(trx, next, now);
    } else if (next?.state === 'verifying' && next.runId) {
      // The run may be at its proof now.
      await trx('runs').where({ id: next.runId }).update({ next_at: now });
    }
    return next;
  });
  if (!moved || moved.endedAt || moved.state === 'needs_human') {
    return undefined;
  }
  return moved.state === 'verifying' ? now : now + followIntervalMs;
}
