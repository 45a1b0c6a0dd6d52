import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { GithubApi, GithubRepository } from './GithubApi';

/** What somebody may do with a repository, the least first, as GitHub names it. */
export const PERMISSIONS = ['none', 'read', 'write', 'admin'] as const;

/** What a check wants of a person and their token. */
export interface GithubTokenOptions {
  repositories: GithubRepository[];
  permission: (typeof PERMISSIONS)[number];
  scopes: string[];
}

/** @throws InputError with the name of the setting. */
export function readGithubTokenOptions(
  config: Config,
  api: GithubApi,
): GithubTokenOptions {
  const id = config.getOptionalString('id');
  const invalid = (key: string, problem: string) =>
    new InputError(
      `Invalid configuration of the readiness check '${id}' at '${key}': ${problem}`,
    );
  const repositories = (
    config.getOptionalStringArray('repositories') ?? []
  ).map((address, index) => {
    const repository = api.parse(address);
    if (typeof repository === 'string') {
      throw invalid(`repositories[${index}]`, repository);
    }
    return repository;
  });
  if (repositories.length === 0) {
    throw invalid(
      'repositories',
      'expected at least one web address of a repository; access to it, and single sign-on of its organization, are looked at',
    );
  }
  const permission = config.getOptionalString('permission') ?? 'write';
  const wanted = PERMISSIONS.find(name => name === permission);
  if (wanted === undefined || wanted === 'none') {
    throw invalid(
      'permission',
      `expected read, write or admin, got '${permission}'`,
    );
  }
  return {
    repositories,
    permission: wanted,
    scopes: config.getOptionalStringArray('scopes') ?? [],
  };
}
