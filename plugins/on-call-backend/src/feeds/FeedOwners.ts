import type { AuthService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { withCode } from '../service/errors';

/**
 * Whose feeds are still read. Nobody signs in to read one, so no policy is asked; but whoever is not
 * in the catalog any more has left, and could not revoke their feeds either.
 */
export class FeedOwners {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): FeedOwners {
    return new FeedOwners(options.catalog, options.auth);
  }

  /** @throws ServiceUnavailableError when the catalog cannot be asked; calendars keep what they have. */
  async isKnown(userRef: string): Promise<boolean> {
    try {
      const entity = await this.catalog.getEntityByRef(userRef, {
        credentials: await this.auth.getOwnServiceCredentials(),
      });
      return entity !== undefined;
    } catch {
      throw withCode(
        new ServiceUnavailableError(
          'The catalog could not be asked whose calendar feed this is; try again later.',
        ),
        'SOURCE_UNAVAILABLE',
      );
    }
  }
}
