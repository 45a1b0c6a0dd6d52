import {
  fromIso,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import {
  useDeployments,
  useMatrix,
  useRuns,
  useTrains,
} from '../queries/queries';
import { useScope } from '../queries/scope';
import { useServerNow } from '../time/useServerNow';
import { candidateOf, currentRun, trainOf } from './currentRun';
import { phaseOf } from './phase';

/** What the panels agree on: the run, its candidate, and what is being deployed. */
export function useCurrent() {
  const { component } = useScope();
  const trains = useTrains();
  const activeRuns = useRuns(true);
  const endedRuns = useRuns(false);
  const matrix = useMatrix();
  const deployments = useDeployments();

  const train = trains.data && trainOf(trains.data.items, component);
  // Which run is the current one can only be said when both lists have answered.
  const settled = activeRuns.data !== undefined && !endedRuns.isPending;
  const run =
    activeRuns.data && settled
      ? currentRun(activeRuns.data.items, endedRuns.data?.items ?? [])
      : undefined;
  const candidate = candidateOf(run, component);
  const environments = matrix.data?.items.find(
    row => row.component === component,
  )?.environments;
  // The train says where it goes; without its word, the last environment is production.
  const production =
    train?.promote.environment ?? environments?.at(-1)?.name ?? 'prod';
  const staging = train?.cut.environment ?? 'staging';

  const active = activeDeployments([
    ...(deployments.data?.items ?? []),
    ...(environments ?? []).flatMap(({ activeDeployment }) =>
      activeDeployment ? [activeDeployment] : [],
    ),
  ]);
  const toProduction = active.find(
    deployment => deployment.environment === production,
  );
  const now = useServerNow(
    candidate?.soakedAt ? fromIso(candidate.soakedAt) : undefined,
  );

  return {
    trains,
    activeRuns,
    /** Whether it is known which run is the current one, or that there is none. */
    settled,
    train,
    run,
    candidate,
    environments,
    production,
    staging,
    /** The deployment that people wait for, production's first. */
    deployment: toProduction ?? active[0],
    phase: run && phaseOf(run, candidate, toProduction, now),
    now,
  };
}

/** The current run and what belongs to it. */
export type Current = ReturnType<typeof useCurrent>;

function activeDeployments(deployments: Deployment[]): Deployment[] {
  const newest = new Map<string, Deployment>();
  for (const deployment of deployments) {
    const known = newest.get(deployment.id);
    if (!known || known.version < deployment.version) {
      newest.set(deployment.id, deployment);
    }
  }
  return [...newest.values()].filter(({ active }) => active);
}
