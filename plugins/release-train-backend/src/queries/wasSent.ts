import {
  ACTIVE_DEPLOYMENT_STATES,
  UNSENT_DEPLOYMENT_STATES,
  type DeploymentState,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';

/** With the vendor, or arrived. A deployment that ended otherwise has left the candidate open. */
const SENT_STATES: readonly DeploymentState[] = [
  ...ACTIVE_DEPLOYMENT_STATES.filter(
    state => !UNSENT_DEPLOYMENT_STATES.includes(state),
  ),
  'succeeded',
  'noop',
];

/** Whether this candidate has been sent to this environment, and the sending has not failed. */
export async function wasSent(
  knex: Knex,
  candidate: { id: string; component: string },
  environment: string,
): Promise<boolean> {
  const row = await knex('deployments')
    .select('id')
    .where({
      component: candidate.component,
      environment,
      candidate_id: candidate.id,
    })
    .whereIn('state', [...SENT_STATES])
    .first();
  return row !== undefined;
}
