import type {
  Candidate,
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';

/**
 * The run that the tab is about: the one under way. While the next one is only scheduled, that is
 * the one that has just ended, for its outcome is what people come to see.
 *
 * @param active - runs that have not ended
 * @param ended - runs that have
 */
export function currentRun(
  active: readonly Run[],
  ended: readonly Run[],
): Run | undefined {
  const bySlot = (a: Run, b: Run) => a.slotDate.localeCompare(b.slotDate);
  const onTrain = (runs: readonly Run[]) =>
    runs.filter(run => run.lane === 'train').sort(bySlot);
  const underWay = onTrain(active).filter(run => run.state !== 'scheduled');
  return (
    // Nobody begins a hot-fix unless it is what matters now.
    active.find(run => run.lane === 'hotfix') ??
    underWay[0] ??
    onTrain(ended).at(-1) ??
    onTrain(active)[0]
  );
}

/** The newest revision of the component's candidate in a run. */
export function candidateOf(
  run: Run | undefined,
  component: string,
): Candidate | undefined {
  return run?.candidates
    .filter(candidate => candidate.component === component)
    .sort((a, b) => b.revision - a.revision)[0];
}

/** The train that carries a component. */
export function trainOf(
  trains: readonly Train[],
  component: string,
): Train | undefined {
  return trains.find(train => train.members.includes(component));
}
