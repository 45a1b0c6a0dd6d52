import {
  CANDIDATE_STATES,
  isOpenCandidate,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';

/** The states of a run that look at what is in the environments of its members. */
const LOOKING = ['staging', 'soaking', 'ready', 'promoting'];

/** Has the runs with an open candidate of this component look again at what is where. */
export async function wakeRunsOf(
  knex: Knex,
  component: string,
  now: number,
): Promise<void> {
  await knex('runs')
    .whereIn('state', LOOKING)
    .whereIn(
      'id',
      knex('candidates')
        .select('run_id')
        .where({ component })
        .whereIn('state', CANDIDATE_STATES.filter(isOpenCandidate)),
    )
    .update({ next_at: now });
}
