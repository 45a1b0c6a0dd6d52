import type { RepositoryConnection } from '../client/GithubClient';
import { deployKeyOf, deploymentsOf } from '../drivers/githubDeployments';
import { deployedSha, deployKeyIn } from '../drivers/runTitle';

/**
 * Which revision a run brings to an environment, with whose key, and who started it. The documented
 * title of a dispatched run says it; a run of a GitHub deployment has it from there; any other
 * deploys the commit that it runs at.
 */
export async function whatRunDeploys(
  connection: RepositoryConnection,
  runId: number,
  environment: string,
): Promise<{ sha: string; deployKey?: string; login?: string }> {
  const { octokit, at } = connection;
  const { data: run } = await octokit.actions.getWorkflowRun({
    ...at,
    run_id: runId,
  });
  const login = (run.triggering_actor ?? run.actor)?.login;
  if (run.event !== 'deployment') {
    const title = run.display_title;
    return {
      sha: deployedSha(title) ?? run.head_sha,
      deployKey: deployKeyIn(title),
      login,
    };
  }
  const deployments = await deploymentsOf(connection, run.head_sha);
  const keys = deployments
    .filter(
      deployment =>
        deployment.environment.toLowerCase() === environment.toLowerCase(),
    )
    .map(deployKeyOf);
  const deployKey = keys.find(key => typeof key === 'string');
  return { sha: run.head_sha, deployKey: deployKey as string, login };
}
