import type { VendorDeployment } from '@signalbox/backstage-plugin-release-train-node';
import type { RepositoryConnection } from '../client/GithubClient';

const LIST = 'GET /repos/{owner}/{repo}/deployments';
const PAGE_SIZE = 100;

/** A deployment as GitHub lists it. */
export type GithubDeployment = Awaited<
  ReturnType<RepositoryConnection['octokit']['repos']['listDeployments']>
>['data'][number];

// What is deployed with the token of a workflow is made by this account, and sets nothing off.
const ACTIONS_LOGIN = 'github-actions[bot]';

/** Whether a workflow made the deployment, as GitHub does for a job with an `environment`. */
export function isOfWorkflow({ creator }: GithubDeployment): boolean {
  return creator?.login === ACTIONS_LOGIN;
}

/** The deploy key that a deployment carries, if it carries one. */
export function deployKeyOf({ payload }: GithubDeployment): unknown {
  let content: unknown = payload;
  if (typeof payload === 'string') {
    try {
      content = JSON.parse(payload);
    } catch {
      return undefined;
    }
  }
  return typeof content === 'object' && content !== null
    ? (content as Record<string, unknown>).deploy_key
    : undefined;
}

/**
 * Every deployment of a sha, the newest first. Its sha is the one thing of a deployment that never
 * changes: who posts a status may put it under another environment.
 */
export async function deploymentsOf(
  { octokit, at }: RepositoryConnection,
  sha: string,
): Promise<GithubDeployment[]> {
  const all = await octokit.paginate(LIST, {
    ...at,
    sha,
    per_page: PAGE_SIZE,
  });
  // One that is made while the pages are read moves the others on, and is then seen twice.
  const deployments = new Map(all.map(item => [item.id, item]));
  return [...deployments.values()].sort((a, b) => b.id - a.id);
}

/**
 * The deployment that took the place of another: a newer one to the same environment, made until
 * then, that the other's own workflow did not make.
 */
export async function newerDeployment(
  { octokit, at }: RepositoryConnection,
  deployment: GithubDeployment,
  environment: string,
  until = Infinity,
): Promise<GithubDeployment | undefined> {
  const pages = octokit.paginate.iterator(LIST, {
    ...at,
    environment,
    per_page: PAGE_SIZE,
  });
  for await (const { data } of pages) {
    const newer = data.find(
      other =>
        other.id > deployment.id &&
        Date.parse(other.created_at) <= until &&
        !(other.sha === deployment.sha && isOfWorkflow(other)),
    );
    if (newer) return newer;
    if (data.some(({ id }) => id <= deployment.id)) return undefined;
  }
  return undefined;
}

/** How a deployment is named to people and to the driver. GitHub has no page for a single one. */
export function vendorDeployment(
  webUrl: string,
  deployment: { id: number; environment: string },
): VendorDeployment {
  const environment = encodeURIComponent(deployment.environment);
  return {
    id: String(deployment.id),
    url: `${webUrl}/deployments/activity_log?environments_filter=${environment}`,
  };
}
