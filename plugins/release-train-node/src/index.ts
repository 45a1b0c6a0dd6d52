/**
 * What modules of the release-train backend plugin, and other backend plugins, need.
 *
 * @packageDocumentation
 */

export * from './announcer';
export * from './changeSource';
export * from './drivers';
export * from './events';
export * from './extensionPoints';
export * from './intake';
export * from './service';
