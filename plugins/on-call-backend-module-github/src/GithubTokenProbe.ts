import type { AuthService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  MachineFinding,
  ReadinessProbe,
} from '@signalbox/backstage-plugin-on-call-node';
import type { GithubApi, GithubRepository } from './GithubApi';
import {
  PERMISSIONS,
  readGithubTokenOptions,
  type GithubTokenOptions,
} from './options';
import { readScopes } from './scopes';

const LOGIN_ANNOTATION = 'github.com/user-login';

interface Look {
  assigned: MachineFinding;
  works: MachineFinding;
}

/**
 * Looks whether somebody has what it takes to deploy by GitHub. Whether they have access to the
 * repositories, the portal can see by itself. What their personal token may do, only GitHub can say
 * to whoever holds it, so that takes the token, for one look.
 */
export class GithubTokenProbe implements ReadinessProbe {
  readonly kind = 'github-token';

  private constructor(
    private readonly api: GithubApi,
    private readonly auth: AuthService,
    private readonly catalog: CatalogService,
  ) {}

  static create(options: {
    api: GithubApi;
    auth: AuthService;
    catalog: CatalogService;
  }): GithubTokenProbe {
    return new GithubTokenProbe(options.api, options.auth, options.catalog);
  }

  readOptions(config: Config): GithubTokenOptions {
    return readGithubTokenOptions(config, this.api);
  }

  async look(
    person: string,
    options: unknown,
    signal: AbortSignal,
  ): Promise<Look> {
    const login = await this.loginOf(person);
    const detail = login
      ? 'What a personal token may do shows only in a look with the token.'
      : `The catalog does not tell their GitHub login (${LOGIN_ANNOTATION}).`;
    return {
      assigned: login
        ? await this.accessOf(login, options as GithubTokenOptions, signal)
        : { state: 'unknown', detail },
      works: { state: 'unknown', detail },
    };
  }

  async lookWithToken(
    person: string,
    options: unknown,
    token: string,
    signal: AbortSignal,
  ): Promise<Look> {
    // Such a sign would come back in the message of an error of the HTTP client.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new InputError('token: it has signs in it that no token has');
    }
    const wanted = options as GithubTokenOptions;
    const login = await this.loginOf(person);
    if (!login) {
      throw new InputError(
        `token: whose it is cannot be told, because the catalog does not tell the GitHub login (${LOGIN_ANNOTATION}) of ${person}`,
      );
    }
    const works = await this.tokenWorks(login, wanted, token, signal);
    return { assigned: await this.accessOf(login, wanted, signal), works };
  }

  private async loginOf(person: string): Promise<string | undefined> {
    const user = await this.catalog.getEntityByRef(person, {
      credentials: await this.auth.getOwnServiceCredentials(),
    });
    return user?.metadata.annotations?.[LOGIN_ANNOTATION];
  }

  /** Asks as the portal, whose credentials need to read the repositories' collaborators. */
  private async accessOf(
    login: string,
    { repositories, permission }: GithubTokenOptions,
    signal: AbortSignal,
  ): Promise<MachineFinding> {
    const lacking: string[] = [];
    for (const repository of repositories) {
      const { status, body } = await this.api.getAsPortal(
        repository,
        `${pathOf(repository)}/collaborators/${encodeURIComponent(
          login,
        )}/permission`,
        signal,
      );
      if (status !== 200) {
        return {
          state: 'unknown',
          detail: `GitHub did not tell what ${login} may do with ${nameOf(
            repository,
          )} (${status}).`,
        };
      }
      const given = PERMISSIONS.findIndex(name => name === body.permission);
      if (given < PERMISSIONS.indexOf(permission)) {
        lacking.push(nameOf(repository));
      }
    }
    return lacking.length > 0
      ? {
          state: 'no',
          detail: `${login} has no ${permission} access to ${lacking.join(
            ', ',
          )}.`,
        }
      : { state: 'yes', detail: `${login} has ${permission} access.` };
  }

  private async tokenWorks(
    login: string,
    { repositories, scopes }: GithubTokenOptions,
    token: string,
    signal: AbortSignal,
  ): Promise<MachineFinding> {
    const [first] = repositories;
    const me = await this.api.get(first, '/user', token, signal);
    if (me.status === 401) {
      return {
        state: 'no',
        detail: 'GitHub does not accept the token; it may have run out.',
      };
    }
    if (me.status !== 200) {
      return {
        state: 'unknown',
        detail: `GitHub did not tell whose token it is (${me.status}).`,
      };
    }
    if (String(me.body.login).toLowerCase() !== login.toLowerCase()) {
      throw new InputError(
        `token: it belongs to another GitHub user than ${login}`,
      );
    }
    const listed = me.headers.get('x-oauth-scopes');
    if (listed === null && scopes.length > 0) {
      return {
        state: 'unknown',
        detail:
          'GitHub tells no scopes of this kind of token; they show of a classic token only.',
      };
    }
    const has = readScopes(listed ?? '');
    const missing = scopes.filter(scope => !has.has(scope));
    if (missing.length > 0) {
      return {
        state: 'no',
        detail: `The token lacks the scopes ${missing.join(', ')}.`,
      };
    }
    return this.tokenReaches(repositories, token, signal);
  }

  private async tokenReaches(
    repositories: GithubRepository[],
    token: string,
    signal: AbortSignal,
  ): Promise<MachineFinding> {
    for (const repository of repositories) {
      const { status, headers } = await this.api.get(
        repository,
        pathOf(repository),
        token,
        signal,
      );
      if (status === 403 && headers.has('x-github-sso')) {
        return {
          state: 'no',
          detail: `SSO is not enabled for the token in ${repository.owner}.`,
        };
      }
      if (status !== 200) {
        return {
          state: 'no',
          detail: `The token cannot read ${nameOf(repository)} (${status}).`,
        };
      }
    }
    return {
      state: 'yes',
      detail: 'The token has the scopes, and SSO is enabled for it.',
    };
  }
}

function pathOf({ owner, name }: GithubRepository): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function nameOf({ owner, name }: GithubRepository): string {
  return `${owner}/${name}`;
}
