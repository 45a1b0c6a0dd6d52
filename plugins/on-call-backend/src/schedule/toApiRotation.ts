import type { ApiRotation } from '@signalbox/backstage-plugin-on-call-common';
import type { RotationSchedule } from './RotationSchedules';

/**
 * A rotation the way the API shows it.
 *
 * @param source - `config`, or the name of the source outside that says who is on call.
 */
export function toApiRotation(
  { configured, rotation }: RotationSchedule,
  source: string,
): ApiRotation {
  const { members } = configured;
  return {
    id: configured.id,
    title: configured.title,
    description: configured.description,
    timeZone: configured.timeZone,
    anchor: configured.anchor,
    handoffTime: configured.handoffTime,
    turnDays: configured.turnDays,
    members: rotation.rosters.at(-1)?.members ?? [],
    memberGroup: members.kind === 'group' ? members.group : undefined,
    channel: configured.channel,
    helpChannel: configured.helpChannel,
    levels: configured.levels.map(level => ({ ...level })),
    escalation: configured.escalation.steps.map(({ level, afterMs }) => ({
      level,
      afterMinutes: afterMs / 60_000,
    })),
    source,
    entityRefs: configured.entityRefs,
  };
}
