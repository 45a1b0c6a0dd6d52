import { afterCommit } from '../database/afterCommit';
import { moveDeployment } from '../database/moveDeployment';
import { lockCandidate } from '../queries/lockCandidate';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';

/**
 * Leaves a deployment to a person, who says what became of it, and tells the channel that one is
 * needed.
 */
export async function askPerson(
  context: SchedulerContext,
  { record, claim }: ClaimedDeployment,
  detail: string,
): Promise<void> {
  const now = context.clock.now();
  await context.knex.transaction(async trx => {
    if (record.candidateId) await lockCandidate(trx, record.candidateId);
    const asked = await moveDeployment(trx, record, 'ask', {
      now,
      actor: SCHEDULER_ACTOR,
      fence: claim.fence,
      change: { detail },
    });
    if (!asked) return;
    await context.announcements.deploymentChanged(trx, asked, now);
    if (record.state === 'unknown') {
      afterCommit(trx, () => context.metrics.doubtResolved(asked, 'person'));
    }
  });
}
