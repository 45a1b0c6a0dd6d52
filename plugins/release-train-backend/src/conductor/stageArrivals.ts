import {
  shortSha,
  soakedAt,
  UNSENT_DEPLOYMENT_STATES,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import { moveDeployment } from '../database/moveDeployment';
import {
  toDeploymentRecord,
  type CandidateRecord,
  type RunRecord,
} from '../database/rows';
import { writeJournal } from '../database/writeJournal';
import { SCHEDULER_ACTOR } from '../scheduler/context';
import type { RunSteps } from './progressRun';

/** Candidates that were seen where they deploy themselves to are staged there, and soak. */
export async function stageArrivals(
  trx: Knex,
  candidates: CandidateRecord[],
  run: RunRecord,
  train: ConfiguredTrain,
  steps: Pick<RunSteps, 'histories' | 'tellStop'>,
): Promise<CandidateRecord[]> {
  const result: CandidateRecord[] = [];
  for (const candidate of candidates) {
    const at = steps.histories.arrivals.get(candidate.id);
    if (at === undefined || candidate.state !== 'pinned') {
      result.push(candidate);
      continue;
    }
    const staged = await applyCandidateEvent(trx, candidate, 'stage', {
      staged_at: at,
      soaked_at: run.lane === 'hotfix' ? at : soakedAt(at, train),
    });
    result.push(await applyCandidateEvent(trx, staged, 'soak'));
    await steps.tellStop(train.cutEnvironment, `${candidate.id}:arrived`);
  }
  return result;
}

/**
 * Candidates that production holds already, because a hot-fix or somebody has brought them there
 * past the train, have nothing left to do; whatever was asked for and not sent goes.
 */
export async function endBroughtPast(
  trx: Knex,
  candidates: CandidateRecord[],
  run: RunRecord,
  train: ConfiguredTrain,
  steps: Pick<RunSteps, 'now' | 'histories' | 'tellStop'>,
): Promise<CandidateRecord[]> {
  const { now, histories } = steps;
  const result: CandidateRecord[] = [];
  for (const candidate of candidates) {
    const version = histories.broughtPast.get(candidate.id);
    if (version === undefined) {
      result.push(candidate);
      continue;
    }
    const detail = `${train.promoteEnvironment} holds ${shortSha(
      candidate.sha,
    )} already, past the train: ${shortSha(version)} is there.`;
    const ended = await applyCandidateEvent(trx, candidate, 'arrive', {
      detail,
    });
    result.push(ended);
    if (ended.state === candidate.state) continue;
    const unsent = await trx('deployments')
      .where({ candidate_id: candidate.id })
      .whereIn('state', [...UNSENT_DEPLOYMENT_STATES]);
    for (const deployment of unsent.map(toDeploymentRecord)) {
      if (deployment.state === 'requested') continue;
      await moveDeployment(trx, deployment, 'replace', {
        now,
        actor: SCHEDULER_ACTOR,
        change: { detail },
      });
    }
    await writeJournal(trx, {
      at: now,
      actor: `train:${train.id}`,
      what: 'brought-past',
      train: train.id,
      runId: run.id,
      component: candidate.component,
      environment: train.promoteEnvironment,
      candidateId: candidate.id,
      detail: `${shortName(candidate.component)}: ${detail}`,
    });
    await steps.tellStop(train.promoteEnvironment, `${candidate.id}:past`);
  }
  return result;
}
