import {
  releaseTrainDeployPermission,
  releaseTrainHoldPermission,
  releaseTrainManagePermission,
  toIso,
  type Candidate,
  type Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain } from '../config/model';
import type { HoldRecord, PinRecord, RunRecord } from '../database/rows';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { fullAccess, type CallerAccess } from '../permissions/CallerAccess';
import { toApiHold } from './toApiHold';
import { optionalIso } from './optionalIso';

/** A run the way the API shows it, its candidates in the order of the train's members. */
export function toApiRun(
  run: RunRecord,
  context: {
    train: ConfiguredTrain;
    candidates: readonly Candidate[];
    holds?: readonly HoldRecord[];
    pins?: readonly PinRecord[];
    access?: CallerAccess;
    now: number;
  },
): Run {
  const { train, candidates, holds = [], pins = [], now } = context;
  const { access = fullAccess } = context;
  // What concerns the whole run takes the permission for all of its components.
  const everywhere = (permission: ResourcePermission, environment: string) =>
    train.members.every(component =>
      access.allows(permission, { component, environment }),
    );
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
    lane: run.lane,
    reason: run.reason,
    requestedBy: run.requestedBy,
    holds: holds.map(toApiHold),
    pins: pins.map(({ component, sha, reason, userRef, at }) => ({
      component,
      sha,
      reason,
      userRef,
      at: toIso(at),
    })),
    may: {
      hold: everywhere(releaseTrainHoldPermission, train.cutEnvironment),
      manage: everywhere(releaseTrainManagePermission, train.cutEnvironment),
      promote: everywhere(
        releaseTrainDeployPermission,
        train.promoteEnvironment,
      ),
    },
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
