import type { Knex } from 'knex';
import {
  toDeploymentEventRecord,
  type DeploymentEventRecord,
} from '../database/rows';

/** Every state that a deployment went through, the oldest first. */
export async function loadDeploymentHistory(
  knex: Knex,
  deploymentId: string,
): Promise<DeploymentEventRecord[]> {
  const rows = await knex('deployment_events')
    .where({ deployment_id: deploymentId })
    .orderBy('version');
  return rows.map(toDeploymentEventRecord);
}
