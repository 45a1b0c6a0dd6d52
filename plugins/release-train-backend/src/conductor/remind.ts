import { cutOffAt } from '@signalbox/backstage-plugin-release-train-common';
import type { Knex } from 'knex';
import type { ConfiguredTrain } from '../config/model';
import type { CandidateRecord, RunRecord } from '../database/rows';

/** Until when people are reminded: the cut-off, and without one the slot of the promotion. */
function remindUntil(run: RunRecord, train: ConfiguredTrain): number {
  return Math.max(run.promoteAt, cutOffAt(run.promoteAt, train) ?? 0);
}

/**
 * When the channel is next reminded of a run that waits for words, epoch milliseconds; undefined
 * when it is not any more. Reminders begin one interval after the LGTM call.
 */
export function reminderDueAt(
  run: RunRecord,
  train: ConfiguredTrain,
): number | undefined {
  if (run.state !== 'ready' || train.remindEveryMs === 0) return undefined;
  if (run.lane === 'hotfix') return undefined;
  const since = run.remindedAt ?? Math.max(run.lgtmCallAt, run.soakedAt);
  const due = since + train.remindEveryMs;
  return due < remindUntil(run, train) ? due : undefined;
}

/** Reminds the channel of the words that are missing; answers when to look again. */
export async function remind(
  trx: Knex,
  run: RunRecord,
  train: ConfiguredTrain,
  candidates: readonly CandidateRecord[],
  options: { now: number; call: () => Promise<void> },
): Promise<number | undefined> {
  const { now } = options;
  const waiting = candidates.some(({ state }) => state === 'approvable');
  const due = reminderDueAt(run, train);
  if (!waiting || due === undefined) return undefined;
  if (now >= remindUntil(run, train)) return undefined;
  if (now < due) return due;
  await trx('runs').where({ id: run.id }).update({ reminded_at: now });
  await options.call();
  return reminderDueAt({ ...run, remindedAt: now }, train);
}
