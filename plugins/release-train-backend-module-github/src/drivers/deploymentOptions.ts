import type { Config } from '@backstage/config';
import type { DeployTarget } from '@signalbox/backstage-plugin-release-train-node';
import type { GithubClient } from '../client/GithubClient';
import {
  keyError,
  optionalString,
  optionalStrings,
  requireRepository,
} from './configuration';

// How many digits of the sha the tag of an image holds.
const IMAGE_TAGS: Record<string, number> = {
  'sha-7': 7,
  'sha-8': 8,
  'sha-40': 40,
};

/** What the driver keeps of the configuration of an environment. */
export type DeploymentOptions = {
  repository: string;
  task: string;
  imageTag: string;
  requiredContexts: string[];
};

/**
 * Reads the keys of an environment with the mechanism `github-deployment`.
 *
 * @throws An InputError that names the key and what was expected.
 */
export function readDeploymentOptions(
  { environment, component }: { environment: Config; component: Config },
  client: GithubClient,
): DeploymentOptions {
  const repository = requireRepository(component, client);
  const imageTag = optionalString(environment, 'imageTag') ?? 'sha-8';
  if (!Object.hasOwn(IMAGE_TAGS, imageTag)) {
    throw keyError(
      environment,
      'imageTag',
      `expected one of ${Object.keys(IMAGE_TAGS).join(
        ', ',
      )}, got '${imageTag}'`,
    );
  }
  return {
    repository,
    task: optionalString(environment, 'task') ?? 'deploy',
    imageTag,
    requiredContexts: optionalStrings(environment, 'requiredContexts') ?? [],
  };
}

/** The options of a target, as they were read at the start. */
export function deploymentOptionsOf(target: DeployTarget): DeploymentOptions {
  return target.options as DeploymentOptions;
}

/** The tag of the image that was built from a sha, such as `sha-01234567`. */
export function imageTagOf(options: DeploymentOptions, sha: string): string {
  return `sha-${sha.slice(0, IMAGE_TAGS[options.imageTag])}`;
}
