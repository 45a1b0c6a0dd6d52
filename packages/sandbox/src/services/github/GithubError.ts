/**
 * An answer by which GitHub refuses; thrown by operations before any effect.
 */
export class GithubError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors?: Array<Record<string, unknown>>,
  ) {
    super(message);
  }

  static notFound(): GithubError {
    return new GithubError(404, 'Not Found');
  }

  static invalid(message: string): GithubError {
    return new GithubError(422, message);
  }
}
