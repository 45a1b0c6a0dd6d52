import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const LOGIN_ANNOTATION = 'github.com/user-login';

/** Finds the users of the catalog by the login that the source knows them by. */
export class PeopleDirectory {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
    private readonly logger: LoggerService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): PeopleDirectory {
    return new PeopleDirectory(options.catalog, options.auth, options.logger);
  }

  /**
   * The entity references of the users with these logins. A login that nobody in the catalog has
   * is left out. When the catalog cannot be asked this throws, because a candidate whose author is
   * not known could be approved by its author.
   */
  async usersByLogin(logins: string[]): Promise<Map<string, string>> {
    const users = new Map<string, string>();
    if (logins.length === 0) return users;
    const { items } = await this.catalog.getEntities(
      {
        filter: {
          kind: 'User',
          [`metadata.annotations.${LOGIN_ANNOTATION}`]: logins,
        },
        fields: ['kind', 'metadata'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    for (const user of items) {
      const login = user.metadata.annotations?.[LOGIN_ANNOTATION];
      if (login) users.set(login, stringifyEntityRef(user));
    }
    this.logger.debug(`${users.size} of ${logins.length} logins are known`);
    return users;
  }
}
