import { soakedAt } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredTrain } from '../config/model';
import { applyCandidateEvent } from '../database/moveCandidate';
import type { CandidateRecord, RunRecord } from '../database/rows';
import type { RunSteps } from './progressRun';

/** Candidates that were seen where they deploy themselves to are staged there, and soak. */
export async function stageArrivals(
  trx: Knex,
  candidates: CandidateRecord[],
  run: RunRecord,
  train: ConfiguredTrain,
  steps: Pick<RunSteps, 'arrivals' | 'tellStop'>,
): Promise<CandidateRecord[]> {
  const result: CandidateRecord[] = [];
  for (const candidate of candidates) {
    const at = steps.arrivals.get(candidate.id);
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
