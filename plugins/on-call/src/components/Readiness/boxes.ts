import type {
  Readiness,
  ReadinessCheck,
} from '@signalbox/backstage-plugin-on-call-common';

/** One box of a check. */
export type Box = ReadinessCheck['assigned'];
/** Which box of a check: that access was given, and that it works. */
export type BoxName = 'assigned' | 'works';

/** The boxes of a check, in the order in which they come to hold. */
export const BOX_NAMES: readonly BoxName[] = ['assigned', 'works'];

/** How a box stands: an expiry that has passed since it was read counts. `now` is epoch ms. */
export function stateOf(box: Box, now: number): Box['state'] {
  const expired =
    box.state === 'yes' &&
    box.expiresAt !== undefined &&
    Date.parse(box.expiresAt) <= now;
  return expired ? 'expired' : box.state;
}

/** The boxes of a check that are not known to hold. */
export function openBoxes(check: ReadinessCheck, now: number): BoxName[] {
  return BOX_NAMES.filter(name => stateOf(check[name], now) !== 'yes');
}

/** How many checks have an open box, of how many. */
export function openOf(readiness: Pick<Readiness, 'checks'>, now: number) {
  const { checks } = readiness;
  return {
    open: checks.filter(check => openBoxes(check, now).length > 0).length,
    total: checks.length,
  };
}

/** The name of a Slack channel with one `#` before it. */
export function channelName(channel: string): string {
  return `#${channel.replace(/^#/, '')}`;
}
