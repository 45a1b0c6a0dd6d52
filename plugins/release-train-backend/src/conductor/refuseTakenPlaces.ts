import {
  ACTIVE_DEPLOYMENT_STATES,
  shortSha,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { shortName } from '../announcements/composeStopMessage';
import { toDeploymentRecord } from '../database/rows';

/** Why a cut has to wait, in a sentence for people. */
export class CutWaits extends Error {}

/** @throws CutWaits when one of these components is being deployed to the environment already. */
export async function refuseTakenPlaces(
  trx: Knex,
  components: readonly string[],
  environment: string,
): Promise<void> {
  const rows = await trx('deployments')
    .whereIn('component', [...components])
    .where({ environment })
    .whereIn('state', [...ACTIVE_DEPLOYMENT_STATES])
    .orderBy('id');
  const taken = rows.map(toDeploymentRecord).map(deployment => {
    const state =
      deployment.state === 'needs_human' ? 'needs a person' : 'is under way';
    return `${shortName(deployment.component)} ${shortSha(
      deployment.sha,
    )} to ${environment} ${state}`;
  });
  if (taken.length > 0) {
    throw new CutWaits(`Another deployment comes first: ${taken.join(', ')}`);
  }
}
