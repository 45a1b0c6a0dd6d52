import { ACTIVE_DEPLOYMENT_STATES } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { placeId } from '../database/places';
import {
  toDeploymentRecord,
  toEnvironmentRecord,
  type DeploymentRecord,
  type EnvironmentRecord,
} from '../database/rows';

/** What is in one environment of a component, and what is on its way there. */
export interface EnvironmentDetails {
  record?: EnvironmentRecord;
  activeDeployment?: DeploymentRecord;
}

/** What is in the environments of these components, by the id of the place. */
export async function loadEnvironments(
  knex: Knex,
  components: readonly string[],
): Promise<Map<string, EnvironmentDetails>> {
  const [environments, deployments] = await Promise.all([
    knex('environments').whereIn('component', [...components]),
    knex('deployments')
      .whereIn('component', [...components])
      .whereIn('state', [...ACTIVE_DEPLOYMENT_STATES]),
  ]);
  const details = new Map<string, EnvironmentDetails>();
  for (const row of environments) {
    const record = toEnvironmentRecord(row);
    details.set(placeId(record.component, record.environment), { record });
  }
  for (const row of deployments) {
    const activeDeployment = toDeploymentRecord(row);
    const id = placeId(
      activeDeployment.component,
      activeDeployment.environment,
    );
    details.set(id, { ...details.get(id), activeDeployment });
  }
  return details;
}
