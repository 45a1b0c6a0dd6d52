import type { Entity } from '@backstage/catalog-model';

/**
 * The annotation of an entity whose people are those of a rotation. Its value is the id of the
 * rotation.
 *
 * @public
 */
export const ON_CALL_ROTATION_ANNOTATION = 'signalbox.dev/on-call-rotation';

/**
 * The annotation by which PagerDuty's own plugin names the service of an entity.
 *
 * @public
 */
export const PAGERDUTY_SERVICE_ANNOTATION = 'pagerduty.com/service-id';

/**
 * The annotation by which PagerDuty's own plugin names the account of an entity, where there are
 * several.
 *
 * @public
 */
export const PAGERDUTY_ACCOUNT_ANNOTATION = 'pagerduty.com/account';

/**
 * Whether the entity itself says who is on call for it. Its System or its owning Group may say so in
 * its place; only the backend knows that.
 *
 * @public
 */
export function isOnCallAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Boolean(
    annotations[ON_CALL_ROTATION_ANNOTATION] ??
      annotations[PAGERDUTY_SERVICE_ANNOTATION],
  );
}
