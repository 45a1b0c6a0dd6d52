export { Handoff } from './Handoff';
