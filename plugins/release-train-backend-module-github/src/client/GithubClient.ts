import type {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  type GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { Octokit } from '@octokit/rest';
import { EtagCache } from './EtagCache';
import { isAnswer, readDate, readError } from './failures';
import { parseRepository, type Repository } from './repository';

// The version that the code was written against; octokit 19 sends none by itself.
const API_VERSION = '2022-11-28';

/**
 * One call's way to one repository.
 *
 * @public
 */
export interface RepositoryConnection {
  /** Carries the credentials and the signal of the call. */
  octokit: Octokit;
  /** What every request about the repository starts with. */
  at: { owner: string; repo: string };
  /** The repository, as its address names it. */
  repository: Repository;
}

/**
 * Octokit reads a body of every answer that calls itself JSON, and some servers let a 304, which
 * has none, do so.
 */
const fetchForOctokit: typeof fetch = async (...request) => {
  const response = await fetch(...request);
  if (response.status !== 304) return response;
  const headers = new Headers(response.headers);
  headers.delete('content-type');
  return new Response(null, { status: 304, headers });
};

/**
 * Reaches GitHub through the configured integrations (`integrations.github`). Credentials are
 * asked for at every call and never kept.
 *
 * @public
 */
export class GithubClient {
  private readonly cache = new EtagCache();

  private constructor(
    private readonly integrations: ScmIntegrations,
    private readonly credentials: GithubCredentialsProvider,
    private readonly logger: LoggerService,
  ) {}

  /** Reads the integrations; their credentials are asked for later. */
  static fromConfig(
    config: RootConfigService,
    options: { logger: LoggerService },
  ): GithubClient {
    const integrations = ScmIntegrations.fromConfig(config);
    return new GithubClient(
      integrations,
      DefaultGithubCredentialsProvider.fromIntegrations(integrations),
      options.logger,
    );
  }

  /**
   * Why a repository cannot be reached with this configuration, as the end of a sentence that
   * begins with the name of the key; `undefined` when it can.
   */
  problemWith(address: string): string | undefined {
    if (!parseRepository(address)) {
      return `expected the web address of a repository, such as https://github.com/example-org/explorer, got '${address}'`;
    }
    const integration = this.integrations.github.byUrl(address);
    const { host } = new URL(address);
    if (!integration) {
      return `expected a repository on a host under integrations.github, got the host '${host}'`;
    }
    if (!integration.config.apiBaseUrl) {
      return `expected an apiBaseUrl for the host '${host}' under integrations.github`;
    }
    return undefined;
  }

  /**
   * Connects to a repository for one call.
   *
   * @throws When no integration knows the repository, or the credentials cannot be had. Nothing
   * about the repository has been asked of GitHub then.
   */
  async connect(
    address: string,
    signal: AbortSignal,
  ): Promise<RepositoryConnection> {
    const problem = this.problemWith(address);
    if (problem) throw new Error(`Cannot reach ${address}: ${problem}`);
    const repository = parseRepository(address)!;
    const { token } = await this.credentialsFor(repository, signal);

    const log = this.octokitLog();
    const octokit = new Octokit({
      baseUrl: this.integrations.github.byUrl(address)!.config.apiBaseUrl,
      auth: token,
      log,
      request: { signal, log, fetch: fetchForOctokit },
    });
    // The options are changed in place: octokit does not hand another object on.
    octokit.hook.wrap('request', async (request, options) => {
      options.headers['x-github-api-version'] = API_VERSION;
      if (options.method !== 'GET') return request(options);

      const { url } = octokit.request.endpoint(options);
      const known = this.cache.get(token, url);
      if (known) options.headers['if-none-match'] = known.etag;
      try {
        const answer = await request(options);
        if (answer.status === 200 && answer.headers.etag) {
          this.cache.put(token, url, {
            etag: answer.headers.etag,
            headers: answer.headers,
            data: answer.data,
          });
        }
        return answer;
      } catch (error) {
        if (known && isAnswer(error, 304)) {
          // The content is the old one, but it was asked for now.
          const date = readDate(error);
          const headers = { ...known.headers, ...(date ? { date } : {}) };
          return { status: 200, url, headers, data: known.data };
        }
        throw error;
      }
    });
    return {
      octokit,
      at: { owner: repository.owner, repo: repository.repo },
      repository,
    };
  }

  /**
   * Reads from a repository. What goes wrong is thrown as one sentence that begins with "Could
   * not" and `what`.
   */
  async read<T>(
    what: string,
    address: string,
    signal: AbortSignal,
    reader: (connection: RepositoryConnection) => Promise<T>,
  ): Promise<T> {
    const connection = await this.connect(address, signal);
    try {
      return await reader(connection);
    } catch (error) {
      throw readError(error, what);
    }
  }

  /** The token of an App is fetched from GitHub, by a call that takes no signal. */
  private async credentialsFor(repository: Repository, signal: AbortSignal) {
    let end = () => {};
    const ended = new Promise<never>((_resolve, reject) => {
      end = () => reject(new DOMException('The call has ended', 'AbortError'));
    });
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();
    try {
      return await Promise.race([
        ended,
        this.credentials.getCredentials({ url: repository.webUrl }),
      ]);
    } catch (error) {
      throw readError(error, `get credentials for ${repository.webUrl}`);
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  // Octokit would write to the console, where nobody knows which plugin speaks.
  private octokitLog() {
    const debug = (message: string) => this.logger.debug(message);
    return { debug: () => {}, info: () => {}, warn: debug, error: debug };
  }
}
