import type { Knex } from 'knex';

/** Makes the blocked deployments of a candidate due, so that their guards are asked again. */
export async function wakeBlockedDeployments(
  trx: Knex,
  candidateId: string,
  now: number,
): Promise<void> {
  await trx('deployments')
    .where({ candidate_id: candidateId, state: 'blocked' })
    .update({ next_at: now });
}
