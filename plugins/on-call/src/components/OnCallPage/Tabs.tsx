/** In the new frontend system each tab stands alone in its sub page. */
interface TabProps {
  standalone?: boolean;
}

/** The tab with every rotation. */
export const Roster = (_: TabProps) => null;

/** The tab with the reader's own shifts. */
export const MyShifts = (_: TabProps) => null;

/** The tab that shows how the load was shared. */
export const Fairness = (_: TabProps) => null;

/** The tab with the times when nobody is on call. */
export const Gaps = (_: TabProps) => null;
