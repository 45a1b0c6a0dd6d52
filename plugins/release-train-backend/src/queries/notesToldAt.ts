import type { Knex } from 'knex';
import { lgtmCallKey, stopKey } from '../announcements/messageKeys';
import type { ConfiguredTrain } from '../config/model';

/** When the channel was last told of the notes of a run, epoch milliseconds, if it ever was. */
export async function notesToldAt(
  knex: Knex,
  runId: string,
  train: ConfiguredTrain,
): Promise<number | undefined> {
  const row = await knex('announcements')
    .where({ state: 'posted' })
    .whereIn('message_key', [
      lgtmCallKey(runId),
      stopKey(runId, train.cutEnvironment),
      stopKey(runId, train.promoteEnvironment),
    ])
    // The notes are the details of these messages, which do not always have some.
    .whereLike('payload', '%"details":%')
    .max({ at: 'posted_at' })
    .first();
  return row?.at ? Number(row.at) : undefined;
}
