import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';

/** The two ends of a shift: what its primary has taken over, and what they hand over. */
export type End = 'received' | 'given';

/** Which note comes first: the one taken over while it waits to be acknowledged, else the one ahead. */
export function orderOf(received: Pick<Handoff, 'state'>): readonly End[] {
  return received.state === 'written'
    ? ['received', 'given']
    : ['given', 'received'];
}
