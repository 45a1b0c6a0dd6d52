export { HomeOnCall } from './HomeOnCall';
