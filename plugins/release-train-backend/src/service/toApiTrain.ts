import {
  nextSlot,
  toIso,
  type Train,
  type WeeklyStop,
} from '@signalbox/backstage-plugin-release-train-common';
import type { ConfiguredTrain } from '../config/model';

function toApiStop(
  stop: WeeklyStop & { leadMinutes: number },
  environment: string,
): Train['cut'] {
  return {
    weekday: stop.weekday,
    time: stop.time,
    environment,
    leadMinutes: stop.leadMinutes,
  };
}

/** A train the way the API shows it, with the first slot at or after `now`. */
export function toApiTrain(train: ConfiguredTrain, now: number): Train {
  const slot = nextSlot(now, train);
  return {
    id: train.id,
    timeZone: train.timeZone,
    members: train.members,
    cut: toApiStop(train.cut, train.cutEnvironment),
    promote: toApiStop(train.promote, train.promoteEnvironment),
    soakDays: train.soakDays,
    quorum: train.quorum,
    hotfixQuorum: train.hotfixQuorum,
    promotesItself: train.promotesItself,
    cutOff: train.cutOff,
    freezes: train.freezes,
    approvers: train.approvers,
    channel: train.channel,
    nextSlot: {
      date: slot.date,
      cutAt: toIso(slot.cutAt),
      promoteAt: toIso(slot.promoteAt),
    },
  };
}
