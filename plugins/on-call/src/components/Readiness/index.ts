export { Readiness } from './Readiness';
export { ReadinessOfNext } from './ReadinessOfNext';
