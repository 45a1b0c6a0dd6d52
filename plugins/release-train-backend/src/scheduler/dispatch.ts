import { createHash } from 'node:crypto';
import type { GuardReason } from '@signalbox/backstage-plugin-release-train-common';
import type { DispatchRequest } from '@signalbox/backstage-plugin-release-train-node';
import type { ConfiguredEnvironment } from '../config/model';
import { moveDeployment } from '../database/moveDeployment';
import type { DeploymentRecord } from '../database/rows';
import { lockCandidate } from '../queries/lockCandidate';
import { moveCandidate } from '../database/moveCandidate';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { enterDoubt } from './reconcile';
import { settleEnd } from './settleEnd';
import { vendorSignal } from './vendorCall';

/** How long a blocked deployment waits when no guard says when it opens. */
const RECHECK_MS = 5 * 60_000;

/** What is sent to the vendor, as it was committed. */
export function committedRequest(record: DeploymentRecord): DispatchRequest {
  if (!record.request) {
    throw new Error(`Deployment ${record.id} has no committed request`);
  }
  return JSON.parse(record.request);
}

/**
 * Asks the guards once more and, when they are open, commits the intent to send: the state
 * `dispatching`, the request and its hash. Only what is committed here is ever sent.
 */
async function commitIntent(
  context: SchedulerContext,
  { record, claim }: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<{
  record?: DeploymentRecord;
  nextAt?: number;
  /** Why it is blocked, when it was not for these reasons before. */
  refused?: GuardReason[];
}> {
  const { knex, clock, guards, announcements } = context;
  return knex.transaction(async trx => {
    if (record.candidateId) await lockCandidate(trx, record.candidateId);
    const now = clock.now();
    const reasons = await guards.evaluate(trx, {
      component: record.component,
      environment,
      sha: record.sha,
      candidateId: record.candidateId,
      actor: record.requestedBy,
      permitted: true, // Judged when it was asked for.
      kind: record.kind,
      overridden: record.overridden,
      at: now,
      deploymentId: record.id,
    });
    const step = { now, actor: SCHEDULER_ACTOR, fence: claim.fence };

    // Whatever else stands in its way, there is nothing left to be done.
    const there = reasons.find(({ code }) => code === 'ALREADY_DEPLOYED');
    if (there) {
      const current =
        record.state === 'queued'
          ? record
          : await moveDeployment(trx, record, 'admit', step);
      const done =
        current &&
        (await moveDeployment(trx, current, 'no_change', {
          ...step,
          change: { reasons: [], detail: there.message },
        }));
      if (done) await settleEnd(context, trx, done, now);
      return {};
    }
    if (reasons.length > 0) {
      const opens = reasons.flatMap(reason =>
        reason.eligibleAt ? [Date.parse(reason.eligibleAt)] : [],
      );
      const same =
        record.state === 'blocked' &&
        JSON.stringify(record.reasons) === JSON.stringify(reasons);
      let refused: GuardReason[] | undefined;
      if (!same) {
        const blocked = await moveDeployment(trx, record, 'block', {
          ...step,
          change: {
            reasons,
            detail: reasons.map(reason => reason.message).join(' '),
          },
        });
        // The run says what it waits for.
        if (record.runId) {
          await trx('runs')
            .where({ id: record.runId })
            .update({ next_at: now });
        }
        if (blocked) refused = reasons;
      }
      return {
        refused,
        nextAt:
          opens.length > 0 ? Math.max(...opens, now + 1) : now + RECHECK_MS,
      };
    }

    const admitted =
      record.state === 'queued'
        ? record
        : await moveDeployment(trx, record, 'admit', {
            ...step,
            change: { reasons: [] },
          });
    if (!admitted) return {};
    // A deployment that is queued again after it was proven absent keeps its request: the same
    // key and content, whatever was configured meanwhile, and the same time, so that the vendor is
    // still asked for the first one if that turns up after all.
    const request: DispatchRequest = admitted.request
      ? committedRequest(admitted)
      : {
          target: environment.target,
          sha: admitted.sha,
          deployKey: admitted.id,
          dispatchedAt: now,
        };
    const body = JSON.stringify(request);
    const dispatching = await moveDeployment(trx, admitted, 'claim', {
      ...step,
      change: {
        reasons: [],
        detail: `Sending to ${admitted.environment}`,
        request: body,
        requestHash: createHash('sha256').update(body).digest('hex'),
        dispatchedAt: now,
        startedAt: admitted.startedAt ?? now,
      },
    });
    if (!dispatching) return {};
    if (record.candidateId) {
      await moveCandidate(trx, context.model, dispatching, 'sent', now);
    }
    await announcements.deploymentStarted(trx, dispatching, now);
    return { record: dispatching };
  });
}

/** Sends a deployment that is due, once. */
export async function dispatch(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<number | undefined> {
  const { knex, clock, model, announcements, metrics } = context;
  const intent = await commitIntent(context, claimed, environment);
  if (intent.refused) metrics.refused(intent.refused, 'dispatch');
  if (!intent.record) return intent.nextAt;
  announcements.wake();

  const record = intent.record;
  // What is sent a second time, with the request of the first, was not late but lost.
  if (!claimed.record.request) {
    metrics.dispatched(record, claimed.record.state === 'blocked');
  }
  const { leaseMs, absenceProofMs, vendorTimeoutMs } = model.scheduler;
  const latest =
    record.dispatchedAt! + Math.min(leaseMs, absenceProofMs - vendorTimeoutMs);
  if (claimed.signal.aborted || clock.now() >= latest) {
    // This replica slept after the commit. Another may have it by now, and what is sent so late may
    // arrive after it was proven absent.
    return enterDoubt(
      context,
      { ...claimed, record },
      'the replica that was to send it came too late',
    );
  }
  const outcome = await environment.driver.dispatch(
    committedRequest(record),
    vendorSignal(claimed.signal, vendorTimeoutMs),
  );
  const now = clock.now();
  const step = { now, actor: SCHEDULER_ACTOR, fence: claimed.claim.fence };

  switch (outcome.outcome) {
    case 'accepted':
      await knex.transaction(trx =>
        moveDeployment(trx, record, 'accepted', {
          ...step,
          change: {
            vendorId: outcome.vendor?.id,
            vendorUrl: outcome.vendor?.url,
            detail: outcome.vendor
              ? 'Accepted'
              : 'Accepted without an id; looking for it by its key',
          },
        }),
      );
      return now + Math.min(1_000, model.scheduler.followIntervalMs);
    case 'deferred':
      await knex.transaction(async trx => {
        if (record.candidateId) await lockCandidate(trx, record.candidateId);
        const queued = await moveDeployment(trx, record, 'absent', {
          ...step,
          change: { detail: outcome.reason },
        });
        if (queued) await moveCandidate(trx, model, queued, 'ended', now);
      });
      return now + Math.ceil(outcome.retryAfterMs);
    case 'refused':
      await knex.transaction(async trx => {
        if (record.candidateId) await lockCandidate(trx, record.candidateId);
        const failed = await moveDeployment(trx, record, 'refused', {
          ...step,
          change: { detail: outcome.reason },
        });
        if (failed) await settleEnd(context, trx, failed, now);
      });
      return undefined;
    default:
      metrics.vendorFailed(record, 'dispatch');
      return enterDoubt(context, { ...claimed, record }, outcome.reason);
  }
}
