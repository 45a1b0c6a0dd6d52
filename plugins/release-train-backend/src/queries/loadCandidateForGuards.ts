import type { Knex } from 'knex';
import { toCandidateRecord, toRunRecord } from '../database/rows';
import { toCandidateDetails, type CandidateDetails } from './candidateDetails';
import { loadStandingApprovals } from './loadStandingApprovals';

/**
 * Loads a candidate with everything that the guards look at. Inside a transaction it reads what
 * that transaction sees; whoever decides on it locks the candidate first.
 */
export async function loadCandidateForGuards(
  knex: Knex,
  candidateId: string,
): Promise<CandidateDetails | undefined> {
  const row = await knex('candidates').where({ id: candidateId }).first();
  if (!row) return undefined;
  const record = toCandidateRecord(row);
  const run = await knex('runs').where({ id: record.runId }).first();
  const newest = await knex('candidates')
    .where({ run_id: record.runId, component: record.component })
    .max({ revision: 'revision' })
    .first();
  const approvals = await loadStandingApprovals(knex, [record.id]);
  return toCandidateDetails({
    record,
    run: toRunRecord(run),
    approvals: approvals.get(record.id) ?? [],
    newestRevision: Number(newest?.revision),
  });
}
