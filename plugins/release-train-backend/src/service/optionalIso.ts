import { toIso } from '@signalbox/backstage-plugin-release-train-common';

/** An instant that may not have come yet, the way the API writes it. */
export function optionalIso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : toIso(instant);
}
