/**
 * The documented `run-name` of a deploy workflow, docs/deploy-workflow.md:
 * `Deploy <sha> to <environment> [<deploy key>]`.
 */

/** Whether the title of a run carries this deploy key, whole and in brackets. */
export function carriesDeployKey(title: string, deployKey: string): boolean {
  return title.includes(`[${deployKey}]`);
}

/** The deploy key that the title of a run carries, if it carries one. */
export function deployKeyIn(title: string): string | undefined {
  return /\[([^\]]+)\]$/.exec(title)?.[1];
}

/**
 * Whether the title has a place for a deploy key at all, be it empty as after a dispatch by hand.
 * A run without one proves nothing about who sent it.
 */
export function hasDeployKeyPlace(title: string): boolean {
  return /\[[^\]]*\]/.test(title);
}

/** Whether the title says that the run deploys to this environment. */
export function namesEnvironment(title: string, environment: string): boolean {
  return ` ${title} `.includes(` to ${environment} `);
}

/**
 * The full sha that the run was asked to deploy. GitHub records a deployment of a dispatched run
 * under the head of the branch that holds the workflow, which is another commit.
 */
export function deployedSha(title: string): string | undefined {
  return /^Deploy ([0-9a-f]{40}) to /i.exec(title)?.[1].toLowerCase();
}
