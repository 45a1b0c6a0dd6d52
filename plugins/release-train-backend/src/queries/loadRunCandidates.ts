import type { Knex } from 'knex';
import { toCandidateRecord, type RunRecord } from '../database/rows';
import { toCandidateDetails, type CandidateDetails } from './candidateDetails';
import { loadStandingApprovals } from './loadStandingApprovals';

/**
 * The newest revision of each of these components in each of these runs, with the words that
 * stand on it, by the id of the run. Two queries, however many runs there are.
 */
export async function loadRunCandidates(
  knex: Knex,
  runs: readonly RunRecord[],
  components: readonly string[],
): Promise<Map<string, CandidateDetails[]>> {
  const byRun = new Map<string, CandidateDetails[]>(
    runs.map(run => [run.id, []]),
  );
  if (runs.length === 0 || components.length === 0) return byRun;
  const rows = await knex('candidates')
    .whereIn(
      'run_id',
      runs.map(run => run.id),
    )
    .whereIn('component', [...components])
    .orderBy('revision');
  // A later revision takes the place of an earlier one.
  const newest = new Map(
    rows.map(row => [`${row.run_id} ${row.component}`, toCandidateRecord(row)]),
  );
  const approvals = await loadStandingApprovals(
    knex,
    [...newest.values()].map(record => record.id),
  );
  const runById = new Map(runs.map(run => [run.id, run]));
  for (const record of newest.values()) {
    byRun.get(record.runId)!.push(
      toCandidateDetails({
        record,
        run: runById.get(record.runId)!,
        approvals: approvals.get(record.id) ?? [],
        newestRevision: record.revision,
      }),
    );
  }
  return byRun;
}
