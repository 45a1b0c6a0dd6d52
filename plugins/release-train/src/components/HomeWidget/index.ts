export { HomeReleaseTrain } from './HomeReleaseTrain';
