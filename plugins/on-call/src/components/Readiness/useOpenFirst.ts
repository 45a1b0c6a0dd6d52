import { useState } from 'react';
import type { ReadinessCheck } from '@signalbox/backstage-plugin-on-call-common';
import { openBoxes } from './boxes';

/**
 * The checks with what was open first, as it was when they were first shown: nothing moves under
 * the hand of somebody who goes through them. `now` is epoch milliseconds.
 */
export function useOpenFirst(
  checks: readonly ReadinessCheck[],
  now: number,
): ReadinessCheck[] {
  const [first] = useState(
    () =>
      new Set(
        checks
          .filter(check => openBoxes(check, now).length > 0)
          .map(({ id }) => id),
      ),
  );
  return [
    ...checks.filter(({ id }) => first.has(id)),
    ...checks.filter(({ id }) => !first.has(id)),
  ];
}
