/**
 * Brings what the release train has under way into the handoff note of the on-call plugin.
 *
 * @packageDocumentation
 */

export { onCallModuleReleaseTrain as default } from './module';
