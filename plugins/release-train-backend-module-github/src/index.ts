/**
 * Deploys by GitHub workflows and deployments and reads changes from GitHub, for the release-train plugin.
 *
 * @packageDocumentation
 */

export { releaseTrainModuleGithub as default } from './module';
export { GithubChangeSource } from './changes/GithubChangeSource';
export { GithubClient, type RepositoryConnection } from './client/GithubClient';
export type { Repository } from './client/repository';
export { GithubDeploymentDriver } from './drivers/GithubDeploymentDriver';
export { GithubObserveDriver } from './drivers/GithubObserveDriver';
export { GithubWorkflowDriver } from './drivers/GithubWorkflowDriver';
