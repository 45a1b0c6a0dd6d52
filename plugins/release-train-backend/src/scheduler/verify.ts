import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredEnvironment } from '../config/model';
import { moveDeployment } from '../database/moveDeployment';
import { probeHealth, probeVersion } from '../observation/probes';
import { lockCandidate } from '../queries/lockCandidate';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { settleEnd } from './settleEnd';
import { vendorSignal } from './vendorCall';

/** How long the probes may disagree before the deployment counts as failed. */
const VERIFY_WITHIN_MS = 5 * 60_000;

/**
 * Proves a deployment that the vendor calls a success: the running service has to say that it is
 * this version, and that it is well. Inconclusive is not a pass.
 */
export async function verify(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<number | undefined> {
  const { knex, clock, model } = context;
  const { record, claim, signal } = claimed;
  const problems: string[] = [];
  if (environment.version) {
    const version = await probeVersion(
      environment.version,
      vendorSignal(signal, model.scheduler.vendorTimeoutMs),
    );
    if (!version.matches(record.sha)) problems.push(version.saying);
  }
  if (environment.healthUrl) {
    const health = await probeHealth(
      environment.healthUrl,
      vendorSignal(signal, model.scheduler.vendorTimeoutMs),
    );
    if (health) problems.push(health);
  }

  const now = clock.now();
  const step = { now, actor: SCHEDULER_ACTOR, fence: claim.fence };
  if (problems.length === 0) {
    await knex.transaction(async trx => {
      if (record.candidateId) await lockCandidate(trx, record.candidateId);
      const done = await moveDeployment(trx, record, 'prove', {
        ...step,
        change: {
          detail: `${shortSha(record.sha)} is in ${record.environment}`,
        },
      });
      if (done) await settleEnd(context, trx, done, now);
    });
    return undefined;
  }
  if (now - (record.verifySince ?? now) < VERIFY_WITHIN_MS) {
    return now + Math.min(5_000, model.scheduler.followIntervalMs);
  }
  await knex.transaction(async trx => {
    if (record.candidateId) await lockCandidate(trx, record.candidateId);
    const failed = await moveDeployment(trx, record, 'fail', {
      ...step,
      change: { detail: `Not verified: ${problems.join('; ')}` },
    });
    if (failed) await settleEnd(context, trx, failed, now);
  });
  return undefined;
}
