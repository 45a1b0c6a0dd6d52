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
  /**
   * Adds the driver of one mechanism.
   *
   * @throws When a driver for the same mechanism is there already.
   */
  addDriver(driver: DeployDriver): void;
}

/**
 * Where modules add mechanisms that bring revisions into environments.
 *
 * @public
 */
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
  /** Adds a source; the first that handles a repository is asked about it. */
  addChangeSource(source: ChangeSource): void;
}

/**
 * Where modules add sources of revisions and changes.
 *
 * @public
 */
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
  /**
   * Sets the one announcer.
   *
   * @throws When an announcer is set already.
   */
  setAnnouncer(announcer: Announcer): void;
}

/**
 * Where a module sets who tells the channel.
 *
 * @public
 */
export const releaseTrainAnnouncerExtensionPoint =
  createExtensionPoint<ReleaseTrainAnnouncerExtensionPoint>({
    id: 'release-train.announcer',
  });
