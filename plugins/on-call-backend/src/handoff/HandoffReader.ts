import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';

/** Tells what one primary hands over to the next. */
export interface HandoffReader {
  /**
   * The handoff note, or the draft of one, at the end of a shift.
   *
   * @param shiftId - its id in the API.
   * @throws NotFoundError when there is no such rotation, InputError when it is no id of a shift.
   */
  ofShift(shiftId: string): Promise<Handoff>;
  /**
   * The one at the end of the shift that holds now (`coming`), or at its beginning (`last`).
   *
   * @throws NotFoundError when there is no rotation of that id.
   */
  ofRotation(rotationId: string, which: 'coming' | 'last'): Promise<Handoff>;
}
