import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { releaseTrainApiRef } from '../api/ReleaseTrainApi';
import { keys } from './keys';
import { EVERY_COMPONENT } from './trainQueries';

function useRereadFeeds() {
  const queryClient = useQueryClient();
  return () =>
    queryClient.invalidateQueries({
      queryKey: [...keys.all(EVERY_COMPONENT), 'feeds'],
    });
}

/** Makes a calendar feed of a train. Only this answer has its address. */
export function useCreateFeed() {
  const api = useApi(releaseTrainApiRef);
  return useMutation({
    mutationFn: (train: string) => api.createFeed({ train }),
    onSettled: useRereadFeeds(),
  });
}

/** Takes a calendar feed away: its address answers nobody any more. */
export function useRevokeFeed() {
  const api = useApi(releaseTrainApiRef);
  return useMutation({
    mutationFn: (feedId: string) => api.revokeFeed(feedId),
    onSettled: useRereadFeeds(),
  });
}
