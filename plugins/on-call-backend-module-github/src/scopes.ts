/**
 * What a scope of a classic token holds beside itself, by GitHub's document "Scopes for OAuth apps":
 * a token is never asked for `repo:status` when it has `repo`.
 */
const HELD: Record<string, readonly string[]> = {
  repo: [
    'repo:status',
    'repo_deployment',
    'public_repo',
    'repo:invite',
    'security_events',
  ],
  'admin:repo_hook': ['write:repo_hook'],
  'write:repo_hook': ['read:repo_hook'],
  'admin:org': ['write:org', 'manage_runners:org'],
  'write:org': ['read:org'],
  'admin:public_key': ['write:public_key'],
  'write:public_key': ['read:public_key'],
  'admin:gpg_key': ['write:gpg_key'],
  'write:gpg_key': ['read:gpg_key'],
  'write:packages': ['read:packages'],
  user: ['read:user', 'user:email', 'user:follow'],
  project: ['read:project'],
};

/** Scopes as the header `X-OAuth-Scopes` lists them, with all that they hold. */
export function readScopes(header: string): Set<string> {
  const scopes = new Set<string>();
  const add = (scope: string) => {
    if (scope === '' || scopes.has(scope)) return;
    scopes.add(scope);
    HELD[scope]?.forEach(add);
  };
  header.split(',').forEach(scope => add(scope.trim()));
  return scopes;
}
