import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import type { Turn } from '../book/Turn';
import { onCallAddress, shortName } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';

function addressOf(turn: Turn, appUrl: string): string {
  return onCallAddress(appUrl, turn.configured.entityRefs, {
    query: { shift: turn.shiftId },
    fragment: 'handoff',
  });
}

/** What the incoming primary is told when there is a note for them. */
export function composeWritten(
  turn: Turn,
  step: { person: string; again: boolean },
  appUrl: string,
): OnCallMessage {
  const { title, timeZone } = turn.configured;
  const at = formatInstant(turn.shift.end, timeZone);
  return {
    title: step.again
      ? `${title}: the handoff note was written anew`
      : `${title}: there is a handoff note for you`,
    text: `${shortName(step.person)} ${
      step.again ? 'changed' : 'wrote'
    } the note for the handoff of ${at}. Read it and acknowledge it.`,
    link: addressOf(turn, appUrl),
    severity: 'normal',
    topic: 'handoff',
  };
}

/** What whoever wrote the note is told when it was read. */
export function composeAcknowledged(
  turn: Turn,
  person: string,
  appUrl: string,
): OnCallMessage {
  const { title, timeZone } = turn.configured;
  return {
    title: `${title}: your handoff note was acknowledged`,
    text: `${shortName(
      person,
    )} has read the note for the handoff of ${formatInstant(
      turn.shift.end,
      timeZone,
    )}.`,
    link: addressOf(turn, appUrl),
    severity: 'low',
    topic: 'handoff',
  };
}
