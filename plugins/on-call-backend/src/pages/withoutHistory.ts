import type {
  OnCallPage,
  OnCallPageWithHistory,
} from '@signalbox/backstage-plugin-on-call-common';

/** A page the way lists have it. */
export function withoutHistory(page: OnCallPageWithHistory): OnCallPage {
  const { history: _, ...rest } = page;
  return rest;
}
