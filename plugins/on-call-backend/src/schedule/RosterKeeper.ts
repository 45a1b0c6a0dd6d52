import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  RELATION_MEMBER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ConfiguredRotation, OnCallModel } from '../config/model';
import type { Rosters } from './Rosters';

/**
 * Writes down who takes turns where that is whoever is in a group. Members are in the order of their
 * names, and whoever has a fixed level, such as the manager, takes no turns.
 */
export class RosterKeeper {
  /** Groups that could not be read the last time, so that each is told of once. */
  readonly #silent = new Set<string>();
  /** Whom the last look found, by rotation. */
  readonly #seen = new Map<string, string>();

  private constructor(
    private readonly parts: {
      model: OnCallModel;
      rosters: Rosters;
      catalog: CatalogService;
      auth: AuthService;
      logger: LoggerService;
      changed: (rotationId: string) => void;
    },
  ) {}

  static create(parts: {
    model: OnCallModel;
    rosters: Rosters;
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    /** Told after the commit. */
    changed: (rotationId: string) => void;
  }): RosterKeeper {
    return new RosterKeeper(parts);
  }

  /**
   * Looks at every group once. What differs is written down when a second look finds it too, because
   * a catalog that is just being filled shows a group before all of its members. A group that cannot
   * be read, or that has nobody, keeps who was in it last. False when another look is wanted soon.
   */
  async look(): Promise<boolean> {
    const { model, rosters, logger, changed } = this.parts;
    let complete = true;
    for (const rotation of model.rotations.values()) {
      if (rotation.members.kind !== 'group') continue;
      const { group } = rotation.members;
      try {
        const members = await this.membersOf(group, rotation);
        if (members.length === 0) throw new Error('It has no members');
        this.#silent.delete(group);
        const found = members.join();
        if (this.#seen.get(rotation.id) !== found) {
          this.#seen.set(rotation.id, found);
          complete = false;
          continue;
        }
        if (await rosters.record(rotation, members)) changed(rotation.id);
      } catch (error) {
        complete = false;
        if (this.#silent.has(group)) continue;
        this.#silent.add(group);
        logger.warn(
          `The members of ${group} could not be read; ${rotation.id} goes on with those before: ${error}`,
        );
      }
    }
    return complete;
  }

  private async membersOf(
    group: string,
    { levels }: ConfiguredRotation,
  ): Promise<string[]> {
    const { catalog, auth } = this.parts;
    const { items } = await catalog.getEntities(
      {
        filter: { kind: 'User', [`relations.${RELATION_MEMBER_OF}`]: group },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const fixed = levels.flatMap(level =>
      level.kind === 'fixed' ? [level.person] : [],
    );
    return items
      .map(entity => stringifyEntityRef(entity))
      .filter(person => !fixed.includes(person))
      .sort();
  }
}
