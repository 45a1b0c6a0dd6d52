import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  getCompoundEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { ON_CALL_ROTATION_ANNOTATION } from '@signalbox/backstage-plugin-on-call-common';
import type { OnCallModel } from '../config/model';
import { notFound } from '../service/errors';
import {
  placeOf,
  type OutsideKey,
  type OutsideSources,
} from './OutsideSources';

/** What an entity, or what it belongs to, says of who is on call for it. */
export interface EntityOnCall {
  entityRef: string;
  /** The configured rotation. */
  rotation?: string;
  /** Where a source outside says who is on call. */
  outside?: OutsideKey;
  /** What was named but is not configured. */
  unknown?: string;
  /** The System or Group that says so, where it is not the entity itself. */
  inheritedFrom?: string;
}

/** Finds who is on call for an entity: by itself, then by its System, then by its owning Group. */
export class EntityResolver {
  private constructor(
    private readonly catalog: CatalogService,
    private readonly model: OnCallModel,
    private readonly outside: OutsideSources,
  ) {}

  static create(options: {
    catalog: CatalogService;
    model: OnCallModel;
    outside: OutsideSources;
  }): EntityResolver {
    return new EntityResolver(options.catalog, options.model, options.outside);
  }

  /** @throws NotFoundError when the caller may not know of the entity. */
  async resolve(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntityOnCall> {
    const entity = await this.catalog.getEntityByRef(entityRef, {
      credentials,
    });
    if (!entity) throw notFound('entity', entityRef);
    const own = this.read(entity);
    if (own.rotation !== undefined) return { ...own, entityRef };
    const parents = await this.parentsOf(entity, credentials);
    const said = [own, ...parents.map(parent => this.read(parent))];
    // The nearest word counts, also where it is misspelt: nobody should be paged by mistake.
    const named = said.find(
      one => one.rotation !== undefined || one.unknown !== undefined,
    );
    const outside = said.find(one => one.outside !== undefined);
    const first = named ?? outside;
    return {
      entityRef,
      rotation: named?.rotation,
      outside: outside?.outside,
      unknown: named?.unknown,
      inheritedFrom: first === own ? undefined : first?.entityRef,
    };
  }

  /**
   * Whose job it is to be paged for an entity: the id of the rotation, or `source:key` where a source
   * says so that is not the one of the rotation; nothing when nobody is on call for it. It is always
   * whom the page shows to be on call.
   *
   * @throws NotFoundError when the caller may not know of the entity.
   */
  async rotationOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<string | undefined> {
    const { rotation, outside } = await this.resolve(entityRef, credentials);
    if (outside && !this.outside.isOf(rotation, outside)) {
      return placeOf(outside);
    }
    return rotation;
  }

  /** What this entity says by itself: its annotations, else the configuration of a rotation. */
  private read(entity: Entity): EntityOnCall {
    const { rotations } = this.model;
    const entityRef = stringifyEntityRef(getCompoundEntityRef(entity));
    const named = entity.metadata.annotations?.[ON_CALL_ROTATION_ANNOTATION];
    const outside = this.outside.ofEntity(entity);
    if (named !== undefined) {
      return rotations.has(named)
        ? { entityRef, rotation: named, outside }
        : { entityRef, unknown: named, outside };
    }
    const configured = [...rotations.values()].find(({ entityRefs }) =>
      entityRefs.includes(entityRef),
    );
    return { entityRef, rotation: configured?.id, outside };
  }

  private async parentsOf(
    entity: Entity,
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const related = (type: string, kind: string) =>
      (entity.relations ?? [])
        .filter(
          relation =>
            relation.type === type && relation.targetRef.startsWith(kind),
        )
        .map(({ targetRef }) => targetRef);
    const entityRefs = [
      ...related(RELATION_PART_OF, 'system:'),
      ...related(RELATION_OWNED_BY, 'group:'),
    ];
    if (entityRefs.length === 0) return [];
    const { items } = await this.catalog.getEntitiesByRefs(
      { entityRefs },
      { credentials },
    );
    return items.flatMap(item => item ?? []);
  }
}
