import { useEffect } from 'react';
import {
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { releaseTrainApiRef, type IntervalQuery } from '../api/ReleaseTrainApi';
import { keys } from './keys';
import { useScope } from './scope';

/** In the place of a component, for pages that are about all of them. */
export const EVERY_COMPONENT = '';

const SECOND = 1_000;
/** What people wait for is asked for as often as in the tab, plans and figures once a minute. */
const LIVE = 10 * SECOND;
const CALM = 60 * SECOND;
const PAGE = 50;

const key = (...parts: unknown[]) =>
  [...keys.all(EVERY_COMPONENT), ...parts] as const;

function useTrainRead<T>(options: {
  queryKey: readonly unknown[];
  every: number;
  read: () => Promise<T>;
  /** The server's time in a response, where it has one. */
  asOf?: (data: T) => string | undefined;
  enabled?: boolean;
}) {
  const { clock } = useScope();
  return useQuery({
    queryKey: options.queryKey,
    enabled: options.enabled ?? true,
    refetchInterval: options.every,
    // Another month or another filter keeps the layout until it has been read.
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const data = await options.read();
      const asOf = options.asOf?.(data);
      if (asOf) clock.observe(asOf);
      return data;
    },
  });
}

/** Reads everything again as soon as the backend says that something has changed. */
export function useSignalledTrains(): void {
  const queryClient = useQueryClient();
  const { lastSignal } = useSignal('release-train');
  useEffect(() => {
    if (!lastSignal) return;
    queryClient.invalidateQueries({ queryKey: keys.all(EVERY_COMPONENT) });
  }, [lastSignal, queryClient]);
}

/** The trains that the reader may see. */
export function useAllTrains() {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('trains'),
    every: CALM,
    read: () => api.listTrains(),
  });
}

/** What is where, of every component that the reader may see. */
export function useWholeMatrix() {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('matrix'),
    every: LIVE,
    read: () => api.getMatrix({}),
    asOf: matrix => matrix.asOf,
  });
}

/** The runs under way of every train. */
export function useActiveRuns() {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('runs'),
    every: LIVE,
    read: () => api.listRuns({ active: true, limit: 100 }),
    asOf: page => page.items[0]?.asOf,
  });
}

/** The slots of each train whose cut lies in the interval; one answer a train. */
export function useSlots(
  trainIds: readonly string[],
  intervalOf: (trainId: string) => IntervalQuery,
) {
  const api = useApi(releaseTrainApiRef);
  return useQueries({
    queries: trainIds.map(trainId => {
      const interval = intervalOf(trainId);
      return {
        queryKey: key('slots', trainId, interval),
        refetchInterval: CALM,
        placeholderData: keepPreviousData,
        queryFn: () => api.listSlots(trainId, interval),
      };
    }),
  });
}

/** What the coming weeks would bring. */
export function useRehearsal(trainId: string, interval: IntervalQuery) {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('rehearsal', trainId, interval),
    every: CALM,
    read: () => api.rehearse(trainId, interval),
    asOf: rehearsal => rehearsal.asOf,
  });
}

/** What the channel of a train will read. */
export function useAnnouncements(trainId: string) {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('announcements', trainId),
    every: CALM,
    read: () => api.previewAnnouncements(trainId),
  });
}

/** How trains have been doing. */
export function useMetrics(
  query: IntervalQuery & { train?: string; component?: string },
) {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('metrics', query),
    every: CALM,
    read: () => api.getMetrics(query),
    asOf: metrics => metrics.asOf,
  });
}

/** The reader's own calendar feeds. */
export function useFeeds(enabled: boolean) {
  const api = useApi(releaseTrainApiRef);
  return useTrainRead({
    queryKey: key('feeds'),
    every: CALM,
    enabled,
    read: () => api.listFeeds(),
  });
}

/** Runs that have ended, the newest first, page by page. */
export function usePastRuns(query: { component?: string }) {
  const api = useApi(releaseTrainApiRef);
  return useInfiniteQuery({
    queryKey: key('pastRuns', query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.listRuns({ ...query, active: false, limit: PAGE, cursor: pageParam }),
    getNextPageParam: page => page.pageInfo.nextCursor,
  });
}

/** Deployments, the newest first, page by page. */
export function usePastDeployments(query: {
  component?: string;
  environment?: string;
}) {
  const api = useApi(releaseTrainApiRef);
  return useInfiniteQuery({
    queryKey: key('pastDeployments', query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.listDeployments({ ...query, limit: PAGE, cursor: pageParam }),
    getNextPageParam: page => page.pageInfo.nextCursor,
  });
}
