import { GithubContext } from '../services/github/context';
import { keyOf } from '../services/github/model/GithubState';
import { ancestry } from '../services/github/model/history';
import { TerraformRun, TerraformWorkspace } from '../services/terraform/model';
import { TerraformService } from '../services/terraform/TerraformService';

const ORGANIZATION = 'example-org';
/** How far the last applied run of prod is behind main. */
const BEHIND_MAIN = 4;
const RUN_TOOK = 120_000;

/**
 * The workspaces of the infrastructure. Dev and staging apply by themselves;
 * in prod the runs since the last applied one were discarded, and the newest
 * waits for somebody's word.
 */
export function seedTerraform(
  { state }: GithubContext,
  terraform: TerraformService,
): void {
  const repository = state.repository(ORGANIZATION, 'single-cell-infra');
  if (!repository) {
    return;
  }
  const head = state.branches.get(keyOf(repository), 'main')!;
  const commits = [...ancestry(state, repository, head.sha)];
  for (const environment of ['dev', 'staging', 'prod']) {
    const autoApply = environment !== 'prod';
    const workspace = terraform.connect(repository, {
      organization: ORGANIZATION,
      name: `infra-${environment}`,
      environment,
      autoApply,
    });
    const since = commits.slice(0, autoApply ? 1 : BEHIND_MAIN + 1).reverse();
    since.forEach(({ sha, committedAt }, index) => {
      const run = terraform.plan(workspace, sha, { createdAt: committedAt })!;
      const isLast = index === since.length - 1;
      if (index === 0) {
        settle(terraform, workspace, run, 'applied');
      } else {
        settle(terraform, workspace, run, isLast ? 'planned' : 'discarded');
      }
    });
  }
}

/** Brings a run of the past to its end at once. */
function settle(
  { state, runner }: TerraformService,
  workspace: TerraformWorkspace,
  { id, createdAt }: TerraformRun,
  outcome: 'applied' | 'planned' | 'discarded',
): void {
  const current = () => state.runs.get(workspace.id, id)!;
  runner.finish(current());
  if (outcome === 'applied') {
    runner.apply(current());
    runner.finish(current());
  } else if (outcome === 'discarded') {
    runner.discard(current());
  }
  const run = current();
  const timestamps = Object.fromEntries(
    Object.keys(run.timestamps).map((name, index) => [
      name,
      createdAt + index * RUN_TOOK,
    ]),
  );
  state.runs.put(workspace.id, id, { ...run, timestamps });
}
