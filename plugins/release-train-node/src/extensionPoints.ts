import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Announcer } from './announcer';
import type { ChangeSource } from './changeSource';
import type { DeployDriver } from './drivers';

/**
 * Adds mechanisms that bring revisions into environments.
 *
 * @public
 */
export interface ReleaseTrainDriversExtensionPoint {
  /** @throws When a driver for the same mechanism is there already. */
  addDriver(driver: DeployDriver): void;
}

/** @public */
export const releaseTrainDriversExtensionPoint =
  createExtensionPoint<ReleaseTrainDriversExtensionPoint>({
    id: 'release-train.drivers',
  });

/**
 * Adds sources of revisions and changes.
 *
 * @public
 */
export interface ReleaseTrainChangeSourcesExtensionPoint {
  addChangeSource(source: ChangeSource): void;
}

/** @public */
export const releaseTrainChangeSourcesExtensionPoint =
  createExtensionPoint<ReleaseTrainChangeSourcesExtensionPoint>({
    id: 'release-train.change-sources',
  });

/**
 * Sets who tells the channel.
 *
 * @public
 */
export interface ReleaseTrainAnnouncerExtensionPoint {
  /** @throws When an announcer is set already. */
  setAnnouncer(announcer: Announcer): void;
}

/** @public */
export const releaseTrainAnnouncerExtensionPoint =
  createExtensionPoint<ReleaseTrainAnnouncerExtensionPoint>({
    id: 'release-train.announcer',
  });
