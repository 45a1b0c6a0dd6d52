import {
  endOfRun,
  hasQuorum,
  isActiveDeployment,
  type RunEventName,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredTrain } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import {
  toCandidateRecord,
  type CandidateRecord,
  type RunRecord,
} from '../database/rows';
import { loadStandingApprovals } from '../queries/loadStandingApprovals';
import type { HistoryAnswers } from './Histories';
import { newestDeployments, progressStaging } from './progressStaging';
import { remind } from './remind';
import { endBroughtPast, stageArrivals } from './stageArrivals';

/** What a step of a run may do. */
export interface RunSteps {
  now: number;
  /** What was asked of the source before this step. */
  histories: HistoryAnswers;
  move(
    event: RunEventName,
    change?: {
      stagedAt?: number;
      promotedAt?: number;
      soakedAt?: number;
      detail?: string;
    },
  ): Promise<RunRecord | undefined>;
  /** Says what the run waits for. */
  explain(detail: string | undefined): Promise<void>;
  call(
    what: 'lgtm-call' | 'reminder' | 'not-staged',
    run: RunRecord,
  ): Promise<void>;
  /** Tells how a stop stands now. */
  tellStop(environment: string, what: string): Promise<void>;
}

/** Candidates become approvable when they have soaked, and approved when the quorum is there. */
async function updateCandidates(
  trx: Knex,
  candidates: CandidateRecord[],
  train: ConfiguredTrain,
  lane: RunRecord['lane'],
  steps: RunSteps,
): Promise<CandidateRecord[]> {
  const { now, histories } = steps;
  const approvals = await loadStandingApprovals(
    trx,
    candidates.map(candidate => candidate.id),
  );
  const updated: CandidateRecord[] = [];
  for (const candidate of candidates) {
    let current = candidate;
    const missing = histories.missingFixes.get(candidate.id);
    if (
      missing &&
      JSON.stringify(missing) !== JSON.stringify(candidate.behindProd)
    ) {
      await trx('candidates')
        .where({ id: candidate.id })
        .update({ behind_prod: JSON.stringify(missing) });
    }
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
      current = await applyCandidateEvent(trx, current, 'reach_quorum');
    } else if (current.state === 'approved' && !quorum) {
      current = await applyCandidateEvent(trx, current, 'lose_quorum');
    }
    updated.push(current);
  }
  return updated;
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
  // Held, so that a word given at this moment comes before or after.
  const rows = await trx('candidates')
    .where({ run_id: run.id })
    .orderBy('id')
    .forUpdate();
  const pinned = rows
    .map(toCandidateRecord)
    .filter(({ state }) => state !== 'unchanged' && state !== 'superseded');
  const left = await endBroughtPast(trx, pinned, run, train, steps);
  const arrived = await stageArrivals(trx, left, run, train, steps);
  const candidates = await updateCandidates(
    trx,
    arrived,
    train,
    run.lane,
    steps,
  );

  const promotions = await newestDeployments(
    trx,
    run,
    train.promoteEnvironment,
  );
  const active = [...promotions.values()].filter(deployment =>
    isActiveDeployment(deployment.state),
  );
  if (active.length > 0) {
    const proving = active.every(({ state }) => state === 'verifying');
    if (run.state === 'promoting' && proving) await steps.move('verify');
    return undefined;
  }
  const end = endOfRun(candidates.map(({ state }) => state));
  if (end) {
    await steps.move(end, { promotedAt: end === 'ship' ? now : undefined });
    if (run.lane === 'hotfix') {
      // What is on the train may lack it.
      await trx('runs')
        .where({ train: run.train, lane: 'train' })
        .whereIn('state', ['staging', 'soaking', 'ready', 'promoting'])
        .update({ next_at: now });
    }
    return undefined;
  }

  switch (run.state) {
    case 'staging':
      return progressStaging(trx, run, train, candidates, steps);
    case 'soaking': {
      const readyAt =
        run.lane === 'hotfix' ? now : Math.max(run.lgtmCallAt, run.soakedAt);
      if (now < readyAt) {
        return now < run.soakedAt ? Math.min(run.soakedAt, readyAt) : readyAt;
      }
      const ready = await steps.move('call_lgtm');
      if (ready) await steps.call('lgtm-call', ready);
      return now;
    }
    case 'promoting':
    case 'verifying':
      await steps.move('reopen');
      return now; // The next cut may have been meanwhile.
    default:
      return remind(trx, run, train, candidates, {
        now,
        call: () => steps.call('reminder', run),
      });
  }
}
