/**
 * An answer by which GitHub refuses; thrown by operations before any effect.
 */
export class GithubError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: Array<Record<string, unknown>>,
    readonly headers?: Record<string, string>,
  ) {
    super(message);
  }

  static notFound(): GithubError {
    return new GithubError(404, 'Not Found');
  }

  /** What a token is told that nobody has enabled for an organization with single sign-on. */
  static withoutSso(url: string, organization: string): GithubError {
    return new GithubError(
      403,
      'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      undefined,
      { 'x-github-sso': `required; url=${url}/orgs/${organization}/sso` },
    );
  }

  static invalid(message: string): GithubError {
    return new GithubError(422, message);
  }
}
