import type {
  Rotation,
  ScheduleChanges,
} from '@signalbox/backstage-plugin-on-call-common';
import type { ConfiguredRotation } from '../config/model';

/** A rotation with all that decides who is on call. */
export interface RotationSchedule {
  configured: ConfiguredRotation;
  rotation: Rotation;
  changes: ScheduleChanges;
}

/** Answers who is on call, from the configuration and the database alone. */
export interface RotationSchedules {
  /**
   * One rotation as it is now.
   *
   * @throws NotFoundError when there is none of that id.
   */
  load(rotationId: string): Promise<RotationSchedule>;
  /** All of them, by one query a table. */
  loadAll(): Promise<RotationSchedule[]>;
}
