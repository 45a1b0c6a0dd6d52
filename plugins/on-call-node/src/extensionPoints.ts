import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { HandoffContributor } from './handoff';
import type { OnCallMessenger } from './messenger';
import type { ReadinessProbe } from './readiness';
import type { OnCallSource } from './source';

/**
 * Adds sources of who is on call.
 *
 * @public
 */
export interface OnCallSourcesExtensionPoint {
  /**
   * Adds a source.
   *
   * @throws When a source of this name is there already.
   */
  addSource(source: OnCallSource): void;
}

/**
 * Where modules add sources of who is on call.
 *
 * @public
 */
export const onCallSourcesExtensionPoint =
  createExtensionPoint<OnCallSourcesExtensionPoint>({ id: 'on-call.sources' });

/**
 * Adds ways to reach people.
 *
 * @public
 */
export interface OnCallMessengersExtensionPoint {
  /**
   * Adds a messenger.
   *
   * @throws When a messenger of this name is there already.
   */
  addMessenger(messenger: OnCallMessenger): void;
}

/**
 * Where modules add ways to reach people.
 *
 * @public
 */
export const onCallMessengersExtensionPoint =
  createExtensionPoint<OnCallMessengersExtensionPoint>({
    id: 'on-call.messengers',
  });

/**
 * Adds machine checks of readiness.
 *
 * @public
 */
export interface OnCallReadinessExtensionPoint {
  /**
   * Adds a probe.
   *
   * @throws When a probe of this kind is there already.
   */
  addProbe(probe: ReadinessProbe): void;
}

/**
 * Where modules add machine checks of readiness.
 *
 * @public
 */
export const onCallReadinessExtensionPoint =
  createExtensionPoint<OnCallReadinessExtensionPoint>({
    id: 'on-call.readiness',
  });

/**
 * Adds sections to the draft of the handoff note.
 *
 * @public
 */
export interface OnCallHandoffExtensionPoint {
  /** Adds a contributor; its section stands where it was added. */
  addContributor(contributor: HandoffContributor): void;
}

/**
 * Where modules add sections to the draft of the handoff note.
 *
 * @public
 */
export const onCallHandoffExtensionPoint =
  createExtensionPoint<OnCallHandoffExtensionPoint>({ id: 'on-call.handoff' });
