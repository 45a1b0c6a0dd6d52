export { ShiftBook } from './ShiftBook';
