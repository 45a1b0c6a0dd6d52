import type { Knex } from 'knex';
import { toChangeRecord, type ChangeRecord } from '../database/rows';

/** What these candidates bring, the newest first, by the id of the candidate. */
export async function loadCandidateChanges(
  knex: Knex,
  candidateIds: readonly string[],
): Promise<Map<string, ChangeRecord[]>> {
  const changes = new Map<string, ChangeRecord[]>(
    candidateIds.map(id => [id, []]),
  );
  if (candidateIds.length === 0) return changes;
  const rows = await knex('candidate_changes')
    .whereIn('candidate_id', [...candidateIds])
    .orderBy(['candidate_id', 'position']);
  for (const row of rows) {
    const change = toChangeRecord(row);
    changes.get(change.candidateId)!.push(change);
  }
  return changes;
}
