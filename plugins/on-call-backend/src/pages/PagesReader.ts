import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';

/** What other parts of the plugin need to know of pages. It does not ask who may see them. */
export interface PagesReader {
  /**
   * Pages that are not resolved, the newest first, at most 100. With neither it is all of them, with
   * both those that fit either.
   */
  openFor(of: {
    /** Ids of rotations. */
    rotations?: readonly string[];
    entityRefs?: readonly string[];
  }): Promise<OnCallPage[]>;
  /**
   * Whom the pages of a rotation have been sent to in `[from, to)` (epoch milliseconds), once for
   * each page and person, by time.
   */
  counted(
    rotationId: string,
    from: number,
    to: number,
  ): Promise<Array<{ person: string; at: number }>>;
}
