import type { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Two users with one address are as good as none, but they have to be seen. */
const USERS_AN_EMAIL = 2;

/** Finds the users of the catalog behind those of PagerDuty, who are known by their e-mail. */
export class CatalogPeople {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): CatalogPeople {
    return new CatalogPeople(options.catalog, options.auth);
  }

  /**
   * The entity references of the users with these addresses, by the address in small letters; one
   * query for all. An address that several users have names none of them.
   */
  async byEmail(emails: string[]): Promise<Map<string, string>> {
    const wanted = new Set(emails.map(email => email.toLowerCase()));
    if (wanted.size === 0) return new Map();
    const { items } = await this.catalog.queryEntities(
      {
        query: { kind: 'User', 'spec.profile.email': { $in: [...emails] } },
        fields: ['kind', 'metadata.name', 'metadata.namespace', 'spec.profile'],
        limit: USERS_AN_EMAIL * wanted.size,
      },
      { credentials: await this.auth.getOwnServiceCredentials() },
    );
    const found = new Map<string, string>();
    const ambiguous = new Set<string>();
    for (const user of items) {
      const email = emailIn(user)?.toLowerCase();
      if (email === undefined || !wanted.has(email)) continue;
      if (found.has(email)) ambiguous.add(email);
      found.set(email, stringifyEntityRef(user));
    }
    ambiguous.forEach(email => found.delete(email));
    return found;
  }

  /** The e-mail of a user; nothing when they have none or are not in the catalog. */
  async emailOf(userRef: string): Promise<string | undefined> {
    const user = await this.catalog.getEntityByRef(userRef, {
      credentials: await this.auth.getOwnServiceCredentials(),
    });
    return user && emailIn(user);
  }
}

function emailIn({ spec }: Entity): string | undefined {
  const profile = spec?.profile as { email?: unknown } | undefined;
  const email = profile?.email;
  return typeof email === 'string' && email.trim() !== ''
    ? email.trim()
    : undefined;
}
