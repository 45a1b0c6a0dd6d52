export { OnCallContent } from './OnCallContent';
