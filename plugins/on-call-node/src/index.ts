/**
 * What modules of the on-call backend plugin, and other backend plugins, need.
 *
 * @packageDocumentation
 */

export * from './extensionPoints';
export * from './handoff';
export * from './messenger';
export * from './readiness';
export * from './service';
export * from './source';
