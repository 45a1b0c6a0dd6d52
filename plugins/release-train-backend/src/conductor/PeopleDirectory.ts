import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  parseEntityRef,
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const LOGIN_ANNOTATION = 'github.com/user-login';

/** The catalog is asked by address, whose length has a limit. */
const LOGINS_AT_ONCE = 50;

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
    const known = new Map<string, string>();
    for (let i = 0; i < logins.length; i += LOGINS_AT_ONCE) {
      const { items } = await this.catalog.getEntities(
        {
          filter: {
            kind: 'User',
            [`metadata.annotations.${LOGIN_ANNOTATION}`]: logins.slice(
              i,
              i + LOGINS_AT_ONCE,
            ),
          },
          fields: ['kind', 'metadata'],
        },
        { credentials: await this.auth.getOwnServiceCredentials() },
      );
      for (const user of items) {
        const login = user.metadata.annotations?.[LOGIN_ANNOTATION];
        if (login) known.set(login.toLowerCase(), stringifyEntityRef(user));
      }
    }
    const users = new Map<string, string>();
    for (const login of logins) {
      // GitHub's logins differ in more than case, and people write them as they like.
      const user = known.get(login.toLowerCase());
      if (user) users.set(login, user);
    }
    this.logger.debug(`${users.size} of ${logins.length} logins are known`);
    return users;
  }

  /**
   * The entity references of the users who belong to a group themselves, in the order of their
   * names. Throws when the catalog cannot be asked.
   */
  async membersOf(group: string): Promise<string[]> {
    const { items } = await this.catalog.getEntities(
      {
        filter: {
          kind: 'User',
          [`relations.${RELATION_MEMBER_OF}`]: stringifyEntityRef(
            parseEntityRef(group),
          ),
        },
        fields: ['kind', 'metadata'],
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    return items.map(user => stringifyEntityRef(user)).sort();
  }
}
