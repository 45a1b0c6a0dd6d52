import {
  CANDIDATE_TRANSITIONS,
  soakedAt,
  transition,
  type CandidateEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ReleaseTrainModel } from '../config/model';
import {
  toCandidateRecord,
  type CandidateRecord,
  type DeploymentRecord,
} from './rows';

/**
 * Moves a candidate by one event, if its machine knows the event in the state it is in; events
 * that come again or too late change nothing.
 */
export async function applyCandidateEvent(
  trx: Knex,
  candidate: CandidateRecord,
  event: CandidateEventName,
  change: { staged_at?: number; soaked_at?: number; detail?: string } = {},
): Promise<CandidateRecord> {
  const step = transition(CANDIDATE_TRANSITIONS, candidate.state, event);
  if (!step.ok) return candidate;
  await trx('candidates')
    .where({ id: candidate.id, version: candidate.version })
    .update({ state: step.to, version: candidate.version + 1, ...change });
  return {
    ...candidate,
    state: step.to,
    version: candidate.version + 1,
    stagedAt: change.staged_at ?? candidate.stagedAt,
    soakedAt: change.soaked_at ?? candidate.soakedAt,
    detail: change.detail ?? candidate.detail,
  };
}

/**
 * What a step of its deployment means for a candidate: `sent` once the intent is committed,
 * `arrived` when it is proven, `ended` when it ended in any other way.
 */
export async function moveCandidate(
  trx: Knex,
  model: ReleaseTrainModel,
  deployment: DeploymentRecord,
  step: 'sent' | 'arrived' | 'ended',
  now: number,
): Promise<void> {
  const train = model.trainOf(deployment.component);
  if (!train || !deployment.candidateId || deployment.kind === 'rollback') {
    return;
  }
  const row = await trx('candidates')
    .where({ id: deployment.candidateId })
    .first();
  if (!row) return;
  let candidate = toCandidateRecord(row);

  if (deployment.environment === train.cutEnvironment && step === 'arrived') {
    const run = await trx('runs')
      .select('lane')
      .where({ id: candidate.runId })
      .first();
    candidate = await applyCandidateEvent(trx, candidate, 'stage', {
      staged_at: now,
      soaked_at: run?.lane === 'hotfix' ? now : soakedAt(now, train),
    });
    await applyCandidateEvent(trx, candidate, 'soak');
  }
  if (deployment.environment === train.promoteEnvironment) {
    const event = (
      { sent: 'promote', arrived: 'verify', ended: 'unpromote' } as const
    )[step];
    await applyCandidateEvent(trx, candidate, event);
  }
}
