import { useMemo, useState, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../../queries/createQueryClient';
import { ScopeProvider } from '../../queries/scope';
import {
  EVERY_COMPONENT,
  useSignalledTrains,
} from '../../queries/trainQueries';
import { ServerClock } from '../../time/serverClock';
import { Messages } from '../shared/Messages';

const Signalled = (props: { children: ReactNode }) => {
  useSignalledTrains();
  return <>{props.children}</>;
};

/** What everything about all trains needs: a cache, a clock, and news of changes. */
export const TrainsProvider = (props: { children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient);
  const scope = useMemo(
    () => ({ component: EVERY_COMPONENT, clock: new ServerClock() }),
    [],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <ScopeProvider value={scope}>
        <Messages>
          <Signalled>{props.children}</Signalled>
        </Messages>
      </ScopeProvider>
    </QueryClientProvider>
  );
};
