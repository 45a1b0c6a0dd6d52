/**
 * Types, permissions and the pure domain of the release-train plugin.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './domain/candidate';
export * from './domain/deployment';
export * from './domain/figures';
export * from './domain/freeze';
export * from './domain/guards';
export * from './domain/instants';
export * from './domain/machine';
export * from './domain/notes';
export * from './domain/run';
export * from './domain/schedule';
export * from './domain/version';
export * from './domain/warnings';
export * from './permissions';
export * from './types';
export type {
  components as ReleaseTrainComponents,
  operations as ReleaseTrainOperations,
  paths as ReleaseTrainPaths,
} from './generated/openapi';
