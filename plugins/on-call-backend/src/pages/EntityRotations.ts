import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Says which rotation is for an entity: its own, or that of its System or owning Group. */
export interface EntityRotations {
  /**
   * The id of the rotation, or `source:key` of what only a source outside knows; nothing when nobody
   * is on call for it.
   *
   * @throws NotFoundError when the caller may not know of the entity.
   */
  rotationOf(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<string | undefined>;
}
