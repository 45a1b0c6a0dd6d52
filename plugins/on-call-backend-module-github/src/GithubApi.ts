import type { Config } from '@backstage/config';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
  type GithubCredentialsProvider,
} from '@backstage/integration';

// The version that the code was written against.
const API_VERSION = '2022-11-28';

/** A repository by its web address. */
export interface GithubRepository {
  /** As configured. */
  address: string;
  owner: string;
  name: string;
}

/** What GitHub answered. Refusals are answers too; only silence throws. */
export interface GithubAnswer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/**
 * Asks GitHub through the configured integrations (`integrations.github`), either as the portal or
 * by a token that somebody handed over for this request.
 */
export class GithubApi {
  private constructor(
    private readonly integrations: ScmIntegrations,
    private readonly credentials: GithubCredentialsProvider,
  ) {}

  static fromConfig(config: Config): GithubApi {
    const integrations = ScmIntegrations.fromConfig(config);
    return new GithubApi(
      integrations,
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
    );
  }

  /** Reads the web address of a repository; says why it cannot be reached, else. */
  parse(address: string): GithubRepository | string {
    if (!URL.canParse(address)) return 'expected a web address';
    const { pathname, host } = new URL(address);
    const [owner, name, ...rest] = pathname.split('/').filter(Boolean);
    if (!owner || !name || rest.length > 0) {
      return 'expected the web address of a repository, such as https://github.com/example-org/explorer';
    }
    if (!this.integrations.github.byUrl(address)?.config.apiBaseUrl) {
      return `expected a repository on a host with an apiBaseUrl under integrations.github, got the host '${host}'`;
    }
    return { address, owner, name: name.replace(/\.git$/, '') };
  }

  /** Asks as the portal. */
  async getAsPortal(
    repository: GithubRepository,
    path: string,
    signal: AbortSignal,
  ): Promise<GithubAnswer> {
    const { token } = await this.credentials.getCredentials({
      url: repository.address,
    });
    return this.get(repository, path, token, signal);
  }

  /**
   * Asks the host of the repository, by this token or none.
   *
   * @throws ServiceUnavailableError, which never holds the token, when there is no answer or GitHub
   * is in trouble.
   */
  async get(
    { address }: GithubRepository,
    path: string,
    token: string | undefined,
    signal: AbortSignal,
  ): Promise<GithubAnswer> {
    const { apiBaseUrl } = this.integrations.github.byUrl(address)!.config;
    let answer: GithubAnswer;
    try {
      const response = await fetch(`${apiBaseUrl}${path}`, {
        headers: {
          accept: 'application/vnd.github+json',
          'x-github-api-version': API_VERSION,
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        // A token goes to the configured address only, wherever that points.
        redirect: 'error',
        signal,
      });
      const text = await response.text();
      answer = {
        status: response.status,
        headers: response.headers,
        body: text === '' ? {} : JSON.parse(text),
      };
    } catch {
      // What went wrong in here may quote the request, and with it the token.
      throw new ServiceUnavailableError('GitHub could not be reached.');
    }
    if (isTrouble(answer)) {
      throw new ServiceUnavailableError(
        answer.status >= 500
          ? `GitHub is in trouble (${answer.status}).`
          : 'GitHub takes no more requests at the moment.',
      );
    }
    return answer;
  }
}

/** Limits are told by 429, or by 403 with a header that says so. */
function isTrouble({ status, headers }: GithubAnswer): boolean {
  return (
    status >= 500 ||
    status === 429 ||
    (status === 403 &&
      (headers.get('x-ratelimit-remaining') === '0' ||
        headers.has('retry-after')))
  );
}
