import type { Knex } from 'knex';
import { toChangeRecord, type CandidateRecord } from '../database/rows';
import { composeNotes } from './composeStopMessage';

/** The notes of these candidates as the channel is told them, one a paragraph. */
export async function readNotes(
  trx: Knex,
  candidates: readonly CandidateRecord[],
): Promise<string[]> {
  const changes = await trx('candidate_changes')
    .whereIn(
      'candidate_id',
      candidates.map(candidate => candidate.id),
    )
    .orderBy('position');
  return candidates.map(candidate =>
    composeNotes(
      candidate,
      changes
        .filter(change => change.candidate_id === candidate.id)
        .map(toChangeRecord),
    ),
  );
}
