import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What the driver keeps of the configuration of an environment. */
export type WorkspaceOptions = {
  organization: string;
  workspace: string;
  /** Discards plans of older commits that keep the one to be deployed waiting. */
  discardOlder: boolean;
};

/**
 * The full path of a key, such as `releaseTrain.components[0].environments[2].workspace`. A Config
 * tells its own path only in its errors, so one is provoked: no string is a list of objects.
 */
function pathOf(config: Config, key: string): string {
  try {
    config.getConfigArray(key);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /(?:at|key) '([^']+)'/.exec(message)?.[1] ?? key;
  }
  return key;
}

/** A name that has to be there, as Terraform allows it. */
function requireName(config: Config, key: string, expected: string): string {
  let value: string | undefined;
  try {
    value = config.getOptionalString(key);
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : `${error}`);
  }
  if (value === undefined || !/^[\w-]+$/.test(value)) {
    const got = value === undefined ? 'nothing' : `'${value}'`;
    throw new InputError(
      `${pathOf(config, key)}: expected ${expected}, got ${got}`,
    );
  }
  return value;
}

/** Reads where the runs of an environment are. */
export function readWorkspaceOptions(environment: Config): WorkspaceOptions {
  return {
    organization: requireName(
      environment,
      'organization',
      'the name of an organization in Terraform, such as example-org',
    ),
    workspace: requireName(
      environment,
      'workspace',
      'the name of a workspace in Terraform, such as infra-prod',
    ),
    discardOlder: environment.getOptionalBoolean('discardOlder') ?? false,
  };
}
