import { ACTIVE_DEPLOYMENT_STATES } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import {
  toDeploymentRecord,
  type CandidateRecord,
  type DeploymentRecord,
} from '../database/rows';

/**
 * The deployments under way of these candidates to the environments that their trains promote to,
 * by the id of the candidate.
 */
export async function loadPromotions(
  knex: Knex,
  candidates: readonly CandidateRecord[],
  promoteEnvironmentOf: (component: string) => string | undefined,
): Promise<Map<string, DeploymentRecord>> {
  const promotions = new Map<string, DeploymentRecord>();
  const places = candidates.flatMap(({ component }) => {
    const environment = promoteEnvironmentOf(component);
    return environment === undefined ? [] : [[component, environment]];
  });
  if (places.length === 0) return promotions;
  // There is one active deployment a place, so this reads a row a component at most.
  const rows = await knex('deployments')
    .whereIn(['component', 'environment'], places)
    .whereIn('state', [...ACTIVE_DEPLOYMENT_STATES])
    .whereNotNull('candidate_id');
  for (const row of rows) {
    promotions.set(row.candidate_id, toDeploymentRecord(row));
  }
  return promotions;
}
