import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { invalidRequest } from '../service/errors';

/** Who can be on call: the users of the catalog that the caller may see. */
export class People {
  private constructor(private readonly catalog: CatalogService) {}

  static create(options: { catalog: CatalogService }): People {
    return new People(options.catalog);
  }

  /** @throws InputError naming the field when the catalog has no such user. */
  async require(
    ref: string,
    field: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const known =
      ref.startsWith('user:') &&
      (await this.catalog.getEntityByRef(ref, { credentials }));
    if (!known) {
      throw invalidRequest(
        `${field}: the catalog has no user '${ref}'; choose somebody who is in it`,
      );
    }
  }
}
