import { APPROVABLE_CANDIDATE_STATES } from '@signalbox/backstage-plugin-release-train-common';
import type { PersonalWord } from '@signalbox/backstage-plugin-release-train-node';
import type { Knex } from 'knex';
import { toCandidateRecord } from '../database/rows';

/** Threads go on for longer than a run takes, from its first call to its end. */
const ANSWERED_MS = 21 * 24 * 3_600_000;

/** A candidate that somebody's word is about, at the revision that they have seen. */
export interface AskedCandidate {
  candidateId: string;
  revision: number;
  component: string;
}

/**
 * What a word is about. Whoever answers an announcement answers for what it asked about: never for
 * a revision that was pinned after it was posted, for they cannot have meant that one.
 */
export async function findAskedCandidates(
  knex: Knex,
  about: PersonalWord['about'],
  now: number,
): Promise<AskedCandidate[]> {
  if ('candidateId' in about) return withComponents(knex, [about]);

  const posted = await knex('announcements')
    .where({ state: 'posted' })
    .whereNotNull('run_id')
    .whereNotNull('reference')
    .andWhere('posted_at', '>', now - ANSWERED_MS)
    .orderBy('id', 'desc')
    .select('run_id', 'reference', 'payload', 'posted_at');
  // The newest row of a message is what it shows now.
  const answered = posted.find(row => about.isAbout(row.reference));
  if (!answered) return [];
  const { asks } = JSON.parse(answered.payload);
  if (asks?.length) return withComponents(knex, asks);

  const open = await knex('candidates')
    .where({ run_id: answered.run_id })
    .whereIn('state', [...APPROVABLE_CANDIDATE_STATES])
    .andWhere('pinned_at', '<=', answered.posted_at)
    .orderBy('id');
  return open.map(toCandidateRecord).map(({ id, revision, component }) => ({
    candidateId: id,
    revision,
    component,
  }));
}

/** Those of them that there are. */
async function withComponents(
  knex: Knex,
  asked: ReadonlyArray<{ candidateId: string; revision: number }>,
): Promise<AskedCandidate[]> {
  const rows = await knex('candidates')
    .whereIn(
      'id',
      asked.map(({ candidateId }) => candidateId),
    )
    .select('id', 'component');
  const components = new Map(rows.map(row => [row.id, row.component]));
  return asked.flatMap(({ candidateId, revision }) => {
    const component = components.get(candidateId);
    return component ? [{ candidateId, revision, component }] : [];
  });
}
