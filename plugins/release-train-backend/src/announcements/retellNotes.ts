import type { Announcement } from '@signalbox/backstage-plugin-release-train-node';
import {
  isActiveDeployment,
  type CandidateState,
} from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredTrain } from '../config/model';
import {
  toCandidateRecord,
  toDeploymentRecord,
  type RunRecord,
} from '../database/rows';
import { lgtmCallKey, stopKey } from './messageKeys';
import { readNotes } from './readNotes';
import type { Announcements } from './Announcements';

/** Candidates whose notes the LGTM call told, or would have: those that came to staging. */
const TOLD: CandidateState[] = [
  'staged',
  'soaking',
  'approvable',
  'approved',
  'promoted',
  'verified',
  'rolled_back',
];

/** The last thing that this message said, or is about to; nothing when it was never posted. */
async function lastOf(
  trx: Knex,
  messageKey: string,
): Promise<Omit<Announcement, 'channel'> | undefined> {
  const row = await trx('announcements')
    .where({ message_key: messageKey })
    .whereNot({ state: 'refused' })
    .orderBy('id', 'desc')
    .first();
  return row && JSON.parse(row.payload);
}

/**
 * Has the channel read the notes as they are now, where it has been told of them before: in the
 * threads of the LGTM call and of the stops. Nothing new is posted; what is there is updated.
 * `what` names the edit.
 */
export async function retellNotes(
  announcements: Announcements,
  trx: Knex,
  about: { run: RunRecord; train: ConfiguredTrain; what: string; now: number },
): Promise<void> {
  const { run, train, what, now } = about;
  // Before their run, as everywhere: telling of a stop locks it.
  const candidates = (
    await trx('candidates')
      .where({ run_id: run.id })
      .whereIn('state', TOLD)
      .orderBy('id')
  ).map(toCandidateRecord);

  const called = await lastOf(trx, lgtmCallKey(run.id));
  if (called) {
    const { text } = called;
    const details = (await readNotes(trx, candidates)).join('\n\n');
    await announcements.run(
      trx,
      run,
      'lgtm-call',
      { ...called, text, details },
      now,
      what,
    );
  }
  for (const environment of [train.cutEnvironment, train.promoteEnvironment]) {
    if (!(await lastOf(trx, stopKey(run.id, environment)))) continue;
    const ended = (
      await trx('deployments')
        .where({ run_id: run.id, environment })
        .whereNotNull('ended_at')
        .orderBy('ended_at', 'desc')
        .orderBy('id', 'desc')
    )
      .map(toDeploymentRecord)
      .find(({ state }) => !isActiveDeployment(state));
    // Only an end tells of the notes; without one the thread says nothing yet.
    if (!ended) continue;
    const moment = `${what}:${environment}`;
    await announcements.stop(trx, run, environment, moment, now, ended);
  }
}
