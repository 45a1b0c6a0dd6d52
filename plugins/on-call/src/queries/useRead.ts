import { useEffect } from 'react';
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import { onCallApiRef, type OnCallApi } from '../api/OnCallApi';
import { keys } from './keys';
import { useScope } from './scope';

const SECOND = 1_000;
/** How often to ask for what people wait for, in milliseconds. */
export const LIVE = 10 * SECOND;
/** How often to ask for plans and figures, in milliseconds. */
export const CALM = 60 * SECOND;

/**
 * Every query reads through this. It polls, for signals are hints that get lost, and sets the clock
 * by what arrives. Another key keeps what was shown until it has been read, so that the layout stays.
 */
export function useRead<T>(options: {
  queryKey: readonly unknown[];
  every: number | ((data: T | undefined) => number);
  read: (api: OnCallApi) => Promise<T>;
  /** The server's time in a response, where it has one. */
  asOf?: (data: T) => string | undefined;
  enabled?: boolean;
}) {
  const api = useApi(onCallApiRef);
  const { clock } = useScope();
  const { every } = options;
  return useQuery<T, Error>({
    queryKey: options.queryKey,
    enabled: options.enabled ?? true,
    refetchInterval: query =>
      typeof every === 'number' ? every : every(query.state.data),
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const data = await options.read(api);
      const asOf = options.asOf?.(data);
      if (asOf) clock.observe(asOf);
      return data;
    },
  });
}

/** Does something by the API, and reads everything again whatever became of it. */
export function useAct<TArgs, TResult>(
  act: (api: OnCallApi, args: TArgs) => Promise<TResult>,
) {
  const api = useApi(onCallApiRef);
  const queryClient = useQueryClient();
  return useMutation<TResult, Error, TArgs>({
    mutationFn: args => act(api, args),
    onSettled: () => {
      // Nobody waits for it: the answer of the change is already here.
      queryClient.invalidateQueries({ queryKey: keys.all });
    },
  });
}

/** Reads everything again as soon as the backend says that something has changed. */
export function useSignalledReads(): void {
  const queryClient = useQueryClient();
  const { lastSignal } = useSignal('on-call');
  useEffect(() => {
    if (!lastSignal) return;
    queryClient.invalidateQueries({ queryKey: keys.all });
  }, [lastSignal, queryClient]);
}
