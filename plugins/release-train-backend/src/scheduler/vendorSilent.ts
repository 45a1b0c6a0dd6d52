import { moveDeployment } from '../database/moveDeployment';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';

const FIRST_RETRY_MS = 2_000;
const RETRY_AT_MOST_MS = 60_000;

/**
 * The vendor could not be asked, or did not answer so that it can be understood. The deployment
 * stays as it is, says so, and is asked after again, less and less often; after the time that a
 * deployment may take, a person is asked instead.
 */
export async function vendorSilent(
  context: SchedulerContext,
  { record, claim }: ClaimedDeployment,
  error: unknown,
): Promise<number | undefined> {
  const { knex, clock, model, logger } = context;
  const now = clock.now();
  const since = now - (record.dispatchedAt ?? now);
  const words = error instanceof Error ? error.message : String(error);
  const detail = `The vendor cannot be asked: ${words}`;
  logger.warn(`Deployment ${record.id}: ${detail}`);

  if (since > model.scheduler.deployTimeoutMs) {
    await knex.transaction(trx =>
      moveDeployment(trx, record, 'ask', {
        now,
        actor: SCHEDULER_ACTOR,
        fence: claim.fence,
        change: { detail: `${detail}. Look there and say what became of it.` },
      }),
    );
    return undefined;
  }
  if (record.detail !== detail) {
    await knex('deployments')
      .where({ id: record.id, version: record.version, fence: claim.fence })
      .update({ detail });
  }
  return now + Math.min(Math.max(FIRST_RETRY_MS, since / 4), RETRY_AT_MOST_MS);
}
