import type { Knex } from 'knex';
import { afterCommit } from '../database/afterCommit';
import { moveCandidate } from '../database/moveCandidate';
import { placeId } from '../database/places';
import type { DeploymentRecord } from '../database/rows';
import { wakeRunsOf } from '../queries/wakeRunsOf';
import type { SchedulerContext } from './context';

/**
 * Writes what the end of a deployment means elsewhere, in the transaction that ends it: what is
 * in the environment now, how the candidate stands, what the channel is told, and that the run
 * has something to do.
 */
export async function settleEnd(
  context: SchedulerContext,
  trx: Knex.Transaction,
  deployment: DeploymentRecord,
  now: number,
): Promise<void> {
  const arrived =
    deployment.state === 'succeeded' || deployment.state === 'noop';
  const place = trx('environments').where({
    id: placeId(deployment.component, deployment.environment),
  });
  // What never had to be sent has been recorded by the deployment that brought it.
  if (arrived && deployment.dispatchedAt !== undefined) {
    await place.update({
      recorded_sha: deployment.sha,
      recorded_at: now,
      recorded_deployment_id: deployment.id,
      recorded_url: deployment.vendorUrl ?? null,
      next_at: now, // The vendor is asked for its word on it.
    });
  } else {
    await place.update({ next_at: now });
  }
  if (deployment.candidateId) {
    await moveCandidate(
      trx,
      context.model,
      deployment,
      arrived ? 'arrived' : 'ended',
      now,
    );
  }
  if (deployment.runId) {
    // Another member may have waited for this one. Deployments come before their run, as everywhere,
    // so that nobody who sends one of them waits for us and we for them.
    await trx('deployments')
      .where({ run_id: deployment.runId, state: 'blocked' })
      .update({ next_at: now });
    await trx('runs').where({ id: deployment.runId }).update({ next_at: now });
  }
  // What came past the train may be what a candidate would have brought.
  else if (arrived) await wakeRunsOf(trx, deployment.component, now);
  await context.announcements.deploymentEnded(trx, deployment, now);
  afterCommit(trx, () => {
    context.metrics.ended(deployment);
    context.news.ended(deployment);
  });
}
