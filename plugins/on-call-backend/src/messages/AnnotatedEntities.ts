import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ON_CALL_ROTATION_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallModel } from '../config/model';

/** What is for the most people comes first. */
const KINDS = ['domain', 'system', 'group'];

/**
 * Finds where a rotation that the configuration gives no entity is to be seen: on what is annotated
 * with it. Messages link there, and none of them waits for the catalog.
 */
export class AnnotatedEntities {
  #silent = false;

  private constructor(
    private readonly parts: {
      model: OnCallModel;
      catalog: CatalogService;
      auth: AuthService;
      logger: LoggerService;
    },
  ) {}

  static create(parts: {
    model: OnCallModel;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
  }): AnnotatedEntities {
    return new AnnotatedEntities(parts);
  }

  /** Looks once, by one query for all rotations. What was found before stays when it cannot. */
  async look(): Promise<void> {
    const { model, catalog, auth, logger } = this.parts;
    const wanted = [...model.rotations.values()]
      .filter(({ entityRefs }) => entityRefs.length === 0)
      .map(({ id }) => id);
    if (wanted.length === 0) return;
    const key = `metadata.annotations.${ON_CALL_ROTATION_ANNOTATION}`;
    try {
      const { items } = await catalog.getEntities(
        { filter: { [key]: wanted }, fields: ['kind', 'metadata'] },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      this.#silent = false;
      model.annotated.clear();
      for (const entity of [...items].sort(byReach)) {
        const id = entity.metadata.annotations?.[ON_CALL_ROTATION_ANNOTATION];
        if (id === undefined || model.annotated.has(id)) continue;
        model.annotated.set(id, stringifyEntityRef(entity));
      }
    } catch (error) {
      if (this.#silent) return;
      this.#silent = true;
      logger.warn(
        `The catalog could not be asked what is annotated with a rotation; links go on as before: ${error}`,
      );
    }
  }
}

function byReach(one: Entity, other: Entity): number {
  return (
    reachOf(one) - reachOf(other) ||
    stringifyEntityRef(one).localeCompare(stringifyEntityRef(other))
  );
}

function reachOf({ kind }: Entity): number {
  const place = KINDS.indexOf(kind.toLowerCase());
  return place < 0 ? KINDS.length : place;
}
