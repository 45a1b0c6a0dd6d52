import {
  hasQuorum,
  isActiveDeployment,
  type RunEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredTrain } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import {
  toCandidateRecord,
  toDeploymentRecord,
  type CandidateRecord,
  type DeploymentRecord,
  type RunRecord,
} from '../database/rows';
import { loadStandingApprovals } from '../queries/loadStandingApprovals';

/** What a step of a run may do. */
export interface RunSteps {
  now: number;
  move(
    event: RunEventName,
    change?: { stagedAt?: number; promotedAt?: number; soakedAt?: number },
  ): Promise<RunRecord | undefined>;
  call(what: 'lgtm-call', run: RunRecord): Promise<void>;
}

/** The newest deployment of each component to an environment of the run. */
async function newestDeployments(
  trx: Knex,
  run: RunRecord,
  environment: string,
): Promise<Map<string, DeploymentRecord>> {
  const rows = await trx('deployments')
    .where({ run_id: run.id, environment })
    .orderBy('id');
  return new Map(
    rows.map(toDeploymentRecord).map(record => [record.component, record]),
  );
}

/** Candidates become approvable when they have soaked, and approved when the quorum is there. */
async function updateCandidates(
  trx: Knex,
  candidates: CandidateRecord[],
  train: ConfiguredTrain,
  lane: RunRecord['lane'],
  now: number,
): Promise<void> {
  const approvals = await loadStandingApprovals(
    trx,
    candidates.map(candidate => candidate.id),
  );
  for (const candidate of candidates) {
    let current = candidate;
    if (current.state === 'soaking' && now >= (current.soakedAt ?? Infinity)) {
      current = await applyCandidateEvent(trx, current, 'soaked');
    }
    const quorum = hasQuorum(
      {
        approvals: approvals.get(candidate.id) ?? [],
        authorRefs: candidate.authors.flatMap(author => author.userRef ?? []),
        lane,
      },
      train,
    );
    if (current.state === 'approvable' && quorum) {
      await applyCandidateEvent(trx, current, 'reach_quorum');
    } else if (current.state === 'approved' && !quorum) {
      await applyCandidateEvent(trx, current, 'lose_quorum');
    }
  }
}

/**
 * Does what is due for a run whose candidates are pinned, and answers when it has to be looked at
 * again; the end of a deployment and a word on a candidate wake it earlier.
 */
export async function progressRun(
  trx: Knex,
  run: RunRecord,
  train: ConfiguredTrain,
  steps: RunSteps,
): Promise<number | undefined> {
  const { now } = steps;
  const candidates =
    // Held, so that a word given at this moment comes before or after.
    (
      await trx('candidates')
        .where({ run_id: run.id })
        .orderBy('id')
        .forUpdate()
    )
      .map(toCandidateRecord)
      .filter(candidate => candidate.state !== 'unchanged');

  if (run.state === 'staging') {
    if (candidates.some(candidate => candidate.stagedAt === undefined)) {
      return undefined;
    }
    const stagedAt = Math.max(
      ...candidates.map(candidate => candidate.stagedAt!),
    );
    const soakedAt = Math.max(
      ...candidates.map(candidate => candidate.soakedAt!),
    );
    await steps.move('staged', { stagedAt, soakedAt });
    return now;
  }

  await updateCandidates(trx, candidates, train, run.lane, now);

  if (run.state === 'soaking') {
    const readyAt = Math.max(run.lgtmCallAt, run.soakedAt);
    if (now < readyAt) {
      return now < run.soakedAt ? Math.min(run.soakedAt, readyAt) : readyAt;
    }
    const ready = await steps.move('call_lgtm');
    if (ready) await steps.call('lgtm-call', ready);
    return undefined;
  }

  if (run.state === 'promoting' || run.state === 'verifying') {
    const deployments = await newestDeployments(
      trx,
      run,
      train.promoteEnvironment,
    );
    const active = [...deployments.values()].filter(deployment =>
      isActiveDeployment(deployment.state),
    );
    if (active.length > 0) {
      const proving = active.every(d => d.state === 'verifying');
      if (run.state === 'promoting' && proving) await steps.move('verify');
      return undefined;
    }
    const verified = candidates.filter(
      candidate => candidate.state === 'verified',
    );
    if (verified.length === candidates.length) {
      await steps.move('ship', { promotedAt: now });
    } else {
      await steps.move('reopen');
      return now; // The next cut may have been meanwhile.
    }
  }
  return undefined;
}
