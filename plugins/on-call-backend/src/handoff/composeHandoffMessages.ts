import type { OnCallMessage } from '@signalbox/backstage-plugin-on-call-node';
import type { Turn } from '../book/Turn';
import { onCallAddress, shortName, type Portal } from '../messages/addresses';
import { formatInstant } from '../messages/formatInstant';

function addressOf(turn: Turn, portal: Portal): string {
  return onCallAddress(portal, turn.configured, {
    query: { shift: turn.shiftId },
    fragment: 'handoff',
  });
}

/** What the incoming primary is told when there is a note for them. */
export function composeWritten(
  turn: Turn,
  step: { person: string; again: boolean },
  portal: Portal,
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
    link: addressOf(turn, portal),
    severity: 'normal',
    topic: 'handoff',
  };
}

/** What whoever wrote the note is told when it was read. */
export function composeAcknowledged(
  turn: Turn,
  person: string,
  portal: Portal,
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
    link: addressOf(turn, portal),
    severity: 'low',
    topic: 'handoff',
  };
}
