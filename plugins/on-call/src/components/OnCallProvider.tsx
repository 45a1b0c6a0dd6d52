import { useMemo, useState, type ReactNode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueryClient } from '../queries/createQueryClient';
import { ScopeProvider } from '../queries/scope';
import { useSignalledReads } from '../queries/useRead';
import { ServerClock } from '../time/serverClock';
import { Messages } from './shared/Messages';

const Signalled = (props: { children: ReactNode }) => {
  useSignalledReads();
  return <>{props.children}</>;
};

/** What everything of the plugin needs around it: a cache, a clock, messages, news of changes. */
export const OnCallProvider = (props: { children: ReactNode }) => {
  const [queryClient] = useState(createQueryClient);
  const scope = useMemo(() => ({ clock: new ServerClock() }), []);
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
