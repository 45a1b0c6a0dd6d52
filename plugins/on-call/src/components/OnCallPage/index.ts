export { OnCallPage } from './OnCallPage';
export { Fairness, Gaps, MyShifts, Roster } from './Tabs';
