import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ApiRotation,
  Schedule,
  WhoIsOnCall,
} from '@signalbox/backstage-plugin-on-call-common';
import { onCallApiRef, type ScheduleQuery } from '../api/OnCallApi';
import { keys } from './keys';
import { useScope } from './scope';
import { CALM } from './useRead';

/** What was read of several rotations: some may fail while the others are shown. */
export interface ReadRotations<T> {
  isPending: boolean;
  /** By the id of the rotation. */
  data: Map<string, T>;
  failures: Array<{ rotation: ApiRotation; error: Error }>;
  retry: () => void;
}

function collect<T>(
  rotations: readonly ApiRotation[],
  results: ReadonlyArray<UseQueryResult<T, Error>>,
): ReadRotations<T> {
  return {
    isPending: results.some(({ isPending }) => isPending),
    data: new Map(
      results.flatMap(({ data }, index) =>
        data === undefined ? [] : [[rotations[index].id, data] as const],
      ),
    ),
    failures: results.flatMap(({ error }, index) =>
      error ? [{ rotation: rotations[index], error }] : [],
    ),
    retry: () => results.forEach(({ refetch }) => refetch()),
  };
}

/** Two readings of the same rotations: what failed in either, said once of each rotation. */
export function failedInEither(
  one: ReadRotations<unknown>,
  other: ReadRotations<unknown>,
): Pick<ReadRotations<unknown>, 'failures' | 'retry'> {
  const known = new Set(one.failures.map(({ rotation }) => rotation.id));
  return {
    failures: [
      ...one.failures,
      ...other.failures.filter(({ rotation }) => !known.has(rotation.id)),
    ],
    retry: () => {
      one.retry();
      other.retry();
    },
  };
}

/** Who is on call now and next by each rotation; signals tell of changes between the polls. */
export function useWhoOfAll(
  rotations: readonly ApiRotation[],
): ReadRotations<WhoIsOnCall> {
  const api = useApi(onCallApiRef);
  const { clock } = useScope();
  return collect(
    rotations,
    useQueries({
      queries: rotations.map(({ id: rotation }) => ({
        queryKey: keys.who({ rotation }),
        refetchInterval: CALM,
        queryFn: async (): Promise<WhoIsOnCall> => {
          const who = await api.whoIsOnCall({ rotation });
          clock.observe(who.at);
          return who;
        },
      })),
    }),
  );
}

/** The schedule of each rotation in a window. */
export function useScheduleOfAll(
  rotations: readonly ApiRotation[],
  interval: ScheduleQuery,
): ReadRotations<Schedule> {
  const api = useApi(onCallApiRef);
  return collect(
    rotations,
    useQueries({
      queries: rotations.map(({ id }) => ({
        queryKey: keys.of('schedule', id, interval),
        refetchInterval: CALM,
        // Another window keeps the layout; what was read of another rotation is not this one's.
        placeholderData: (before: Schedule | undefined) =>
          before?.rotation === id ? before : undefined,
        queryFn: () => api.getSchedule(id, interval),
      })),
    }),
  );
}
