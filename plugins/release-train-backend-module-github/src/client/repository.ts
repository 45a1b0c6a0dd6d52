/**
 * A repository as its web address names it.
 *
 * @public
 */
export interface Repository {
  /** The user or organization. */
  owner: string;
  /** The name within the owner. */
  repo: string;
  /** The web address without a trailing slash or `.git`. */
  webUrl: string;
}

/**
 * Reads the web address of a repository, such as `https://github.com/example-org/explorer` or
 * `http://localhost:4010/example-org/explorer`. Anything else, such as the address of a file in
 * it, is `undefined`.
 */
export function parseRepository(address: string): Repository | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol) || url.search || url.hash) {
    return undefined;
  }
  const match = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(url.pathname);
  if (!match) return undefined;
  const [, owner, repo] = match;
  return { owner, repo, webUrl: `${url.origin}/${owner}/${repo}` };
}
