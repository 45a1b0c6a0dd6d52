import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import type { RotationSchedule } from '../schedule/RotationSchedules';

/** A handoff note that somebody has not acknowledged yet. */
export interface WaitingHandoff {
  /** The shift that ends with it. */
  shiftId: string;
  rotation: string;
  rotationTitle: string;
}

/** Tells what one primary hands over to the next. */
export interface HandoffReader {
  /**
   * The handoff note, or the draft of one, at the end of the shift that holds now (`coming`), or at its beginning (`last`).
   *
   * @throws NotFoundError when there is no rotation of that id.
   */
  ofRotation(rotationId: string, which: 'coming' | 'last'): Promise<Handoff>;
  /**
   * The notes that wait for this person to acknowledge them: at the beginning of the shifts that hold
   * now, and at their ends. One query.
   */
  waitingFor(
    person: string,
    schedules: readonly RotationSchedule[],
  ): Promise<WaitingHandoff[]>;
}
