import type { Knex } from 'knex';
import { toDeploymentRecord, type DeploymentRecord } from '../database/rows';

/** One deployment, if there is such a deployment. */
export async function findDeployment(
  knex: Knex,
  id: string,
): Promise<DeploymentRecord | undefined> {
  const row = await knex('deployments').where({ id }).first();
  return row && toDeploymentRecord(row);
}
