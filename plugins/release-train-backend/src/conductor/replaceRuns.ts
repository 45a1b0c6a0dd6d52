import type { RunState } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { moveDeployment } from '../database/moveDeployment';
import {
  toDeploymentRecord,
  toRunRecord,
  type RunRecord,
} from '../database/rows';
import { SCHEDULER_ACTOR } from '../scheduler/context';

/** The states in which a run waits for people, and the next cut does not. */
const REPLACEABLE: readonly RunState[] = ['staging', 'soaking', 'ready'];

/** The states of a run that has not been cut, or never was. */
const NOT_CUT: readonly RunState[] = [
  'scheduled',
  'collecting',
  'cutting',
  'missed',
  'cancelled',
];

/** The runs that a cut on this date puts an end to. */
export async function findReplaceable(
  trx: Knex,
  run: RunRecord,
): Promise<RunRecord[]> {
  const rows = await trx('runs')
    .where({ train: run.train })
    .andWhere('slot_date', '<', run.slotDate)
    .whereIn('state', [...REPLACEABLE])
    .orderBy('slot_date');
  return rows.map(toRunRecord);
}

/** The later run of the train whose cut has put an end to this one, if there is one. */
export async function findReplacement(
  trx: Knex,
  run: RunRecord,
): Promise<RunRecord | undefined> {
  if (!REPLACEABLE.includes(run.state)) return undefined;
  const row = await trx('runs')
    .where({ train: run.train })
    .andWhere('slot_date', '>', run.slotDate)
    .whereNotIn('state', [...NOT_CUT])
    .orderBy('slot_date')
    .first();
  return row && toRunRecord(row);
}

/**
 * Ends a run that was not promoted before the next cut, with its candidates and whatever of its
 * deployments has not been sent. False when the run has moved on meanwhile.
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
  await trx('candidates').select('id').where({ run_id: run.id }).forUpdate();
  const current = await trx('runs')
    .select('state')
    .where({ id: run.id })
    .forUpdate()
    .first();
  if (!REPLACEABLE.includes(current?.state)) return false;
  await trx('candidates')
    .where({ run_id: run.id })
    .whereIn('state', ['pinned', 'staged', 'soaking', 'approvable', 'approved'])
    .update({ state: 'superseded', version: trx.raw('version + 1') });
  const unsent = await trx('deployments')
    .where({ run_id: run.id })
    .whereIn('state', ['queued', 'blocked']);
  for (const row of unsent) {
    await moveDeployment(trx, toDeploymentRecord(row), 'replace', {
      now,
      actor: SCHEDULER_ACTOR,
      change: { detail },
    });
  }
  await trx('runs')
    .where({ id: run.id })
    .update({
      state: 'missed',
      version: trx.raw('version + 1'),
      ended_at: now,
      next_at: null,
      detail,
    });
  return true;
}
