import type { Knex } from 'knex';
import {
  toChecklistResultRecord,
  type ChecklistResultRecord,
} from '../database/rows';

/** What came of the test cases of these candidates, as it stands, by the id of the candidate. */
export async function loadChecklistResults(
  knex: Knex,
  candidateIds: readonly string[],
): Promise<Map<string, ChecklistResultRecord[]>> {
  const byCandidate = new Map<string, ChecklistResultRecord[]>();
  if (candidateIds.length === 0) return byCandidate;
  const rows = await knex('checklist_results')
    .whereIn('candidate_id', [...candidateIds])
    .whereNull('replaced_at')
    .orderBy('id');
  for (const result of rows.map(toChecklistResultRecord)) {
    byCandidate.set(result.candidateId, [
      ...(byCandidate.get(result.candidateId) ?? []),
      result,
    ]);
  }
  return byCandidate;
}
