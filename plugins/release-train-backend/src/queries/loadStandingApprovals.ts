import type { Knex } from 'knex';
import { toApprovalRecord, type ApprovalRecord } from '../database/rows';

/** The words that stand on these candidates, the oldest first, by the id of the candidate. */
export async function loadStandingApprovals(
  knex: Knex,
  candidateIds: readonly string[],
): Promise<Map<string, ApprovalRecord[]>> {
  const approvals = new Map<string, ApprovalRecord[]>();
  if (candidateIds.length === 0) return approvals;
  const rows = await knex('approvals')
    .whereIn('candidate_id', [...candidateIds])
    .whereNull('retracted_at')
    .orderBy('id');
  for (const row of rows) {
    const record = toApprovalRecord(row);
    const list = approvals.get(record.candidateId);
    if (list) list.push(record);
    else approvals.set(record.candidateId, [record]);
  }
  return approvals;
}
