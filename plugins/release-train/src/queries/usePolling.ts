import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSignal } from '@backstage/plugin-signals-react';
import type {
  Deployment,
  Page,
} from '@signalbox/backstage-plugin-release-train-common';
import { keys } from './keys';
import { useScope } from './scope';

const SECOND = 1_000;

/** The message that the backend sends when something has changed: a hint, never the data. */
type ReleaseTrainSignal = {
  component?: string;
  runId?: string;
  kind: string;
};

/** Re-reads what the tab shows as soon as the backend says that something has changed. */
export function useSignalledReads(): void {
  const { component } = useScope();
  const queryClient = useQueryClient();
  const { lastSignal } = useSignal<ReleaseTrainSignal>('release-train');

  useEffect(() => {
    if (!lastSignal) return;
    if (lastSignal.component && lastSignal.component !== component) return;
    queryClient.invalidateQueries({ queryKey: keys.all(component) });
  }, [lastSignal, component, queryClient]);
}

/**
 * How often to ask, in milliseconds: faster while a deployment is active. Signals tell earlier, but
 * they are hints that get lost, while the connection is being made for example, so the tab never
 * stops asking. What it asks is read from the portal's own database.
 */
export function usePollInterval(): () => number {
  const { component } = useScope();
  const queryClient = useQueryClient();

  return () => {
    const active = queryClient
      .getQueryData<Page<Deployment>>(keys.deployments(component))
      ?.items.some(deployment => deployment.active);
    return (active ? 3 : 10) * SECOND;
  };
}
