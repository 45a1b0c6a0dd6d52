/**
 * Types, permissions and the pure domain of the on-call plugin.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './domain/drift';
export { dueAt, type DutySchedule } from './domain/duties';
export * from './domain/escalation';
export * from './domain/fairness';
export {
  doubledIn,
  gapsIn,
  type DoubledPerson,
  type ScheduleGap,
} from './domain/gaps';
export * from './domain/preview';
export { changeRoster, sameMembers, scheduledPerson } from './domain/rosters';
export * from './domain/rotation';
export * from './domain/schedule';
export {
  formatShiftId,
  parseShiftId,
  shiftNumberAt,
  shiftOf,
  shiftsBetween,
} from './domain/shifts';
export * from './permissions';
export * from './types';
export type {
  components as OnCallComponents,
  operations as OnCallOperations,
  paths as OnCallPaths,
} from './generated/openapi';
