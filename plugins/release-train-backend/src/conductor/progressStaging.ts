import {
  isActiveDeployment,
  isOpenCandidate,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain } from '../config/model';
import {
  toDeploymentRecord,
  type CandidateRecord,
  type DeploymentRecord,
  type RunRecord,
} from '../database/rows';
import type { RunSteps } from './progressRun';

/** How often a run looks by itself whether its candidates have come; a new version wakes it. */
const LOOK_MS = 5 * 60_000;

/** The newest deployment of each component to an environment of the run. */
export async function newestDeployments(
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

/** What a run waits for that is not under way, in a sentence for each. */
function explainWait(
  byThemselves: readonly CandidateRecord[],
  blocked: readonly DeploymentRecord[],
  train: ConfiguredTrain,
): string | undefined {
  const sentences = blocked.map(
    deployment =>
      `${shortName(deployment.component)} waits: ${deployment.detail ?? ''}`,
  );
  if (byThemselves.length > 0) {
    const one = byThemselves.length === 1;
    const names = byThemselves
      .map(c => `${shortName(c.component)} ${shortSha(c.sha)}`)
      .join(', ');
    sentences.unshift(
      `${names} ${one ? 'deploys itself' : 'deploy themselves'} to ${
        train.cutEnvironment
      } and ${one ? 'is' : 'are'} not there yet.`,
    );
  }
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/**
 * The run goes on when every candidate is staged or has failed to be. Whoever deploys itself, and
 * what a lock or a freeze keeps from its deployment, is waited for within the catch-up window.
 */
export async function progressStaging(
  trx: Knex,
  run: RunRecord,
  train: ConfiguredTrain,
  candidates: CandidateRecord[],
  steps: RunSteps,
): Promise<number | undefined> {
  const { now } = steps;
  const open = candidates.filter(({ state }) => isOpenCandidate(state));
  const staged = open.filter(candidate => candidate.stagedAt !== undefined);
  const missing = open.filter(candidate => candidate.stagedAt === undefined);
  const deployments = await newestDeployments(trx, run, train.cutEnvironment);
  const byThemselves: CandidateRecord[] = [];
  const blocked: DeploymentRecord[] = [];
  let active = false;
  for (const candidate of missing) {
    const newest = deployments.get(candidate.component);
    // A failure before the candidate was pinned again is not this one's.
    if (newest?.candidateId !== candidate.id) byThemselves.push(candidate);
    else if (newest.state === 'blocked') blocked.push(newest);
    else if (isActiveDeployment(newest.state)) active = true;
  }

  const patientUntil =
    Math.max(...open.map(({ pinnedAt }) => pinnedAt)) + train.catchUpMs;
  const patient = now <= patientUntil;
  const waits = byThemselves.length > 0 || blocked.length > 0;
  if (active || staged.length === 0 || (waits && patient)) {
    const detail = explainWait(byThemselves, blocked, train);
    await steps.explain(detail);
    if (!waits) return undefined;
    if (patient) return Math.min(now + LOOK_MS, patientUntil + 1);
    // Told once, for it is the same each time.
    await steps.call('not-staged', { ...run, detail });
    return now + LOOK_MS;
  }

  const detail =
    missing.length > 0
      ? `${missing
          .map(candidate => shortName(candidate.component))
          .join(', ')} did not get to ${
          train.cutEnvironment
        }; the others go on.`
      : undefined;
  const moved = await steps.move('staged', {
    stagedAt: Math.max(...staged.map(({ stagedAt }) => stagedAt!)),
    soakedAt: Math.max(...staged.map(({ soakedAt }) => soakedAt!)),
    detail,
  });
  if (moved && detail) await steps.call('not-staged', moved);
  return now;
}
