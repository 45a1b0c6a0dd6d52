export { ReleaseTrainPage } from './ReleaseTrainPage';
export { Board, Calendar, Figures, History, Rehearsal } from './Tabs';
