/**
 * Who is on call by PagerDuty, for the on-call plugin.
 *
 * @packageDocumentation
 */

export { onCallModulePagerDuty as default } from './module';
