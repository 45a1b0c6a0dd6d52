import type { AuthService } from '@backstage/backend-plugin-api';
import {
  RELATION_HAS_PART,
  RELATION_OWNER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ON_CALL_ROTATION_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';

/**
 * What a rotation is for: the entities under its `entityRefs`, those that are annotated with it, and
 * the parts of the Systems and what is owned by the Groups among them.
 */
export class RotationEntities {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly auth: AuthService,
  ) {}

  static create(options: {
    catalog: CatalogService;
    auth: AuthService;
  }): RotationEntities {
    return new RotationEntities(options.catalog, options.auth);
  }

  /** Their references, each once. Throws when the catalog cannot be asked. */
  async of({ id, entityRefs }: ConfiguredRotation): Promise<string[]> {
    const credentials = await this.auth.getOwnServiceCredentials();
    const [{ items: annotated }, { items: configured }] = await Promise.all([
      this.catalog.getEntities(
        {
          filter: {
            [`metadata.annotations.${ON_CALL_ROTATION_ANNOTATION}`]: id,
          },
          fields: ['kind', 'metadata', 'relations'],
        },
        { credentials },
      ),
      this.catalog.getEntitiesByRefs(
        { entityRefs: [...entityRefs], fields: ['kind', 'relations'] },
        { credentials },
      ),
    ]);
    const refs = new Set([
      ...entityRefs,
      ...annotated.map(entity => stringifyEntityRef(entity)),
    ]);
    for (const entity of [...annotated, ...configured]) {
      const kind = entity?.kind.toLowerCase();
      if (kind !== 'system' && kind !== 'group') continue;
      const relation =
        kind === 'system' ? RELATION_HAS_PART : RELATION_OWNER_OF;
      for (const { type, targetRef } of entity?.relations ?? []) {
        if (type === relation) refs.add(targetRef);
      }
    }
    return [...refs].sort();
  }
}
