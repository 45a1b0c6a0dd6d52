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

/** Whether somebody's word counts: what a machine found out, and what still holds, beats it. */
export function countsWord(box: Box, now: number): boolean {
  const state = stateOf(box, now);
  return box.by !== 'machine' || (state !== 'yes' && state !== 'no');
}

/**
 * What is shown with the checks of an answer. It may have those of other rotations too, which are
 * not asked for here.
 */
export function withAnswer(shown: Readiness, answer: Readiness): Readiness {
  return {
    ...shown,
    asOf: answer.asOf,
    checks: shown.checks.map(
      check => answer.checks.find(({ id }) => id === check.id) ?? check,
    ),
  };
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
