import { FairnessTab } from './Fairness/FairnessTab';
import { GapsTab } from './Gaps/GapsTab';
import { MineTab } from './Mine/MineTab';
import { PageFrame } from './PageFrame';
import { RosterTab } from './Roster/RosterTab';

/** In the new frontend system each tab stands alone in its sub page. */
interface TabProps {
  standalone?: boolean;
}

/** The tab with every rotation. */
export const Roster = (props: TabProps) => (
  <PageFrame {...props}>
    {rotations => <RosterTab rotations={rotations} />}
  </PageFrame>
);

/** The tab with the reader's own shifts. */
export const MyShifts = (props: TabProps) => (
  <PageFrame {...props}>
    {rotations => <MineTab rotations={rotations} />}
  </PageFrame>
);

/** The tab that shows how the load was shared. */
export const Fairness = (props: TabProps) => (
  <PageFrame {...props}>
    {rotations => <FairnessTab rotations={rotations} />}
  </PageFrame>
);

/** The tab with the times when nobody is on call. */
export const Gaps = (props: TabProps) => (
  <PageFrame {...props}>
    {rotations => <GapsTab rotations={rotations} />}
  </PageFrame>
);
