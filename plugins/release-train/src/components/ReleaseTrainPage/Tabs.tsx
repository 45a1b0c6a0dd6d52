import { BoardTab } from './Board/BoardTab';
import { CalendarTab } from './Calendar/CalendarTab';
import { FiguresTab } from './Figures/FiguresTab';
import { PastTab } from './History/PastTab';
import { PageFrame } from './PageFrame';
import { RehearsalTab } from './Rehearsal/RehearsalTab';

/** In the new frontend system each tab stands alone in its sub page. */
interface TabProps {
  standalone?: boolean;
}

/** The tab with every train. */
export const Board = (props: TabProps) => (
  <PageFrame {...props}>{trains => <BoardTab trains={trains} />}</PageFrame>
);

/** The tab with the months of all trains. */
export const Calendar = (props: TabProps) => (
  <PageFrame {...props}>{trains => <CalendarTab trains={trains} />}</PageFrame>
);

/** The tab with the runs and deployments of all trains. */
export const History = (props: TabProps) => (
  <PageFrame {...props}>{trains => <PastTab trains={trains} />}</PageFrame>
);

/** The tab with the four figures of DORA. */
export const Figures = (props: TabProps) => (
  <PageFrame {...props}>{trains => <FiguresTab trains={trains} />}</PageFrame>
);

/** The tab that plays the coming weeks through. */
export const Rehearsal = (props: TabProps) => (
  <PageFrame {...props}>{trains => <RehearsalTab trains={trains} />}</PageFrame>
);
