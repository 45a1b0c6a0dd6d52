import { useMemo, useState } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import {
  isReleaseTrainAvailable,
  RELEASE_TRAIN_ANNOTATION,
} from '@signalbox/backstage-plugin-release-train-common';
import { ScopeProvider } from '../../queries/scope';
import { ServerClock } from '../../time/serverClock';
import { Messages } from '../shared/Messages';
import { ReleaseTrainTab } from './ReleaseTrainTab';

/** The release-train tab of the component in the entity context, for both frontend systems. */
export const ReleaseTrainContent = () => {
  const { entity } = useEntity();
  const component = stringifyEntityRef(entity);
  const [queryClient] = useState(createQueryClient);
  const clock = useMemo(() => new ServerClock(), []);
  const scope = useMemo(() => ({ component, clock }), [component, clock]);

  if (!isReleaseTrainAvailable(entity)) {
    return (
      <MissingAnnotationEmptyState annotation={RELEASE_TRAIN_ANNOTATION} />
    );
  }
  return (
    <QueryClientProvider client={queryClient}>
      <ScopeProvider value={scope}>
        <Messages>
          <ReleaseTrainTab
            annotation={
              entity.metadata.annotations?.[RELEASE_TRAIN_ANNOTATION] ?? ''
            }
          />
        </Messages>
      </ScopeProvider>
    </QueryClientProvider>
  );
};

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The tab polls, so the next poll is the retry, and an error is seen at once. A portal may
      // be reached where the browser believes that it is offline.
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
