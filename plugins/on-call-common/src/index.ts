/**
 * Types, permissions and the pure domain of the on-call plugin.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './domain/escalation';
export * from './domain/rotation';
export * from './permissions';
export * from './types';
export type {
  components as OnCallComponents,
  operations as OnCallOperations,
  paths as OnCallPaths,
} from './generated/openapi';
