import {
  toIso,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain } from '../config/model';
import type { RunRecord } from '../database/rows';
import { optionalIso } from './optionalIso';

/** A run the way the API shows it, its candidates in the order of the train's members. */
export function toApiRun(
  run: RunRecord,
  context: {
    train: ConfiguredTrain;
    candidates: readonly Candidate[];
    now: number;
  },
): Run {
  const { train, candidates, now } = context;
  const position = (candidate: Candidate) =>
    train.members.indexOf(candidate.component);
  return {
    id: run.id,
    train: run.train,
    timeZone: train.timeZone,
    slotDate: run.slotDate,
    state: run.state,
    version: run.version,
    detail: run.detail,
    late: run.late,
    schedule: {
      holdCallAt: toIso(run.holdCallAt),
      cutAt: toIso(run.cutAt),
      stagedAt: optionalIso(run.stagedAt),
      soakedAt: toIso(run.soakedAt),
      lgtmCallAt: toIso(run.lgtmCallAt),
      promoteAt: toIso(run.promoteAt),
      promotedAt: optionalIso(run.promotedAt),
      endedAt: optionalIso(run.endedAt),
    },
    candidates: [...candidates].sort((a, b) => position(a) - position(b)),
    asOf: toIso(now),
  };
}
