import { useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { releaseTrainApiRef } from '../api/ReleaseTrainApi';
import { keys } from './keys';
import { useScope } from './scope';
import { usePollInterval } from './usePolling';

const RECENT = 5;

/** Every query of the tab reads through this: it polls, and sets the clock by what arrives. */
function useRead<T>(options: {
  queryKey: readonly unknown[];
  read: () => Promise<T>;
  /** The server's time in a response, where it has one. */
  asOf: (data: T) => string | undefined;
  enabled?: boolean;
}) {
  const { clock } = useScope();
  const refetchInterval = usePollInterval();
  return useQuery({
    queryKey: options.queryKey,
    enabled: options.enabled ?? true,
    refetchInterval,
    queryFn: async () => {
      const data = await options.read();
      const asOf = options.asOf(data);
      if (asOf) clock.observe(asOf);
      return data;
    },
  });
}

/** The configured trains. */
export function useTrains() {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.trains(component),
    read: () => api.listTrains(),
    asOf: () => undefined,
  });
}

/** The runs under way, or the last few that have ended. */
export function useRuns(active: boolean) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.runs(component, active),
    read: () => api.listRuns({ component, active, limit: RECENT }),
    asOf: page => page.items[0]?.asOf,
  });
}

/** What is where. */
export function useMatrix() {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.matrix(component),
    read: () => api.getMatrix({ component }),
    asOf: matrix => matrix.asOf,
  });
}

/** Why a promotion of this candidate would be refused now. */
export function useGuards(environment?: string, candidate?: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.guards(component, environment, candidate),
    enabled: environment !== undefined && candidate !== undefined,
    read: () =>
      api.explainGuards({
        component,
        environment: environment ?? '',
        candidate,
      }),
    asOf: report => report.asOf,
  });
}

/** The manual test cases of a candidate. */
export function useChecklist(candidateId?: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.checklist(component, candidateId),
    enabled: candidateId !== undefined,
    read: () => api.getChecklist(candidateId ?? ''),
    asOf: checklist => checklist.asOf,
  });
}

/** What a rollback of an environment would do; read while somebody considers it. */
export function useRollbackPlan(environment: string, enabled: boolean) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.rollback(component, environment),
    enabled,
    read: () => api.planRollback({ component, environment }),
    asOf: plan => plan.asOf,
  });
}

/** What a run brings to production. */
export function useReleaseNotes(runId?: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.notes(component, runId),
    enabled: runId !== undefined,
    read: () => api.getReleaseNotes(runId ?? '', { component }),
    asOf: notes => notes.asOf,
  });
}

/** The last deployments of the component, active ones among them. */
export function useDeployments() {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.deployments(component),
    read: () => api.listDeployments({ component, limit: 2 * RECENT }),
    asOf: page => page.items[0]?.asOf,
  });
}

/** One deployment with its history. */
export function useDeployment(id: string) {
  const api = useApi(releaseTrainApiRef);
  const { component } = useScope();
  return useRead({
    queryKey: keys.deployment(component, id),
    read: () => api.getDeployment(id),
    asOf: ({ deployment }) => deployment.asOf,
  });
}
