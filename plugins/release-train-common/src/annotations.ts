import type { Entity } from '@backstage/catalog-model';

/**
 * The annotation of a component that rides on a train. Its value is the id of the train.
 *
 * @public
 */
export const RELEASE_TRAIN_ANNOTATION = 'signalbox.dev/release-train';

/**
 * Whether the entity rides on a train, so that its page should have the release-train tab.
 *
 * @public
 */
export function isReleaseTrainAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[RELEASE_TRAIN_ANNOTATION]);
}
