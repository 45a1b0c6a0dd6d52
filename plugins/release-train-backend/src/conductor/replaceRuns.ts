import {
  RUN_TRANSITIONS,
  transition,
  UNSENT_DEPLOYMENT_STATES,
  ACTIVE_DEPLOYMENT_STATES,
  type RunState,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { applyCandidateEvent } from '../database/moveCandidate';
import { moveDeployment } from '../database/moveDeployment';
import {
  toCandidateRecord,
  toDeploymentRecord,
  toRunRecord,
  type RunRecord,
} from '../database/rows';
import { SCHEDULER_ACTOR } from '../scheduler/context';

/** The states in which a run waits for people, and the next cut does not. */
const REPLACEABLE: readonly RunState[] = [
  'staging',
  'soaking',
  'ready',
  'promoting',
];

/** The states of a run that has not been cut, or never was. */
const NOT_CUT: readonly RunState[] = [
  'scheduled',
  'collecting',
  'cutting',
  'missed',
  'cancelled',
];

/** Deployments that have been sent, and have not ended. */
const SENT = ACTIVE_DEPLOYMENT_STATES.filter(
  state => !UNSENT_DEPLOYMENT_STATES.includes(state),
);

/** A run that is being promoted waits for people only while nothing of it has been sent. */
async function withoutSentPromotions(
  trx: Knex,
  runs: RunRecord[],
): Promise<RunRecord[]> {
  const promoting = runs.filter(({ state }) => state === 'promoting');
  if (promoting.length === 0) return runs;
  const rows = await trx('deployments')
    .select('run_id')
    .whereIn(
      'run_id',
      promoting.map(({ id }) => id),
    )
    .whereIn('state', SENT);
  const sent = new Set(rows.map(row => row.run_id));
  return runs.filter(({ id }) => !sent.has(id));
}

/** The runs that a cut on this date puts an end to. */
export async function findReplaceable(
  trx: Knex,
  run: RunRecord,
): Promise<RunRecord[]> {
  const rows = await trx('runs')
    .where({ train: run.train, lane: 'train' })
    .andWhere('slot_date', '<', run.slotDate)
    .whereIn('state', [...REPLACEABLE])
    .orderBy('slot_date');
  return withoutSentPromotions(trx, rows.map(toRunRecord));
}

/** The later run of the train whose cut has put an end to this one, if there is one. */
export async function findReplacement(
  trx: Knex,
  run: RunRecord,
): Promise<RunRecord | undefined> {
  if (run.lane === 'hotfix' || !REPLACEABLE.includes(run.state)) {
    return undefined;
  }
  if ((await withoutSentPromotions(trx, [run])).length === 0) return undefined;
  const row = await trx('runs')
    .where({ train: run.train, lane: 'train' })
    .andWhere('slot_date', '>', run.slotDate)
    .whereNotIn('state', [...NOT_CUT])
    .orderBy('slot_date')
    .first();
  return row && toRunRecord(row);
}

/**
 * Ends a run that was not promoted before the next cut, with its candidates and whatever of its
 * deployments has not been sent; one of which something is in production is partially shipped.
 * False when the run has moved on meanwhile.
 */
export async function replaceRun(
  trx: Knex,
  run: RunRecord,
  by: RunRecord,
  now: number,
): Promise<boolean> {
  const detail = `Not promoted before the next cut on ${by.slotDate}`;
  // In the order in which everybody else locks them, so that neither waits for the other; and a
  // promotion that has come in between keeps its run.
  const candidates = (
    await trx('candidates').where({ run_id: run.id }).orderBy('id').forUpdate()
  ).map(toCandidateRecord);
  const row = await trx('runs').where({ id: run.id }).forUpdate().first();
  const current = row && toRunRecord(row);
  if (!current || !REPLACEABLE.includes(current.state)) return false;
  if ((await withoutSentPromotions(trx, [current])).length === 0) return false;
  const part = candidates.some(({ state }) => state === 'verified');
  const step = transition(
    RUN_TRANSITIONS,
    current.state,
    part ? 'ship_part' : 'miss',
  );
  if (!step.ok) return false;
  const unsent = await trx('deployments')
    .where({ run_id: run.id })
    .whereIn('state', ['queued', 'blocked']);
  for (const deployment of unsent) {
    await moveDeployment(trx, toDeploymentRecord(deployment), 'replace', {
      now,
      actor: SCHEDULER_ACTOR,
      change: { detail },
    });
  }
  for (const candidate of candidates) {
    await applyCandidateEvent(trx, candidate, 'supersede');
  }
  await trx('runs')
    .where({ id: run.id })
    .update({
      state: step.to,
      version: current.version + 1,
      ended_at: now,
      next_at: null,
      detail,
    });
  return true;
}
