import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import { composeNotes, shortName } from '../announcements/composeStopMessage';
import type { ConfiguredTrain } from '../config/model';
import {
  toCandidateRecord,
  toChangeRecord,
  type RunRecord,
} from '../database/rows';
import { formatInstant } from '../announcements/formatInstant';

/** What the channel is asked or told about a run as a whole. */
export type Call = 'hold-call' | 'lgtm-call' | 'missed' | 'replaced' | 'empty';

/** Puts the words together; reads the candidates where they are named. */
export async function composeCall(
  what: Call,
  about: { trx: Knex; run: RunRecord; train: ConfiguredTrain; now: number },
): Promise<{ text: string; details?: string }> {
  const { trx, run, train, now } = about;
  const name = `**${train.id}**, run of ${run.slotDate}`;
  switch (what) {
    case 'hold-call':
      return {
        text: `${name}: is there a pull request that the cut should wait for? ${train.members
          .map(shortName)
          .join(', ')} ${train.members.length === 1 ? 'goes' : 'go'} to ${
          train.cutEnvironment
        } ${formatInstant(run.cutAt, train.timeZone)}.`,
      };
    case 'missed':
      return {
        text: `${name}: missed. The cut was due ${formatInstant(
          run.cutAt,
          train.timeZone,
        )} and could not begin within its catch-up window.${
          run.detail ? ` ${run.detail}` : ''
        }`,
      };
    case 'replaced':
      return {
        text: `${name}: not promoted before the next cut, so its candidates are superseded.`,
      };
    case 'empty':
      return {
        text: `${name}: nothing has changed since ${train.promoteEnvironment}, so there is nothing to ship.`,
      };
    default: {
      const candidates = (
        await trx('candidates').where({ run_id: run.id }).orderBy('id')
      )
        .map(toCandidateRecord)
        .filter(candidate => candidate.state !== 'unchanged');
      const changes = await trx('candidate_changes')
        .whereIn(
          'candidate_id',
          candidates.map(candidate => candidate.id),
        )
        .orderBy('position');
      const planned = formatInstant(run.promoteAt, train.timeZone);
      return {
        text: `${name}: has everyone tested ${
          train.cutEnvironment
        }? ${candidates
          .map(c => `${shortName(c.component)} ${shortSha(c.sha)}`)
          .join(', ')} ${candidates.length === 1 ? 'goes' : 'go'} to ${
          train.promoteEnvironment
        } ${
          now < run.promoteAt ? planned : `later than planned (${planned})`
        } with ${train.quorum} LGTMs.`,
        details: candidates
          .map(candidate =>
            composeNotes(
              candidate,
              changes
                .filter(change => change.candidate_id === candidate.id)
                .map(toChangeRecord),
            ),
          )
          .join('\n\n'),
      };
    }
  }
}
