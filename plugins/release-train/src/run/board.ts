import type {
  Deployment,
  Matrix,
  MatrixRow,
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { currentRun } from './currentRun';

/** One member of a train, with its environments where the reader may see them. */
export interface BoardRow {
  component: string;
  environments?: MatrixRow['environments'];
}

/** What the board says of one train, from what has been read of all of them. */
export function boardOf(
  train: Pick<Train, 'id' | 'members'>,
  activeRuns: readonly Run[],
  matrix: Matrix | undefined,
): {
  /** The run under way, or the next one. */
  run?: Run;
  hotfixes: Run[];
  rows: BoardRow[];
  /** The active deployments of the members. */
  deployments: Deployment[];
} {
  const own = activeRuns.filter(run => run.train === train.id);
  const rows = train.members.map(component => ({
    component,
    environments: matrix?.items.find(row => row.component === component)
      ?.environments,
  }));
  return {
    run: currentRun(
      own.filter(({ lane }) => lane === 'train'),
      [],
    ),
    hotfixes: own.filter(({ lane }) => lane === 'hotfix'),
    rows,
    deployments: rows.flatMap(({ environments }) =>
      (environments ?? []).flatMap(({ activeDeployment }) =>
        activeDeployment ? [activeDeployment] : [],
      ),
    ),
  };
}

/** The names of the environments of all members, each where most of them have it. */
export function environmentNames(rows: readonly BoardRow[]): string[] {
  const names: string[] = [];
  for (const { environments = [] } of rows) {
    environments.forEach(({ name }, index) => {
      if (names.includes(name)) return;
      // Before the first of the ones that follow it here and that another member has too.
      const next = environments
        .slice(index + 1)
        .map(later => names.indexOf(later.name))
        .find(position => position >= 0);
      names.splice(next ?? names.length, 0, name);
    });
  }
  return names;
}
