import { askPerson } from './askPerson';
import type { ClaimedDeployment, SchedulerContext } from './context';

const SILENT = 'The vendor cannot be asked: ';

const FIRST_RETRY_MS = 2_000;
const RETRY_AT_MOST_MS = 60_000;

/**
 * The vendor could not be asked, or did not answer so that it can be understood. The deployment
 * stays as it is, says so, and is asked after again, less and less often; after the time that a
 * deployment may take, a person is asked instead.
 */
export async function vendorSilent(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  error: unknown,
): Promise<number | undefined> {
  const { knex, clock, model, logger, metrics } = context;
  const { record, claim } = claimed;
  const now = clock.now();
  const since = now - (record.dispatchedAt ?? now);
  const words = error instanceof Error ? error.message : String(error);
  const detail = `${SILENT}${words}`;
  logger.warn(`Deployment ${record.id}: ${detail}`);
  metrics.vendorFailed(record, 'read');

  if (since > model.scheduler.deployTimeoutMs) {
    await askPerson(
      context,
      claimed,
      `${detail}. Look there and say what became of it.`,
    );
    return undefined;
  }
  if (record.detail !== detail) {
    await knex('deployments')
      .where({ id: record.id, version: record.version, fence: claim.fence })
      .update({ detail });
  }
  return (
    now +
    Math.min(Math.max(FIRST_RETRY_MS, Math.round(since / 4)), RETRY_AT_MOST_MS)
  );
}

/** The vendor has answered again: a deployment that said otherwise says what it said before. */
export async function vendorAnswered(
  context: SchedulerContext,
  { record, claim }: ClaimedDeployment,
): Promise<void> {
  if (!record.detail?.startsWith(SILENT)) return;
  const step = await context
    .knex('deployment_events')
    .where({ deployment_id: record.id, version: record.version })
    .first();
  await context
    .knex('deployments')
    .where({ id: record.id, version: record.version, fence: claim.fence })
    .update({ detail: step?.detail ?? null });
}
