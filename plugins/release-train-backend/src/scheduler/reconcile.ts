import type { Knex } from 'knex';
import type { ConfiguredEnvironment } from '../config/model';
import { moveCandidate } from '../database/moveCandidate';
import { moveDeployment } from '../database/moveDeployment';
import { lockCandidate } from '../queries/lockCandidate';
import { askPerson } from './askPerson';
import {
  SCHEDULER_ACTOR,
  type ClaimedDeployment,
  type SchedulerContext,
} from './context';
import { committedRequest } from './dispatch';
import { askVendor, vendorSignal } from './vendorCall';

/** How soon the vendor is read again while a deployment is in doubt. */
function readAgainMs(inDoubtMs: number): number {
  return Math.min(Math.max(500, Math.round(inDoubtMs / 4)), 15_000);
}

/**
 * Records that nobody knows whether the vendor has a deployment: the reply was lost or could not
 * be understood, or the replica that sent it died before it wrote the answer down.
 */
export async function enterDoubt(
  context: SchedulerContext,
  { record, claim }: ClaimedDeployment,
  reason: string,
): Promise<number | undefined> {
  const now = context.clock.now();
  const doubted = await context.knex.transaction(trx =>
    moveDeployment(trx, record, 'doubt', {
      now,
      actor: SCHEDULER_ACTOR,
      fence: claim.fence,
      change: {
        detail: `It is not known whether this was accepted (${reason}); reading to find out`,
      },
    }),
  );
  if (doubted) context.metrics.doubtEntered(doubted);
  return now + readAgainMs(0);
}

/**
 * Finds out by reading what became of a deployment in doubt, or of one that was accepted without
 * an id. Nothing is sent again before it is proven absent, and to an environment that only a
 * candidate may enter only a person sends again.
 */
export async function reconcile(
  context: SchedulerContext,
  claimed: ClaimedDeployment,
  environment: ConfiguredEnvironment,
): Promise<number | undefined> {
  const { knex, clock, model, logger, metrics } = context;
  const { record, claim, signal } = claimed;
  const request = committedRequest(record);
  const inDoubtMs = clock.now() - (record.dispatchedAt ?? clock.now());

  const { found } = await askVendor(() =>
    environment.driver.find(
      request,
      vendorSignal(signal, model.scheduler.vendorTimeoutMs),
    ),
  );
  const now = clock.now();
  const step = { now, actor: SCHEDULER_ACTOR, fence: claim.fence };

  if (found.length > 0) {
    const [oldest, ...rest] = found;
    // Before the oldest is adopted, because afterwards nobody looks for the others any more.
    for (const extra of rest) {
      logger.error(
        `Deployment ${record.id} was found more than once at its vendor; cancelling ${extra.id}`,
      );
      await askVendor(() =>
        environment.driver.cancel(
          request,
          extra,
          vendorSignal(signal, model.scheduler.vendorTimeoutMs),
        ),
      );
    }
    const adopted = await knex.transaction(async trx => {
      if (record.state !== 'unknown') {
        await adoptAccepted(trx, claimed, oldest);
        return undefined;
      }
      return moveDeployment(trx, record, 'accepted', {
        ...step,
        change: {
          vendorId: oldest.id,
          vendorUrl: oldest.url,
          detail:
            rest.length === 0
              ? 'Found at the vendor by its key'
              : `Found ${found.length} with this key; kept the oldest and cancelled the rest`,
        },
      });
    });
    if (adopted) metrics.doubtResolved(adopted, 'found');
    return now + Math.min(1_000, model.scheduler.followIntervalMs);
  }

  if (inDoubtMs < model.scheduler.absenceProofMs) {
    return now + readAgainMs(inDoubtMs);
  }
  if (record.state !== 'unknown' || environment.needsCandidate) {
    await askPerson(
      context,
      claimed,
      record.state === 'unknown'
        ? 'The vendor does not have this. Say whether it is to be sent again.'
        : 'The vendor accepted this, but it cannot be found by its key. Look there and say what became of it.',
    );
    return undefined;
  }
  const absent = await knex.transaction(async trx => {
    if (record.candidateId) await lockCandidate(trx, record.candidateId);
    const queued = await moveDeployment(trx, record, 'absent', {
      ...step,
      change: {
        detail: 'Proven absent at the vendor; queued again with the same key',
      },
    });
    if (queued) await moveCandidate(trx, model, queued, 'ended', now);
    return queued;
  });
  if (absent) metrics.doubtResolved(absent, 'absent');
  return now;
}

/** Writes the id of an accepted deployment that had to be found. The state stays as it is. */
async function adoptAccepted(
  trx: Knex,
  { record, claim }: ClaimedDeployment,
  vendor: { id: string; url?: string },
): Promise<void> {
  await trx('deployments')
    .where({ id: record.id, version: record.version, fence: claim.fence })
    .update({ vendor_id: vendor.id, vendor_url: vendor.url ?? null });
}
