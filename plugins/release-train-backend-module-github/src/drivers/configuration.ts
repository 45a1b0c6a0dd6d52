import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { GithubClient } from '../client/GithubClient';

/** Reads a value, with what the configuration says is wrong as an InputError. */
function read<T>(reader: () => T): T {
  try {
    return reader();
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : `${error}`);
  }
}

/**
 * The full path of a key, such as `releaseTrain.components[0].repository`. A Config tells its own
 * path only in its errors, so one is provoked: no string is a list of objects.
 */
export function pathOf(config: Config, key: string): string {
  try {
    config.getConfigArray(key);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /(?:at|key) '([^']+)'/.exec(message)?.[1] ?? key;
  }
  return key;
}

/** An error about one key: its path, and what was expected of it. */
export function keyError(
  config: Config,
  key: string,
  problem: string,
): InputError {
  return new InputError(`${pathOf(config, key)}: ${problem}`);
}

/** A text that has to be there. */
export function requireString(
  config: Config,
  key: string,
  expected: string,
): string {
  const value = optionalString(config, key);
  if (value === undefined) {
    throw keyError(config, key, `expected ${expected}, got nothing`);
  }
  return value;
}

/** A text that may be absent. */
export function optionalString(
  config: Config,
  key: string,
): string | undefined {
  return read(() => config.getOptionalString(key));
}

/** A list of texts that may be absent. */
export function optionalStrings(
  config: Config,
  key: string,
): string[] | undefined {
  return read(() => config.getOptionalStringArray(key));
}

/** The repository of a component, which an integration has to know. */
export function requireRepository(
  component: Config,
  client: GithubClient,
): string {
  const repository = requireString(
    component,
    'repository',
    'the web address of a repository, such as https://github.com/example-org/explorer',
  );
  const problem = client.problemWith(repository);
  if (problem) throw keyError(component, 'repository', problem);
  return repository;
}
