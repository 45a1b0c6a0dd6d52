import {
  ACTIVE_DEPLOYMENT_STATES,
  type Page,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { toDeploymentRecord, type DeploymentRecord } from '../database/rows';
import type { ReleaseTrainTarget } from '../permissions/resourceRef';
import { readPage } from './keyset';

/** A page of the deployments in these places, the newest first. */
export async function findDeployments(
  knex: Knex,
  filter: {
    places: readonly Required<ReleaseTrainTarget>[];
    run?: string;
    /** Only deployments that have not ended, or only those that have. */
    active?: boolean;
    limit: number;
    cursor?: string;
  },
): Promise<Page<DeploymentRecord>> {
  const { places, run, active } = filter;
  const query = knex('deployments').whereIn(
    ['component', 'environment'],
    places.map(({ component, environment }) => [component, environment]),
  );
  if (run !== undefined) query.where({ run_id: run });
  if (active === true) query.whereIn('state', [...ACTIVE_DEPLOYMENT_STATES]);
  if (active === false) {
    query.whereNotIn('state', [...ACTIVE_DEPLOYMENT_STATES]);
  }
  return readPage(query, {
    list: 'deployments',
    columns: ['id'],
    limit: filter.limit,
    cursor: filter.cursor,
    toRecord: toDeploymentRecord,
    keyOf: deployment => [deployment.id],
  });
}
