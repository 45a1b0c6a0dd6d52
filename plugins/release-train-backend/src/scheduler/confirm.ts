import { moveDeployment } from '../database/moveDeployment';
import type { ConfiguredEnvironment } from '../config/model';
import { askPerson } from './askPerson';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { committedRequest } from './dispatch';
import { follow, readProgress, takeProgress } from './follow';
import { vendorSignal } from './vendorCall';

/**
 * Answers a vendor that waits for our word. The deployment was approved before it was sent, so the
 * word is yes; that we are about to give it is committed first. The driver reads before it sends,
 * so a word whose fate is not known is found out by following, and given again only where the
 * vendor still waits.
 */
export async function confirm(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<number | undefined> {
  const { knex, clock, model } = context;
  const { record, claim, signal } = claimed;
  const { driver } = environment;
  if (!driver.confirm) return follow(context, claimed, environment);

  const step = () => ({
    now: clock.now(),
    actor: SCHEDULER_ACTOR,
    fence: claim.fence,
  });
  const confirming = await knex.transaction(trx =>
    moveDeployment(trx, record, 'confirm', {
      ...step(),
      change: { detail: 'The vendor waits for confirmation; confirming' },
    }),
  );
  if (!confirming) return clock.now();

  const outcome = await driver.confirm(
    committedRequest(confirming),
    { id: confirming.vendorId!, url: confirming.vendorUrl },
    vendorSignal(signal, model.scheduler.vendorTimeoutMs),
  );
  switch (outcome.outcome) {
    case 'accepted':
      await knex.transaction(trx =>
        moveDeployment(trx, confirming, 'start', {
          ...step(),
          change: { detail: 'Confirmed' },
        }),
      );
      return clock.now() + model.scheduler.followIntervalMs;
    case 'deferred':
      await knex.transaction(trx =>
        moveDeployment(trx, confirming, 'wait', {
          ...step(),
          change: { detail: outcome.reason },
        }),
      );
      return clock.now() + outcome.retryAfterMs;
    case 'refused': {
      const refused = { ...claimed, record: confirming };
      // Somebody may have answered at the vendor before us: then that says how it goes on.
      const progress = await readProgress(context, refused, environment);
      if (progress.state !== 'awaiting_confirm') {
        return takeProgress(context, refused, environment, progress);
      }
      await askPerson(
        context,
        refused,
        `It could not be confirmed: ${outcome.reason}`,
      );
      return undefined;
    }
    default:
      context.metrics.vendorFailed(confirming, 'confirm');
      return clock.now() + Math.min(1_000, model.scheduler.followIntervalMs);
  }
}
