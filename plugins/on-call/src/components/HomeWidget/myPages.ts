import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';

/** The pages that rang for somebody and wait for an answer, the newest first. */
export function pagesFor(
  pages: readonly OnCallPage[],
  me: string | undefined,
): OnCallPage[] {
  return pages.filter(
    ({ state, steps, notified }) =>
      (state === 'open' || state === 'unanswered') &&
      me !== undefined &&
      ((notified ?? []).some(({ person }) => person === me) ||
        steps.some(step => step.state === 'done' && step.person === me)),
  );
}
