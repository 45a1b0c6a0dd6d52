import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import type { ScheduleQuery } from '../api/OnCallApi';
import { keys } from './keys';
import { CALM, LIVE, useRead } from './useRead';

const SECOND = 1_000;

/** Who is on call for an entity or by a rotation; asked for more often while a page is open. */
export function useWho(query: { entityRef?: string; rotation?: string }) {
  return useRead<WhoIsOnCall>({
    queryKey: keys.who(query),
    every: data => (data?.openPages.length ? 3 * SECOND : LIVE),
    read: api => api.whoIsOnCall(query),
    asOf: who => who.at,
  });
}

/** The rotations that the reader may see. */
export function useRotations() {
  return useRead({
    queryKey: keys.of('rotations'),
    every: CALM,
    read: api => api.listRotations(),
  });
}

/** Who is on call when, by a rotation. */
export function useSchedule(
  rotation: string | undefined,
  interval: ScheduleQuery | undefined,
) {
  return useRead({
    queryKey: keys.of('schedule', rotation, interval),
    every: CALM,
    enabled: rotation !== undefined && interval !== undefined,
    read: api =>
      api.getSchedule(rotation ?? '', interval ?? { from: '', to: '' }),
    asOf: schedule => schedule.asOf,
  });
}

/** How the load of a rotation was shared. */
export function useFairness(rotation: string, interval: ScheduleQuery) {
  return useRead({
    queryKey: keys.of('fairness', rotation, interval),
    every: CALM,
    read: api => api.getFairness(rotation, interval),
    asOf: fairness => fairness.asOf,
  });
}

/** Overrides of a rotation that have not ended. */
export function useOverrides(rotation: string | undefined) {
  return useRead({
    queryKey: keys.of('overrides', rotation),
    every: CALM,
    enabled: rotation !== undefined,
    read: api => api.listOverrides(rotation ?? ''),
  });
}

/** Swaps of a rotation that wait for an answer. */
export function useOpenSwaps(rotation: string | undefined) {
  return useRead({
    queryKey: keys.of('swaps', rotation),
    every: LIVE,
    enabled: rotation !== undefined,
    read: api => api.listSwaps(rotation ?? '', { open: true }),
  });
}

/** The reader's own shifts. */
export function useMyShifts(weeks: number) {
  return useRead({
    queryKey: keys.of('my-shifts', weeks),
    every: CALM,
    read: api => api.listMyShifts({ weeks }),
    asOf: shifts => shifts.asOf,
  });
}

/** One page with its history. */
export function usePageHistory(pageId: string, enabled: boolean) {
  return useRead({
    queryKey: keys.page(pageId),
    every: LIVE,
    enabled,
    read: api => api.getPage(pageId),
  });
}

/** What a shift has to see to. */
export function useShiftBook(shiftId: string | undefined) {
  return useRead({
    queryKey: keys.book(shiftId),
    every: LIVE,
    enabled: shiftId !== undefined,
    read: api => api.getShiftBook(shiftId ?? ''),
  });
}

/** The handoff note at the end of a shift. */
export function useHandoff(shiftId: string | undefined) {
  return useRead({
    queryKey: keys.handoff(shiftId),
    every: LIVE,
    enabled: shiftId !== undefined,
    read: api => api.getHandoff(shiftId ?? ''),
  });
}

/** Whether somebody is ready for a shift; `me` is the reader. */
export function useReadiness(userRef: string | undefined, rotation?: string) {
  return useRead({
    queryKey: keys.readiness(userRef, rotation),
    every: CALM,
    enabled: userRef !== undefined,
    read: api => api.getReadiness(userRef ?? '', { rotation }),
    asOf: readiness => readiness.asOf,
  });
}

/** The reader's calendar feeds. */
export function useFeeds(enabled: boolean) {
  return useRead({
    queryKey: keys.feeds(),
    every: CALM,
    enabled,
    read: api => api.listFeeds(),
  });
}
