import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';

/** Why a note cannot be acknowledged now; the words are under `handoff` in the messages. */
export type AcknowledgeObstacle =
  | 'acknowledgedAlready'
  | 'notWritten'
  | 'nobodyIncoming'
  | 'onlyIncoming'
  | 'mayNot';

/** Everything that keeps somebody from acknowledging a note; nothing when they may. */
export function acknowledgeObstacles(
  handoff: Pick<Handoff, 'state' | 'incoming'>,
  me: string | undefined,
  forbidden = false,
): AcknowledgeObstacle[] {
  if (handoff.state === 'acknowledged') return ['acknowledgedAlready'];
  const obstacles: AcknowledgeObstacle[] = [];
  if (handoff.state === 'none') obstacles.push('notWritten');
  if (!handoff.incoming) obstacles.push('nobodyIncoming');
  else if (handoff.incoming !== me) obstacles.push('onlyIncoming');
  if (forbidden) obstacles.push('mayNot');
  return obstacles;
}
